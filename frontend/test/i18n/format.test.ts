import { expect, test } from 'vitest';
import { setLanguage } from '../../src/i18n/catalog';
import { amount, clock, date, moment, percent } from '../../src/i18n/format';
import { overview } from '../../src/i18n/overview';

test('an amount is exact, with two decimals, however long it is', () => {
  expect(amount('0.25')).toBe('0.25');
  expect(amount('4')).toBe('4.00');
  expect(amount('9007199254740993.25')).toBe('9,007,199,254,740,993.25');
});

test('a calendar date is not moved by any time zone', () => {
  expect(date('2026-01-01')).toBe('1 Jan 2026');
});

test('an instant is shown in the zone asked for, and names it', () => {
  expect(moment('2026-12-01T15:00:00Z', 'Asia/Dubai')).toContain('19:00');
  expect(moment('2026-12-01T15:00:00Z', 'Asia/Dubai')).toContain('GMT+4');
});

test('Arabic has Arabic-Indic digits everywhere', async () => {
  await setLanguage('ar');
  expect(document.documentElement.dir).toBe('rtl');
  for (const shown of [amount('12.50'), percent('45.5'), date('2026-11-23'), clock(125)]) {
    expect(shown).toMatch(/[٠-٩]/);
    expect(shown).not.toMatch(/[0-9]/);
  }
});

test.each([
  [0, 'لا قيود'],
  [1, 'قيد واحد'],
  [2, 'قيدان'],
  [3, '٣ قيود'],
  [11, '١١ قيدًا'],
])('Arabic counts %d entries as “%s”', async (count, words) => {
  await setLanguage('ar');
  expect(overview.value.entries(count)).toBe(words);
});
