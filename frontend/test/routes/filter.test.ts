import { expect, test } from 'vitest';
import { filterFrom, isFiltered, NO_FILTER, orderFrom } from '../../src/routes/credits/filter';
import { rowAfter } from '../../src/routes/credits/keys';
import { withParameters } from '../../src/lib/parameters';

const from = (search: string) => new URLSearchParams(search);

test('an address without parameters asks for everything, the newest first', () => {
  expect(Object.values(filterFrom(from(''))).every((value) => value === undefined)).toBe(true);
  expect(orderFrom(from(''))).toBe('newest');
  expect(isFiltered(from('credit=1&order=title'))).toBe(false);
});

test('every filter stands in the address', () => {
  const search = 'search= heart &from=2026-01-01&to=2026-12-31&type=MOC&board=ABIM&specialty=cardiology&status=EXPIRED';
  expect(filterFrom(from(search))).toEqual({
    search: 'heart',
    earnedFrom: '2026-01-01',
    earnedTo: '2026-12-31',
    types: ['MOC'],
    boards: ['ABIM'],
    specialties: ['cardiology'],
    status: ['EXPIRED'],
  });
  expect(isFiltered(from(search))).toBe(true);
});

test.each(['from=yesterday', 'to=2026-13-01', 'type=GOLD', 'status=toString', 'order=constructor'])('%s is not asked for', (search) => {
  expect(Object.values(filterFrom(from(search))).every((value) => value === undefined)).toBe(true);
  expect(orderFrom(from(search))).toBe('newest');
});

test('clearing the filters keeps the order', () => {
  const here = new URL('https://example.org/credits?search=heart&order=title&type=MOC');
  expect(withParameters(NO_FILTER, here)).toBe('/credits?order=title');
  expect(withParameters({ credit: 'a=' }, here)).toBe('/credits?search=heart&order=title&type=MOC&credit=a%3D');
});

test.each([
  ['ArrowDown', -1, 0],
  ['ArrowDown', 0, 1],
  ['ArrowDown', 2, 2],
  ['ArrowUp', 1, 0],
  ['ArrowUp', 0, -1],
  ['ArrowUp', -1, undefined],
  ['Home', 2, 0],
  ['Home', -1, undefined],
  ['End', 0, 2],
  ['x', 0, undefined],
])('%s on row %i of three leads to %s', (key, here, next) => {
  expect(rowAfter(key, here, 3)).toBe(next);
});

test('without rows no key leads anywhere', () => {
  expect(rowAfter('ArrowDown', -1, 0)).toBeUndefined();
});
