/** Operations as typed text. gql.tada gives the types; the build takes the texts, and leaves an identifier of each operation in the
 * scripts (`plugins/documents.ts`): no parser, no syntax tree. */
import type { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema';

type Scalars = { ID: string; Decimal: string; Date: string; DateTime: string };
type Tada = ReturnType<typeof initGraphQLTada<{ introspection: introspection; disableMasking: true; scalars: Scalars }>>;

/** What `graphql()` makes while the build reads it: the whole text, and its parts, so that a shared fragment is sent once. */
export interface Text {
  readonly text: string;
  readonly parts: ReadonlySet<string>;
}

/** A typed operation or fragment; pass the fragments that it spreads. */
export const graphql = ((source: string, fragments: readonly Text[] = []): Text => {
  const parts = new Set<string>();
  for (const fragment of fragments) for (const part of fragment.parts) parts.add(part);
  parts.add(source.replace(/\s+/g, ' ').trim());
  return { text: [...parts].join('\n'), parts };
}) as unknown as Tada;

/** The complete text of an operation with its fragments. */
export const textOf = (document: unknown): string => (document as Text).text;

/** The name of an operation, from its own text. */
export const nameOf = (document: unknown): string =>
  /(?:query|mutation|subscription) (\w+)/.exec((document as Text).text)?.[1] ?? '';

export type { ResultOf, TadaDocumentNode, VariablesOf } from 'gql.tada';
