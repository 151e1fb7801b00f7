import { expect, test } from 'vitest';
import { across, arc, between, columns, marks } from '../../src/ui/charts/geometry';
import { filled, lastMonths, spanOf } from '../../src/ui/charts/months';

const row = (key: string, amount: string, unit: 'CREDIT' | 'POINT' = 'CREDIT') => ({ key, label: key, amount, unit, count: 1 });

test('what is measured from where reading begins is mirrored for a page that is read from the right', () => {
  expect(across(10, 30, false)).toBe(10);
  expect(across(10, 30, true)).toBe(60);
});

test('marks are round and cover the greatest value', () => {
  expect(marks(11.75)).toEqual([0, 5, 10, 15]);
  expect(marks(2)).toEqual([0, 0.5, 1, 1.5, 2]);
});

test('columns stand beside each other and never leave the chart', () => {
  const [first, second] = columns([[1], [4]], 4, 10);
  expect(first?.[0]?.height).toBe(25);
  expect(second?.[0]?.height).toBe(100);
  expect((second?.[0]?.start ?? 0) + (second?.[0]?.width ?? 0)).toBeLessThanOrEqual(100);
});

test('a ring shows what is over the whole as full', () => {
  const { part, whole } = arc(140, 10);
  expect(part).toBe(whole);
});

test('a day lies where it lies between two others', () => {
  expect(between('2026-01-16', '2026-01-01', '2026-01-31')).toBe(50);
  expect(between('2025-01-01', '2026-01-01', '2026-01-31')).toBe(0);
});

test('months without credit are there, and amounts are added exactly', () => {
  const shown = filled([row('2026-01', '0.10'), row('2026-01', '0.20'), row('2026-03', '1.50', 'POINT')], { first: '2026-01', last: '2026-03' });
  expect(shown).toEqual([
    { key: '2026-01', CREDIT: '0.30', POINT: '0.00' },
    { key: '2026-02', CREDIT: '0.00', POINT: '0.00' },
    { key: '2026-03', CREDIT: '0.00', POINT: '1.50' },
  ]);
});

test('a long time is shown by years', () => {
  expect(filled([row('2023-05', '1.00'), row('2025-12', '2.00')], { first: '2023-05', last: '2025-12' }).map(({ key, CREDIT }) => [key, CREDIT])).toEqual([
    ['2023', '1.00'],
    ['2024', '0.00'],
    ['2025', '2.00'],
  ]);
});

test('the last twelve months end with this one', () => {
  expect(lastMonths(new Date('2026-11-24T00:00:00Z'), 12)).toEqual({ first: '2025-12', last: '2026-11' });
  expect(spanOf([row('2024-02', '1.00')], { first: '2026-01', last: '2026-11' })).toEqual({ first: '2024-02', last: '2026-11' });
});
