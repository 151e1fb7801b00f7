import { expect, test } from 'vitest';
import { Attention } from '../../src/lib/attention';

function clock() {
  let now = Date.parse('2026-03-01T10:00:00Z');
  return { now: () => new Date(now), pass: (seconds: number) => (now += seconds * 1000) };
}

test('only the time in front of the reader counts', () => {
  const { now, pass } = clock();
  const attention = new Attention(now);
  attention.set(true);
  pass(30);
  attention.set(false);
  pass(600);
  attention.set(true);
  pass(5);
  expect(attention.drain()).toEqual([
    { from: '2026-03-01T10:00:00.000Z', to: '2026-03-01T10:00:30.000Z' },
    { from: '2026-03-01T10:10:30.000Z', to: '2026-03-01T10:10:35.000Z' },
  ]);
});

test('a span that goes on is cut at the drain and goes on from there', () => {
  const { now, pass } = clock();
  const attention = new Attention(now);
  attention.set(true);
  pass(5);
  expect(attention.drain()).toEqual([{ from: '2026-03-01T10:00:00.000Z', to: '2026-03-01T10:00:05.000Z' }]);
  pass(2);
  expect(attention.drain()).toEqual([{ from: '2026-03-01T10:00:05.000Z', to: '2026-03-01T10:00:07.000Z' }]);
});

test('without attention nothing is drained', () => {
  const { now, pass } = clock();
  const attention = new Attention(now);
  pass(60);
  attention.set(false);
  expect(attention.drain()).toEqual([]);
});
