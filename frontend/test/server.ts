/** A server for tests: answers operations by name, and remembers what it was asked. */
import { vi } from 'vitest';

type Answers = Record<string, (variables: any) => unknown>;

export interface Asked {
  name: string;
  variables: any;
}

/** Answer each operation with `data`; a function that throws is a connection that breaks. */
export function serve(answers: Answers): { asked: Asked[] } {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    const { documentId, variables } = JSON.parse(String(init.body)) as { documentId: string; variables: unknown };
    const name = documentId.replace(/\.\w+$/, '');
    asked.push({ name, variables });
    const answer = answers[name];
    if (!answer) throw new TypeError(`nobody answers ${name}`);
    return new Response(JSON.stringify({ data: answer(variables) }), { headers: { 'content-type': 'application/json' } });
  });
  return { asked };
}

/** One refusal, as payloads carry it. */
export const refusal = (code: string, path: string[] = [], message = 'As the server says it.') => ({
  code,
  message,
  path,
  parameters: [],
  retryAfterSeconds: null,
});
