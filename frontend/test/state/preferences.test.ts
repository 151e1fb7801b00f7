import { afterEach, expect, test } from 'vitest';
import { setLanguage } from '../../src/i18n/catalog';
import { date, day, moment } from '../../src/i18n/format';
import { prefer, preferences } from '../../src/state/preferences';

afterEach(() => prefer({ theme: 'system', motion: 'system', calendar: 'gregorian' }));

test('a choice is for the stylesheets to see, and is kept on the device', () => {
  prefer({ theme: 'dark', motion: 'off' });
  expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', motion: 'off', calendar: 'gregorian' });
  expect(JSON.parse(localStorage.getItem('preferences') ?? '')).toEqual({ theme: 'dark', motion: 'off', calendar: 'gregorian' });
});

test('another tab takes it over', () => {
  localStorage.setItem('preferences', JSON.stringify({ theme: 'light' }));
  dispatchEvent(new StorageEvent('storage', { key: 'preferences' }));
  expect(preferences.value).toEqual({ theme: 'light', motion: 'system', calendar: 'gregorian' });
});

test('what was spoilt on the device counts as no choice', () => {
  localStorage.setItem('preferences', '{');
  dispatchEvent(new StorageEvent('storage', { key: 'preferences' }));
  expect(preferences.value.theme).toBe('system');
});

test('dates stand in both calendars for whoever wants both', async () => {
  prefer({ calendar: 'both' });
  expect(date('2026-11-23')).toBe('23 Nov 2026 (13 Jum. II 1448 AH)');
  expect(day('2026-11-22T21:00:00Z', 'Asia/Dubai')).toBe('23 Nov 2026 (13 Jum. II 1448 AH)');
  expect(moment('2026-11-22T21:00:00Z', 'Asia/Dubai')).toBe('Mon, 23 Nov 2026, 01:00 GMT+4 (13 Jum. II 1448 AH)');
  await setLanguage('ar');
  expect(date('2026-11-23')).toBe('٢٣ نوفمبر ٢٠٢٦ (١٣ جمادى الآخرة ١٤٤٨ هـ)');
});
