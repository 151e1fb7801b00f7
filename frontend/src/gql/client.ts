/** Asking the server: one operation over POST with the session's cookie. Live updates are `subscribe.ts`. */
import { signal } from '@preact/signals';
import type { TadaDocumentNode } from './graphql.ts';

export const ENDPOINT = '/graphql';

/** Why an operation brought nothing: OFFLINE (no answer), or the code of the server's first error. */
export class RequestFailed extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }
}

/** The server's code, and the status beside it, for a document that it does not know. */
export const UNKNOWN_DOCUMENT = 'PERSISTED_DOCUMENT_NOT_FOUND';
export const NOT_KNOWN = 404;

/** Whether the server has another version of the dashboard than this page is of, and no longer knows what this one asks. */
export const outdated = signal(false);

interface Answer {
  data?: unknown;
  errors?: { message: string; extensions?: { code?: string } }[];
}

type Variables<V> = Record<string, never> extends V ? [variables?: V] : [variables: V];

/** Headers of every operation: server texts come in the language of the page. */
export const headers = (): Record<string, string> => ({ 'accept-language': document.documentElement.lang || 'en' });

/** The body of an operation: its document is named, as the appendix on persisted documents of the GraphQL-over-HTTP specification has
 * it. The types know documents; what runs knows their identifiers. */
export const bodyOf = (documentId: unknown, variables: unknown) => ({ documentId, variables });

async function post(body: string, keepalive: boolean): Promise<Response> {
  try {
    return await fetch(ENDPOINT, {
      method: 'POST',
      credentials: 'same-origin',
      keepalive,
      headers: { ...headers(), 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
      body,
    });
  } catch {
    throw new RequestFailed('OFFLINE', 'No answer from the server.');
  }
}

/** How far the server's clock is ahead of this device's, in ms. A clock that is set wrong would put events into the future. */
let ahead = 0;
const WORTH_CORRECTING = 5_000;

/** The time by the server's clock. */
export const serverNow = (): Date => new Date(Date.now() + ahead);

function compareClocks(response: Response): void {
  const difference = Date.parse(response.headers.get('date') ?? '') - Date.now();
  ahead = Math.abs(difference) > WORTH_CORRECTING ? difference : 0;
}

async function answer(response: Response): Promise<Answer> {
  compareClocks(response);
  if (response.status === 429) {
    throw new RequestFailed('THROTTLED', 'Too many requests.', Number(response.headers.get('retry-after') ?? 60));
  }
  try {
    return (await response.json()) as Answer;
  } catch {
    // A proxy's page or half an answer: the server itself was not reached.
    throw new RequestFailed('OFFLINE', `The answer could not be read (${response.status}).`);
  }
}

async function ask(operation: unknown, variables: unknown, keepalive: boolean): Promise<unknown> {
  const { data, errors } = await answer(await post(JSON.stringify(bodyOf(operation, variables)), keepalive));
  const first = errors?.[0];
  if (first?.extensions?.code === UNKNOWN_DOCUMENT) outdated.value = true;
  if (first || data === undefined || data === null) {
    throw new RequestFailed(first?.extensions?.code ?? 'INTERNAL', first?.message ?? 'The server answered nothing.');
  }
  return data;
}

/** Run an operation. Raises RequestFailed. */
export async function request<R, V>(operation: TadaDocumentNode<R, V, unknown>, ...[variables]: Variables<V>): Promise<R> {
  return (await ask(operation, variables, false)) as R;
}

/** As `request`, but the browser finishes it even if the page is closed (body up to 64 KiB). */
export async function requestBeyondPage<R, V>(operation: TadaDocumentNode<R, V, unknown>, variables: V): Promise<R> {
  return (await ask(operation, variables, true)) as R;
}
