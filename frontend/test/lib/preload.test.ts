import { beforeEach, expect, test } from 'vitest';
import { preload } from '../../src/lib/preload';

const links = () => [...document.head.querySelectorAll('link')];

beforeEach(() => document.head.replaceChildren());

test('code runs once its stylesheet is there; its scripts are fetched meanwhile', async () => {
  let ran = false;
  const done = preload(
    async () => {
      ran = true;
      return 'page';
    },
    ['assets/page.js', 'assets/page.css'],
  );
  expect(links().map((link) => [link.rel, link.getAttribute('href')])).toEqual([
    ['modulepreload', '/assets/page.js'],
    ['stylesheet', '/assets/page.css'],
  ]);
  await Promise.resolve();
  expect(ran).toBe(false);
  links()[1]!.dispatchEvent(new Event('load'));
  expect(await done).toBe('page');
});

test('a file is asked for once', async () => {
  const first = preload(async () => 1, ['assets/one.css']);
  links()[0]!.dispatchEvent(new Event('load'));
  await first;
  await preload(async () => 2, ['assets/one.css']);
  expect(links()).toHaveLength(1);
});

test('a stylesheet that does not come is asked for again with the next try', async () => {
  const first = preload(async () => 1, ['assets/lost.css']);
  links()[0]!.dispatchEvent(new Event('error'));
  await expect(first).rejects.toThrow('assets/lost.css');
  const second = preload(async () => 2, ['assets/lost.css']);
  links()[0]!.dispatchEvent(new Event('load'));
  expect(await second).toBe(2);
});
