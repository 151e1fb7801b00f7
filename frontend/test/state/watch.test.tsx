import { render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { STAFF_TASKS_LIVE } from '../../src/gql/staff';
import { openOnes, streams, type Sink } from '../streams';

vi.mock('graphql-sse', () => import('../streams'));

const { useWatch } = await import('../../src/state/watch');

const MINUTE = 60_000;
const changed = vi.fn();
const said = { data: { staffTasks: [] } };

function Watcher() {
  useWatch(STAFF_TASKS_LIVE, {}, changed);
  return null;
}

/** A page whose stream has said how things stand. */
function watching() {
  const page = render(<Watcher />);
  streams.at(-1)?.sink.next(said);
  return page;
}

beforeEach(() => {
  vi.useFakeTimers();
  streams.length = 0;
  changed.mockClear();
});
afterEach(() => vi.useRealTimers());

test('the first message only says how things stand, each later one that something changed', () => {
  watching();
  expect(changed).not.toHaveBeenCalled();
  streams[0]?.sink.next(said);
  expect(changed).toHaveBeenCalledOnce();
});

test.each([
  ['ended by a server that stops', (sink: Sink) => sink.complete()],
  ['broken', (sink: Sink) => sink.error(new Error('lost'))],
])('a stream that was %s is opened again, and the page looks again', (_, end) => {
  watching();
  end(streams[0]!.sink);
  vi.advanceTimersByTime(MINUTE);
  expect(streams).toHaveLength(2);
  streams[1]?.sink.next(said);
  expect(changed).toHaveBeenCalledOnce();
});

test('a server that stays away is tried again and again', () => {
  watching();
  for (let tries = 1; tries <= 10; tries += 1) {
    streams.at(-1)?.sink.error(new Error('lost'));
    vi.advanceTimersByTime(MINUTE);
    expect(streams).toHaveLength(tries + 1);
  }
});

test('what is refused is not asked again', () => {
  watching();
  streams[0]?.sink.next({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  streams[0]?.sink.complete();
  vi.advanceTimersByTime(MINUTE);
  expect(streams).toHaveLength(1);
  expect(changed).not.toHaveBeenCalled();
});

test('a page that is left watches no more', () => {
  const page = watching();
  page.unmount();
  vi.advanceTimersByTime(MINUTE);
  expect(streams).toHaveLength(1);
  expect(openOnes()).toHaveLength(0);
});
