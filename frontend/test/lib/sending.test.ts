import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PIECE, send } from '../../src/lib/sending';

/** What the server has of the file, and how it answers. */
let received: number;
let answers: ((method: string) => Response | undefined)[];
const SIZE = PIECE + 10;

const at = (status: number, offset?: number) => new Response(null, { status, headers: offset === undefined ? {} : { 'upload-offset': String(offset) } });

beforeEach(() => {
  received = 0;
  answers = [];
  vi.stubGlobal('fetch', async (_: string, { method, body, signal }: { method: string; body?: Blob; signal: AbortSignal }) => {
    signal.throwIfAborted();
    const special = answers.shift()?.(method);
    if (special) return special;
    received += body?.size ?? 0;
    return at(method === 'HEAD' ? 200 : 204, received);
  });
});
afterEach(() => vi.unstubAllGlobals());

const told: number[] = [];
const sending = (signal = new AbortController().signal) => send(new Blob([new Uint8Array(SIZE)]), '/uploads/1', signal, (sent) => told.push(sent));

test('a file goes in pieces, and each is told of', async () => {
  told.length = 0;
  expect(await sending()).toBe('sent');
  expect(received).toBe(SIZE);
  expect(told).toEqual([0, PIECE, SIZE]);
});

test('what the server has already is not sent again', async () => {
  received = SIZE - 3;
  expect(await sending()).toBe('sent');
  expect(received).toBe(SIZE);
});

test('where another piece is due, that one is sent', async () => {
  answers = [() => at(200, 0), () => at(409, 5)];
  received = 5;
  expect(await sending()).toBe('sent');
  expect(received).toBe(SIZE);
});

test('a server that is still busy with the piece before is asked again', async () => {
  vi.useFakeTimers();
  answers = [() => undefined, () => at(409), () => undefined];
  const outcome = sending();
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  expect(await outcome).toBe('sent');
});

test.each([
  [401, 'signed-out'],
  [404, 'gone'],
  [413, 'other-inside'],
  [415, 'other-inside'],
  [500, 'offline'],
])('%d is %s', async (status, outcome) => {
  answers = [() => undefined, () => at(status)];
  expect(await sending()).toBe(outcome);
});

test('a pause is told from a broken connection', async () => {
  const control = new AbortController();
  control.abort();
  expect(await sending(control.signal)).toBe('paused');
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  expect(await sending()).toBe('offline');
});
