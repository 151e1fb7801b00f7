import { GraphQLInputObjectType, GraphQLNonNull, GraphQLList, buildSchema, type GraphQLInputType } from 'graphql';
import { expect, test } from 'vitest';
import text from '../../../backend/schema/schema.graphql?raw';
import { PARTS, blankActivity, type Spec, type Values } from '../../src/routes/staff/editor/specs';

/** What no author writes: keys are given by the editor, the provider by where one works, and a file's type by the file. */
const GIVEN = new Set(['key', 'provider', 'mediaType']);

const inner = (type: GraphQLInputType): GraphQLInputType =>
  type instanceof GraphQLNonNull || type instanceof GraphQLList ? inner(type.ofType as GraphQLInputType) : type;

/** Every field of an input and of the inputs within it, as a path. */
function paths(type: GraphQLInputObjectType, at = ''): string[] {
  return Object.values(type.getFields()).flatMap(({ name, type: of }) => {
    if (GIVEN.has(name)) return [];
    const within = inner(of);
    return within instanceof GraphQLInputObjectType ? paths(within, `${at}${name}.`) : [at + name];
  });
}

/** Every field that the editor asks for, as a path. */
const asked = (specs: readonly Spec[], at = ''): string[] => specs.flatMap((spec) => ('of' in spec ? asked(spec.of, `${at}${spec.name}.`) : [at + spec.name]));

const definition = buildSchema(text).getType('ActivityDefinitionInput') as GraphQLInputObjectType;

test('everything that a definition can say can be written in the editor, and nothing else', () => {
  const written = new Set(asked(Object.values(PARTS).flat()));
  expect([...written].toSorted()).toEqual([...new Set(paths(definition))].toSorted());
  expect(written.size).toBeGreaterThan(70);
});

const lists = (specs: readonly Spec[], at = ''): [string, Extract<Spec, { as: 'list' }>][] =>
  specs.flatMap((spec) => ('of' in spec ? [...(spec.as === 'list' ? [[at + spec.name, spec] as [string, Extract<Spec, { as: 'list' }>]] : []), ...lists(spec.of, `${at}${spec.name}.`)] : []));

test.each(lists(Object.values(PARTS).flat()))('a new entry of %s holds every field that is asked for, and those that the server needs', (at, spec) => {
  let type = definition;
  for (const name of at.split('.')) type = inner(type.getFields()[name]!.type) as GraphQLInputObjectType;
  const blank = spec.blank('a');
  expect(Object.keys(blank).toSorted()).toEqual(Object.keys(type.getFields()).toSorted());
});

test('a new activity holds every field of a definition', () => {
  const blank = blankActivity('gulf', 'en');
  expect(Object.keys(blank).toSorted()).toEqual(Object.keys(definition.getFields()).toSorted());
  const policy = inner(definition.getFields()['policy']!.type) as GraphQLInputObjectType;
  expect(Object.keys(blank['policy'] as Values).toSorted()).toEqual(Object.keys(policy.getFields()).toSorted());
});
