import { expect, test } from 'vitest';
import { addressForGate, stepsOf } from '../../src/routes/activity/steps';
import { shareReached } from '../../src/routes/activity/Reading';
import { filterFrom } from '../../src/routes/catalogue/Filters';
import * as make from '../make';

const progress = (key: string, percent: string) => ({ key, percent, secondsSpent: '0' });

test('a gate leads to the first open required step of its kind', () => {
  const view = make.enrollment({ contentProgress: [progress('film', '100.00'), progress('paper', '10.00')] });
  expect(addressForGate(make.activity(), view, 'content')).toBe('/activities/activity-1/content/paper');
  expect(addressForGate(make.activity(), view, 'assessment')).toBe('/activities/activity-1/assessment/test');
  expect(addressForGate(make.activity(), view, 'evaluation')).toBe('/activities/activity-1/evaluation');
  expect(addressForGate(make.activity(), view, 'claim')).toBe('/activities/activity-1');
});

test('with all required content done, optional content is next', () => {
  const view = make.enrollment({ contentProgress: [progress('film', '100'), progress('paper', '100')] });
  expect(addressForGate(make.activity(), view, 'content')).toBe('/activities/activity-1/content/extra');
});

test('a step is done when the server says so', () => {
  const view = make.enrollment({
    contentProgress: [progress('film', '99.99')],
    attempts: [{ assessmentKey: 'test', number: 1, score: '80', passed: true, submittedAt: '2026-03-01T10:00:00Z' }],
  });
  expect(stepsOf(make.activity(), view).map(({ key, done }) => [key, done])).toEqual([
    ['film', false],
    ['paper', false],
    ['extra', false],
    ['test', true],
    ['evaluation', false],
  ]);
});

test('blocks of a text count by their length, and only its end is 100', () => {
  const blocks = [30, 60, 10].map((length) => ({ kind: 'PARAGRAPH' as const, text: 'x'.repeat(length) }));
  expect([0, 1, 2, 3].map((reached) => shareReached(blocks, reached))).toEqual([0, 30, 90, 100]);
});

test('the address of a search is its filter, and nonsense in it is nothing', () => {
  expect(filterFrom(new URLSearchParams('search=sepsis&format=LIVE&duration=30-60&type=GOLD'))).toEqual({
    search: 'sepsis',
    specialties: undefined,
    formats: ['LIVE'],
    types: undefined,
    boards: undefined,
    languages: undefined,
    minutesFrom: 30,
    minutesTo: 60,
  });
  expect(filterFrom(new URLSearchParams('duration=-30'))).toMatchObject({ minutesFrom: undefined, minutesTo: 30 });
});
