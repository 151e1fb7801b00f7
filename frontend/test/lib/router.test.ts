import { expect, test } from 'vitest';
import { Routes } from '../../src/lib/router';
import { isPage, pageAt } from '../../src/pages';

const routes = new Routes({ '/': 'home', '/activities/:id': 'activity', '/activities/:id/:step/:key': 'step' });

test.each([
  ['/', 'home', {}],
  ['/activities/QWN0OjE%3D', 'activity', { id: 'QWN0OjE=' }],
  ['/activities/a/', 'activity', { id: 'a' }],
  ['/activities/a/content/film', 'step', { id: 'a', step: 'content', key: 'film' }],
])('%s is %s', (path, page, parameters) => {
  expect(routes.match(path)).toEqual({ page, parameters });
});

test('an address that is none leads to the page that says so', () => {
  expect(routes.match('/nowhere')).toBeUndefined();
  expect(pageAt('/nowhere').page.name).toBe('missing');
});

test('what the server serves itself is left to the browser', () => {
  expect(isPage('/certificates')).toBe(true);
  expect(isPage('/certificates/MMC-1.pdf')).toBe(false);
  expect(isPage('/verify/MMC-1')).toBe(false);
});
