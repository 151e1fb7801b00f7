import { describe, expect, test } from 'vitest';
import { firstGap, union, Watching } from '../../src/lib/watching';

function play(watching: Watching, from: number, to: number, step = 0.25): void {
  for (let position = from; position <= to + 1e-9; position += step) watching.at(position);
}

describe('watching', () => {
  test('counts what was played, once, to the hundredth', () => {
    const watching = new Watching();
    play(watching, 0, 5);
    expect(watching.drain()).toEqual([{ from: 0, to: 5 }]);
    expect(watching.drain()).toEqual([]);
  });

  test('goes on after a drain without a hole', () => {
    const watching = new Watching();
    play(watching, 0, 5);
    watching.drain();
    play(watching, 5.25, 8);
    expect(watching.drain()).toEqual([{ from: 5, to: 8 }]);
  });

  test('adds nothing for what was sought over', () => {
    const watching = new Watching();
    play(watching, 0, 2);
    watching.cut();
    play(watching, 90, 92);
    expect(watching.drain()).toEqual([
      { from: 0, to: 2 },
      { from: 90, to: 92 },
    ]);
  });

  test('takes a jump for a jump even if no seeking was reported', () => {
    const watching = new Watching();
    play(watching, 0, 2);
    play(watching, 30, 31);
    expect(watching.drain()).toEqual([
      { from: 0, to: 2 },
      { from: 30, to: 31 },
    ]);
  });

  test('follows double speed', () => {
    const watching = new Watching();
    for (let position = 0; position <= 20; position += 5) watching.at(position, 2);
    expect(watching.drain()).toEqual([{ from: 0, to: 20 }]);
  });

  test('counts no moment that has no length', () => {
    const watching = new Watching();
    watching.at(7);
    watching.cut();
    expect(watching.drain()).toEqual([]);
  });
});

test('the union of what overlaps and touches is one interval', () => {
  expect(
    union([
      { from: 5, to: 9 },
      { from: 0, to: 3 },
      { from: 2, to: 5 },
      { from: 20, to: 21 },
    ]),
  ).toEqual([
    { from: 0, to: 9 },
    { from: 20, to: 21 },
  ]);
});

test.each([
  [[], 0],
  [[{ from: 0, to: 30 }], 30],
  [[{ from: 10, to: 30 }], 0],
  [[{ from: 0, to: 60 }], 0],
])('after %j one goes on at %d', (intervals, position) => {
  expect(firstGap(intervals, 60)).toBe(position);
});
