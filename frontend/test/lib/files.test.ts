import { expect, test } from 'vitest';
import { csv, packed } from '../../src/lib/files';

test('cells are quoted, and none is taken for a formula', () => {
  expect(csv([['Row', 'What'], [2, 'He said "no"'], [3, '=1+1'], [4, '-5']])).toBe(
    '\ufeff"Row","What"\r\n"2","He said ""no"""\r\n"3","\'=1+1"\r\n"4","\'-5"\r\n',
  );
});

test('a file is packed so that its bytes come out again', async () => {
  const text = `Email\n${'person@example.org\n'.repeat(5_000)}`;

  const sent = await packed({ stream: () => new Response(text).body! } as Blob);

  const bytes = Uint8Array.from(atob(sent), (letter) => letter.charCodeAt(0));
  const unpacked = new Response(bytes).body!.pipeThrough(new DecompressionStream('gzip'));
  expect(await new Response(unpacked).text()).toBe(text);
  expect(sent.length).toBeLessThan(5_000);
});
