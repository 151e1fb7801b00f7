import { afterEach, expect, test, vi } from 'vitest';
import { outdated, request, RequestFailed, UNKNOWN_DOCUMENT } from '../../src/gql/client';
import { SESSION } from '../../src/gql/session';
import { subscribe } from '../../src/gql/subscribe';
import { LIVE } from '../../src/gql/live';

const unknown = () =>
  new Response(JSON.stringify({ errors: [{ message: 'No document.', extensions: { code: UNKNOWN_DOCUMENT } }] }), { status: 404 });

afterEach(() => {
  vi.unstubAllGlobals();
  outdated.value = false;
});

test('an operation is named, not sent', async () => {
  const bodies: unknown[] = [];
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    bodies.push(JSON.parse(String(init.body)));
    return new Response(JSON.stringify({ data: { viewer: null } }));
  });
  await request(SESSION);
  expect(bodies).toEqual([{ documentId: expect.stringMatching(/^Session\.[0-9a-f]{8}$/) }]);
});

test('a page whose documents the server does not know is an outdated one', async () => {
  vi.stubGlobal('fetch', async () => unknown());
  const failure = await request(SESSION).catch((problem: unknown) => problem);
  expect(failure).toBeInstanceOf(RequestFailed);
  expect((failure as RequestFailed).code).toBe(UNKNOWN_DOCUMENT);
  expect(outdated.value).toBe(true);
});

test('so is one whose stream the server does not know', async () => {
  vi.stubGlobal('fetch', async () => unknown());
  await new Promise<void>((resolve) => subscribe(LIVE, {}, { next: () => undefined, end: resolve }));
  expect(outdated.value).toBe(true);
});

test('a stream that breaks is no sign of a newer version', async () => {
  vi.stubGlobal('fetch', async () => new Response('', { status: 502 }));
  await new Promise<void>((resolve) => subscribe(LIVE, {}, { next: () => undefined, end: resolve }));
  expect(outdated.value).toBe(false);
});
