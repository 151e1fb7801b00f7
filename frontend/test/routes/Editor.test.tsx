import { expect, test } from 'vitest';
import { byPlace, ceiling, cleaned } from '../../src/routes/staff/Editor';
import { blankActivity, freeKey } from '../../src/routes/staff/editor/specs';
import { refusal } from '../server';

test.each([
  [60, '1.00'],
  [67, '1.00'],
  [67.5, '1.00'],
  [68, '1.25'],
  [7, '0.00'],
  [8, '0.25'],
  [0, '0.00'],
])('%d minutes may be designated for %s', (minutes, most) => {
  expect(ceiling(minutes)).toBe(most);
});

test('an evaluation that asks nothing is none, and an empty line is no option', () => {
  const blank = blankActivity('gulf', 'en');
  expect(cleaned(blank).evaluation).toBeNull();
  const question = { key: 'a', text: 'Which?', kind: 'CHOICE', options: [' Much ', '', 'Little'], required: true };
  expect(cleaned({ ...blank, evaluation: { title: '', questions: [question] } }).evaluation).toEqual({
    title: '',
    questions: [{ ...question, options: ['Much', 'Little'] }],
  });
});

test('faults are found by their place, the first of each', () => {
  const path = ['input', 'definition', 'contents', '0', 'body'];
  const errors = [refusal('INVALID_INPUT', path, 'First.'), refusal('INVALID_INPUT', path, 'Second.'), refusal('CONFLICT', ['input', 'expectedDigest'])];
  expect(byPlace(errors as Parameters<typeof byPlace>[0])).toEqual({ 'contents.0.body': 'First.' });
});

test('a file that was not chosen is none', () => {
  const item = { key: 'a', media: [{ file: '', mediaType: '' }, { file: 'a.mp4', mediaType: 'video/mp4' }], captions: [{ file: '' }], poster: { file: '' }, steps: [{ key: 's', image: {} }] };
  expect(cleaned({ ...blankActivity('gulf', 'en'), contents: [item] }).contents).toEqual([
    { key: 'a', media: [{ file: 'a.mp4', mediaType: 'video/mp4' }], captions: [], poster: null, steps: [{ key: 's', image: null }] },
  ]);
});

test('a new entry gets a key that none has', () => {
  expect(freeKey([])).toBe('n1');
  expect(freeKey([{ key: 'n2' }])).toBe('n3');
});
