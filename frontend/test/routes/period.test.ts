import { expect, test } from 'vitest';
import { dayBefore, periodFrom, yearTo } from '../../src/routes/progress/period';

const TODAY = '2026-11-24';
const asked = (text: string) => periodFrom(new URLSearchParams(text), TODAY);

test('an address that names no period, or none that there is, means this year', () => {
  expect(asked('')).toEqual({ name: 'year', from: '2026-01-01', to: '2026-12-31' });
  expect(asked('period=decade')).toEqual({ name: 'year', from: '2026-01-01', to: '2026-12-31' });
});

test('the last twelve months end today and hold each day of a year once', () => {
  expect(asked('period=twelve')).toEqual({ name: 'twelve', from: '2025-11-25', to: TODAY });
  expect(periodFrom(new URLSearchParams('period=twelve'), '2026-02-28')).toEqual({ name: 'twelve', from: '2025-03-01', to: '2026-02-28' });
});

test('own dates are taken in whichever order they stand, and left out where they are none', () => {
  expect(asked('period=own&from=2026-03-01&to=2026-01-01')).toEqual({ name: 'own', from: '2026-01-01', to: '2026-03-01' });
  expect(asked('period=own&from=soon&to=2026-01-01')).toEqual({ name: 'own', from: undefined, to: '2026-01-01' });
});

test('twelve months that end on a day hold each day of a year once, and the day before the first of a month is the last of another', () => {
  expect(yearTo('2031-05-01')).toBe('2030-05-02');
  expect(yearTo('2028-02-29')).toBe('2027-03-01');
  expect([dayBefore('2026-07-01'), dayBefore('2026-01-01'), dayBefore('2028-03-01')]).toEqual(['2026-06-30', '2025-12-31', '2028-02-29']);
});
