import { expect, test } from 'vitest';
import { pasted } from '../../src/lib/intervals';

const at = (time: string, day = '2026-03-07') => new Date(`${day}T${time}`).toISOString();

test('times of a day stand in whatever manner people write them', () => {
  expect(pasted('9:00-9:40\n\n 09:30 – 10:15 \n10:30 to 11:00', '2026-03-07')).toEqual({
    intervals: [
      { from: at('09:00'), to: at('09:40') },
      { from: at('09:30'), to: at('10:15') },
      { from: at('10:30'), to: at('11:00') },
    ],
  });
});

test('a written day holds for both ends of its line', () => {
  expect(pasted('2026-03-08 9:00 10:00', '2026-03-07').intervals).toEqual([{ from: at('09:00', '2026-03-08'), to: at('10:00', '2026-03-08') }]);
});

test('what tools write has its zone', () => {
  expect(pasted('2026-03-07T09:00:00+04:00, 2026-03-07T06:30:00.000Z', '2026-01-01').intervals).toEqual([
    { from: '2026-03-07T05:00:00.000Z', to: '2026-03-07T06:30:00.000Z' },
  ]);
});

test('Arabic digits are read as others are', () => {
  expect(pasted('٩:٠٠ - ٩:٤٠', '2026-03-07').intervals).toEqual([{ from: at('09:00'), to: at('09:40') }]);
});

test('the first line that names no interval is told', () => {
  expect(pasted('9:00-9:40\n10:00', '2026-03-07')).toEqual({ intervals: [{ from: at('09:00'), to: at('09:40') }], unreadable: '10:00' });
  expect(pasted('9:40-9:00', '2026-03-07').unreadable).toBe('9:40-9:00');
  expect(pasted('25:00-26:00', '2026-03-07').unreadable).toBe('25:00-26:00');
});
