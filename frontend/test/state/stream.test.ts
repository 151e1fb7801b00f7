import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openOnes, streams } from '../streams';

vi.mock('graphql-sse', () => import('../streams'));

const { keepStream, waitBefore } = await import('../../src/state/stream');
const { connection, returns } = await import('../../src/state/connection');
const { learner, ended } = await import('../../src/state/session');
const { summary } = await import('../../src/state/store');
const make = await import('../make');

const message = (changes = {}) => ({
  data: {
    live: {
      at: '2026-03-01T10:00:00Z',
      summary: { total: '2.25', points: '0.00', byType: [], bySpecialty: [] },
      enrollments: [],
      goals: null,
      milestones: null,
      helpRequests: null,
      removedIds: [],
      sessionEnded: false,
      ...changes,
    },
  },
});

function turn(visibility: 'visible' | 'hidden') {
  Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  streams.length = 0;
  learner.value = make.learner();
  stop = keepStream('learner-1');
});

afterEach(() => {
  stop();
  turn('visible');
  vi.useRealTimers();
});

test('there is one stream, and its messages reach the store', () => {
  expect(openOnes()).toHaveLength(1);
  streams[0]?.sink.next(message());
  expect(summary.value?.total).toBe('2.25');
  expect(connection.value).toBe('live');
});

test('a hidden tab has none, and a tab that returns has one again', () => {
  turn('hidden');
  expect(openOnes()).toHaveLength(0);
  turn('visible');
  expect(openOnes()).toHaveLength(1);
});

test('a broken stream is opened again, later each time, and says so from the second failure', () => {
  streams.at(-1)?.sink.next(message());
  streams.at(-1)?.sink.error(new Error('cut'));
  expect(connection.value).toBe('live');
  vi.advanceTimersByTime(1_000);
  expect(streams).toHaveLength(2);
  streams.at(-1)?.sink.error(new Error('refused'));
  expect(connection.value).toBe('lost');
  vi.advanceTimersByTime(2_000);
  expect(streams).toHaveLength(3);
  streams.at(-1)?.sink.next(message());
  expect(connection.value).toBe('live');
});

test('what the stream does not carry is asked for again after an interruption, not after a glance elsewhere', () => {
  const before = returns.value;
  streams.at(-1)?.sink.next(message());
  turn('hidden');
  vi.advanceTimersByTime(30_000);
  turn('visible');
  streams.at(-1)?.sink.next(message());
  expect(returns.value).toBe(before);
  turn('hidden');
  vi.advanceTimersByTime(90_000);
  turn('visible');
  streams.at(-1)?.sink.next(message());
  expect(returns.value).toBe(before + 1);
  dispatchEvent(new Event('offline'));
  expect(connection.value).toBe('lost');
  dispatchEvent(new Event('online'));
  streams.at(-1)?.sink.next(message());
  expect(returns.value).toBe(before + 2);
  expect(openOnes()).toHaveLength(1);
});

test('another language is another stream', async () => {
  const { setLanguage } = await import('../../src/i18n/catalog');
  await setLanguage('ar');
  expect(streams).toHaveLength(2);
  expect(openOnes()).toHaveLength(1);
});

test('a late word of a closed stream changes nothing', () => {
  const [first] = streams;
  turn('hidden');
  first?.sink.complete();
  vi.advanceTimersByTime(60_000);
  expect(streams).toHaveLength(1);
});

test('a session that ended elsewhere ends here', () => {
  streams[0]?.sink.next(message({ sessionEnded: true }));
  expect(learner.value).toBeNull();
  expect(ended.value).toBe(true);
});

test.each([0, 1, 4, 20])('before try %d it waits between half and the whole of a doubling time, at most 15 s', (tries) => {
  const longest = Math.min(500 * 2 ** tries, 15_000);
  expect(waitBefore(tries, 0)).toBe(longest / 2);
  expect(waitBefore(tries, 1)).toBe(longest);
});
