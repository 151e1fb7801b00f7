/** Leaves out of graphql-sse what is not used of it: the single connection mode, which is half of its client. */
import type { Plugin } from 'vite';

/** Where the client takes the mode from its options. */
const CHOICE = 'const { singleConnection = false, ';

export function distinctConnectionsOnly(): Plugin {
  return {
    name: 'distinct-connections-only',
    transform(code, id) {
      if (!id.endsWith('/graphql-sse/lib/client.mjs')) return undefined;
      if (!code.includes(CHOICE)) return this.error('graphql-sse chooses its mode in another way now');
      return { code: code.replace(CHOICE, 'const singleConnection = false; const { '), map: null };
    },
  };
}
