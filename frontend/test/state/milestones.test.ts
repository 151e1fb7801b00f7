import { beforeEach, expect, test, vi } from 'vitest';
import type { MilestoneOf } from '../../src/gql/milestones';
import { setLanguage } from '../../src/i18n/catalog';
import { announcement } from '../../src/lib/announce';
import { ahead, reached, takenBack } from '../../src/routes/milestones/listed';
import { forgetMilestones, fresh, takeMilestones } from '../../src/state/milestones';

const milestone = (id: string, changes: Partial<MilestoneOf> = {}): MilestoneOf => ({
  id,
  rule: id,
  label: `Label of ${id}`,
  condition: 'What it takes.',
  image: `/badges/${id}.svg`,
  awardedOn: null,
  reason: null,
  reversedOn: null,
  progress: '0.00',
  ...changes,
});
const awarded = { awardedOn: '2026-03-09', reason: 'Done.', progress: '100.00' };
const gone = { ...awarded, reversedOn: '2026-03-10', progress: '40.00' };

beforeEach(async () => {
  forgetMilestones();
  announcement.value = '';
  await setLanguage('en');
});

test('what was there before one looked is no news', () => {
  takeMilestones([milestone('one', awarded)]);
  expect(fresh.value.size).toBe(0);
  expect(announcement.value).toBe('');
});

test('what is awarded before the eyes of the reader is new and announced once', async () => {
  takeMilestones([milestone('one'), milestone('two')]);
  takeMilestones([milestone('one', awarded), milestone('two')]);
  await vi.waitFor(() => expect(announcement.value).toBe('Milestone reached: Label of one'));
  announcement.value = '';
  takeMilestones([milestone('one', awarded), milestone('two', { progress: '50.00' })]);
  await new Promise((done) => setTimeout(done, 20));
  expect(announcement.value).toBe('');
  expect([...fresh.value]).toEqual(['one']);
});

test('several at once are one sentence, in the language of the page', async () => {
  await setLanguage('ar');
  takeMilestones([]);
  takeMilestones([milestone('one', awarded), milestone('two', awarded)]);
  await vi.waitFor(() => expect(announcement.value).toBe('تحققت إنجازات: Label of one، Label of two'));
});

test('what is earned again after a reversal is news again', async () => {
  takeMilestones([milestone('one', gone)]);
  takeMilestones([milestone('one', awarded)]);
  await vi.waitFor(() => expect(announcement.value).toBe('Milestone reached: Label of one'));
});

test('the list falls into what stands, what comes next with the nearest first, and what was taken back', () => {
  takeMilestones([milestone('a', awarded), milestone('b', { progress: '10.00' }), milestone('c', { progress: '66.66' }), milestone('d', gone)]);
  expect([reached, ahead, takenBack].map((list) => list.value.map(({ id }) => id))).toEqual([['a'], ['c', 'b'], ['d']]);
});

test('the next person on this device sees nothing of the last', () => {
  takeMilestones([milestone('one')]);
  forgetMilestones();
  takeMilestones([milestone('one', awarded)]);
  expect(fresh.value.size).toBe(0);
});
