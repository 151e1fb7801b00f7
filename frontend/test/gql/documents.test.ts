import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import text from '../../../backend/schema/schema.graphql?raw';
import { documents, modules } from '../../src/gql/documents';

const schema = buildSchema(text);

test.each(documents.map(({ name, text: document }) => [name, document]))('%s is valid for the schema', (_, document) => {
  expect(validate(schema, parse(document))).toEqual([]);
});

test('no module with operations is left out of the manifest', () => {
  const files = Object.entries(import.meta.glob<string>('../../src/gql/*.ts', { query: '?raw', import: 'default', eager: true }));
  const named = files.filter(([, source]) => /= graphql\(/.test(source)).map(([path]) => /(\w+)\.ts$/.exec(path)?.[1]);
  expect(Object.keys(modules).toSorted()).toEqual(named.toSorted());
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
