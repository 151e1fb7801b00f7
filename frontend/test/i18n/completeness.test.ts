import { describe, expect, test } from 'vitest';

/** A catalog: the English one exports a signal, the Arabic one the same messages as its default. */
type Messages = Record<string, unknown>;

const english = import.meta.glob<Record<string, { value?: Messages }>>('../../src/i18n/*.ts', { eager: true });
const arabic = import.meta.glob<{ default: Messages }>('../../src/i18n/*.ar.ts', { eager: true });
const sources = import.meta.glob<string>('../../src/**/*.tsx', { query: '?raw', import: 'default', eager: true });

/** What is the same in both languages: names, symbols, and codes that are written in Latin letters everywhere. */
const SAME = /^(|[\W\d_]+|NPI|A4|PDF|CSV|XLSX|JSON|Markdown|WebVTT|Zoom|Teams|English|https?:\S+)$/;
/** Latin words that stand in Arabic sentences too: names, codes, settings and commands. */
const LATIN = /\b([A-Z]+_[A-Z_]+|medmatrix mail|IANA|Asia\/Dubai|MedMatrix|AMA|PRA|Category|Credit|Credits|ACCME|MOC|PARS|NPI|PDF|ZIP|Open Badge|Letter|CSV|XLSX|JSON|ORCID|DHA|DOH|MOHAP|SHA|OIDC|QR|UAE|DOI|ABIM|ABMS|Zoom|Teams|Markdown|Enter|Esc|Tab|WebM|MP4|WebVTT|English|https?|www|[a-z.]+@[a-z.]+|USA|CMS|KB|MB|kB|UTC|SMTP|URL|PNG|SVG|JPEG|WebP|vtt|P12|pem)\b/g;

/** Every message of a catalog by its path; those that count or name something are called with an example. */
function texts(messages: unknown, path: string): [string, string][] {
  if (typeof messages === 'string') return [[path, messages]];
  if (typeof messages === 'function') {
    try {
      return texts((messages as (...examples: unknown[]) => unknown)(...Array.from({ length: messages.length }, () => 3)), path);
    } catch {
      return [];
    }
  }
  if (typeof messages !== 'object' || messages === null) return [];
  return Object.entries(messages).flatMap(([name, message]) => texts(message, `${path}.${name}`));
}

const catalogs = Object.entries(arabic).map(([file, { default: translated }]) => {
  const path = file.replace('.ar.ts', '.ts');
  const [original] = Object.values(english[path] ?? {}).filter((exported) => typeof exported?.value === 'object');
  return { name: /(\w+)\.ts$/.exec(path)?.[1] ?? path, original: original?.value, translated };
});

test('every catalog has its Arabic', () => {
  expect(catalogs.length).toBeGreaterThan(10);
  expect(catalogs.filter(({ original }) => !original).map(({ name }) => name)).toEqual([]);
});

describe.each(catalogs)('$name', ({ name, original, translated }) => {
  const translations = new Map(texts(translated, name));

  test('nothing is left in English', () => {
    const left = texts(original, name).filter(([path, text]) => translations.get(path) === text && !SAME.test(text));
    expect(left.filter(([path]) => path !== 'shell.otherLanguage')).toEqual([]);
  });

  test('Arabic says everything in Arabic', () => {
    const latin = [...translations].filter(([, text]) => /[A-Za-z]{3,}/.test(text.replace(LATIN, '')));
    expect(latin.filter(([path]) => path !== 'shell.otherLanguage')).toEqual([]);
  });
});

test('no text stands in the components themselves', () => {
  const found = Object.entries(sources).flatMap(([file, text]) => {
    const source = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    const between = [...source.matchAll(/>([^<>{}=;()]*[A-Za-z\u0600-\u06ff]{2,}[^<>{}=;()]*)<\//g)].map(([, words]) => words!.trim());
    const said = [...source.matchAll(/(?:aria-label|title|placeholder|alt|label|hint)="([^"{]+)"/g)].map(([, words]) => words!);
    return [...between, ...said].map((words) => `${file}: ${words}`);
  });
  // The names of languages stand in their own language.
  expect(found.filter((words) => !/: (English|العربية)$/.test(words))).toEqual([]);
});
