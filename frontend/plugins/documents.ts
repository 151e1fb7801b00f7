/** Persisted documents: the scripts hold an operation's identifier, the server its text. */
import type { Plugin } from 'vite';
import { modules } from '../src/gql/documents.ts';
import { nameOf, textOf } from '../src/gql/graphql.ts';

export interface Persisted {
  /** The file in `src/gql/` that exports it, and under which name. */
  module: string;
  constant: string;
  name: string;
  text: string;
  sha256: string;
  /** What the dashboard sends: the name, which makes requests readable, and enough of the digest to tell versions apart. */
  id: string;
}

const DIGITS = 8;

async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function persist(module: string, constant: string, document: unknown): Promise<Persisted> {
  const [name, text] = [nameOf(document), textOf(document)];
  const sha256 = await sha256Of(text);
  return { module, constant, name, text, sha256, id: `${name}.${sha256.slice(0, DIGITS)}` };
}

/** Every operation of the dashboard; fragments alone are none. */
export const documents: readonly Persisted[] = (
  await Promise.all(
    Object.entries(modules).flatMap(([module, exported]) =>
      Object.entries(exported).map(([constant, document]) => persist(module, constant, document)),
    ),
  )
).filter(({ name }) => name !== '');

/** Puts identifiers in the place of operations, and writes `documents.json`, from which the server knows their texts. */
export function persistedDocuments(): Plugin {
  return {
    name: 'persisted-documents',
    transform(code, id) {
      const module = /\/src\/gql\/(\w+)\.ts$/.exec(id)?.[1];
      if (!module || !/= graphql\(/.test(code)) return undefined;
      if (!(module in modules)) return this.error(`src/gql/documents.ts does not know ${module}.ts`);
      const own = documents.filter((document) => document.module === module);
      return { code: own.map(({ constant, id: sent }) => `export const ${constant} = '${sent}';\n`).join(''), map: null };
    },
    generateBundle() {
      const sorted = documents.toSorted((a, b) => (a.name < b.name ? -1 : 1));
      const listed = Object.fromEntries(sorted.map(({ name, id, sha256, text }) => [name, { id, sha256, text }]));
      this.emitFile({ type: 'asset', fileName: 'documents.json', source: `${JSON.stringify(listed, null, 2)}\n` });
    },
  };
}
