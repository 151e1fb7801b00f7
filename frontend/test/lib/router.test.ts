import { expect, test } from 'vitest';
import { Routes } from '../../src/lib/router';
import { isPage } from '../../src/opening';

const routes = new Routes([
  ['/', 'home'],
  ['/activities/:id/:step?/:key?', 'activity'],
]);

test.each([
  ['/', 'home', {}],
  ['/activities/QWN0OjE%3D', 'activity', { id: 'QWN0OjE=' }],
  ['/activities/a/', 'activity', { id: 'a' }],
  ['/activities/a/sessions', 'activity', { id: 'a', step: 'sessions' }],
  ['/activities/a/content/film', 'activity', { id: 'a', step: 'content', key: 'film' }],
])('%s is %s', (path, page, parameters) => {
  expect(routes.match(path)).toEqual({ page, parameters });
});

test.each(['/nowhere', '/activities', '/activities/a/b/c/d', '/activities/%'])('%s is none', (path) => {
  expect(routes.match(path)).toBeUndefined();
});

test('what the server serves itself is left to the browser', async () => {
  expect(isPage('/')).toBe(true);
  expect(await isPage('/certificates')).toBe(true);
  expect(isPage('/certificates/MMC-1.pdf')).toBe(false);
  expect(isPage('/verify/MMC-1')).toBe(false);
});
