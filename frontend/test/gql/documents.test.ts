import { buildSchema, parse, validate } from 'graphql';
import { expect, inject, test } from 'vitest';
import text from '../../../backend/schema/schema.graphql?raw';
import type { Persisted } from '../../plugins/documents';
import { LIVE } from '../../src/gql/live';

declare module 'vitest' {
  interface ProvidedContext {
    documents: readonly Persisted[];
  }
}

/** As the build reads them; what is imported here is as the build leaves it. */
const documents = inject('documents');
const schema = buildSchema(text);

test.each(documents.map(({ name, text: document }) => [name, document]))('%s is valid for the schema', (_, document) => {
  expect(validate(schema, parse(document))).toEqual([]);
});

test('no module with operations is left out', () => {
  const files = Object.entries(import.meta.glob<string>('../../src/gql/*.ts', { query: '?raw', import: 'default', eager: true }));
  const named = files.filter(([, source]) => /^\s*`?(query|mutation|subscription) \w+|`(query|mutation|subscription) \w+/m.test(source));
  expect([...new Set(documents.map(({ module }) => module))].toSorted()).toEqual(named.map(([path]) => /(\w+)\.ts$/.exec(path)?.[1]).toSorted());
});

test('the scripts hold a name and eight digits of the digest instead of an operation', () => {
  const live = documents.find(({ name }) => name === 'Live')!;
  expect(live.text).toMatch(/^fragment/);
  expect(live.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(LIVE).toBe(`Live.${live.sha256.slice(0, 8)}`);
  expect(LIVE).toBe(live.id);
});

test('every operation has a name of its own', () => {
  const names = documents.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('Live');
});

test('a fragment is sent once, however often it is spread', () => {
  for (const { text: document } of documents) {
    const fragments = [...document.matchAll(/fragment (\w+) on/g)].map(([, name]) => name);
    expect(new Set(fragments).size).toBe(fragments.length);
  }
});
