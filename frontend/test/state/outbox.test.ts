import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { flush, record } from '../../src/state/outbox';
import { enrollments, forget } from '../../src/state/store';
import { leftBy, nameFor, outboxOf, waiting } from '../../src/state/waiting';
import * as make from '../make';
import { refusal, serve } from '../server';

const watched = [{ from: '0.00', to: '5.00' }];
const accept = () => ({ recordProgress: { enrollment: make.enrollment({ percentComplete: '50.00' }), errors: [] } });
const settle = () => vi.waitFor(() => expect(waiting.value).toBe(0));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  forget();
  outboxOf.value = 'learner-1';
});

afterEach(() => {
  outboxOf.value = undefined;
  vi.useRealTimers();
});

test('an event is kept until it is acknowledged, and its answer moves the bar', async () => {
  const { asked } = serve({ RecordProgress: accept });
  record('enrollment-1', { contentKey: 'film', watched });
  expect(leftBy('learner-1')).toHaveLength(1);
  await settle();
  expect(leftBy('learner-1')).toEqual([]);
  expect(asked).toHaveLength(1);
  expect(enrollments.value.get('enrollment-1')?.percentComplete).toBe('50.00');
});

test('without a connection nothing is lost, and it is sent again as the same event', async () => {
  let broken = true;
  const { asked } = serve({
    RecordProgress: () => {
      if (broken) throw new TypeError('no connection');
      return accept();
    },
  });
  record('enrollment-1', { contentKey: 'film', watched });
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
  expect(leftBy('learner-1')).toHaveLength(1);
  broken = false;
  await vi.advanceTimersByTimeAsync(5_000);
  await settle();
  expect(asked[1]?.variables).toEqual(asked[0]?.variables);
});

test('what an earlier visit left is sent on the next, for the same learner only', async () => {
  const { asked } = serve({ RecordProgress: accept });
  const left = (id: string) => JSON.stringify({ enrollmentId: 'enrollment-1', event: { eventId: id, contentKey: 'film', occurredAt: '2026-03-01T10:00:00Z', watched } });
  outboxOf.value = undefined;
  localStorage.setItem(nameFor('learner-1', 'e1'), left('e1'));
  localStorage.setItem(nameFor('learner-2', 'e2'), left('e2'));
  outboxOf.value = 'learner-1';
  await flush();
  expect(asked.flatMap(({ variables }) => variables.input.events.map((event: { eventId: string }) => event.eventId))).toEqual(['e1']);
  expect(leftBy('learner-2')).toHaveLength(1);
});

test('one event that can never be taken does not hold back the others', async () => {
  outboxOf.value = undefined;
  for (const id of ['good', 'bad']) {
    localStorage.setItem(nameFor('learner-1', id), JSON.stringify({ enrollmentId: 'enrollment-1', event: { eventId: id, contentKey: 'film', occurredAt: '2026-03-01T10:00:00Z', watched } }));
  }
  outboxOf.value = 'learner-1';
  const taken: string[] = [];
  serve({
    RecordProgress: ({ input }) => {
      const ids: string[] = input.events.map((event: { eventId: string }) => event.eventId);
      if (ids.includes('bad')) return { recordProgress: { enrollment: null, errors: [refusal('INVALID_INPUT')] } };
      taken.push(...ids);
      return accept();
    },
  });
  await flush();
  expect(taken).toEqual(['good']);
  expect(leftBy('learner-1')).toEqual([]);
});

test('a batch holds at most a hundred events', async () => {
  outboxOf.value = undefined;
  for (let index = 0; index < 130; index += 1) {
    localStorage.setItem(nameFor('learner-1', `e${index}`), JSON.stringify({ enrollmentId: 'enrollment-1', event: { eventId: `e${index}`, contentKey: 'film', occurredAt: '2026-03-01T10:00:00Z', watched } }));
  }
  outboxOf.value = 'learner-1';
  const { asked } = serve({ RecordProgress: accept });
  await flush();
  expect(asked.map(({ variables }) => variables.input.events.length)).toEqual([100, 30]);
});
