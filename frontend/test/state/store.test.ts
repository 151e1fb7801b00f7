import { beforeEach, expect, test } from 'vitest';
import { apply, credits, details, enrollments, forget, put, putDetail, summary } from '../../src/state/store';
import * as make from '../make';

beforeEach(forget);

test('an answer that arrives after the stream does not take the bar back', () => {
  put(make.enrollment({ percentComplete: '60.00', updatedAt: '2026-03-01T10:00:05Z' }));
  put(make.enrollment({ percentComplete: '45.00', updatedAt: '2026-03-01T10:00:00Z' }));
  expect(enrollments.value.get('enrollment-1')?.percentComplete).toBe('60.00');
});

test('instants are compared as instants, not as text', () => {
  put(make.enrollment({ percentComplete: '45.00', updatedAt: '2026-03-01T10:00:00Z' }));
  put(make.enrollment({ percentComplete: '60.00', updatedAt: '2026-03-01T10:00:00.500Z' }));
  expect(enrollments.value.get('enrollment-1')?.percentComplete).toBe('60.00');
});

test('a message of the stream moves total, enrollment and entries at once', () => {
  apply(make.update({ summary: make.summary({ total: '2.25' }), enrollments: [make.enrollment({ status: 'CLAIMED', credits: [make.credit()] })] }));
  expect(summary.value?.total).toBe('2.25');
  expect(enrollments.value.get('enrollment-1')?.status).toBe('CLAIMED');
  expect(credits.value.get('credit-1')?.amount).toBe('2.25');
});

test('what a message leaves out stays; what it removes goes', () => {
  summary.value = make.summary({ total: '1.00' });
  put(make.enrollment());
  apply(make.update({ removedIds: ['enrollment-1'] }));
  expect(summary.value?.total).toBe('1.00');
  expect(enrollments.value.size).toBe(0);
});

test('what says the same again is not drawn again', () => {
  const said = () => make.update({ summary: make.summary({ total: '2.25' }), enrollments: [make.enrollment({ credits: [make.credit()] })] });
  apply(said());
  const drawn = [summary.value, enrollments.value, credits.value];
  apply(said());
  expect([summary.value, enrollments.value, credits.value].map((now, at) => now === drawn[at])).toEqual([true, true, true]);
  apply(make.update({ summary: make.summary({ total: '3.00' }) }));
  expect(summary.value?.total).toBe('3.00');
});

test('the next person on this device sees nothing of the last', () => {
  putDetail(make.enrollment({ credits: [make.credit()] }));
  forget();
  expect([enrollments.value.size, credits.value.size, details.value.size, summary.value]).toEqual([0, 0, 0, undefined]);
});
