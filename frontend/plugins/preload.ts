/** Puts our own `preload` around dynamic imports in the place of the bundler's, which is five times its size. */
import type { Plugin } from 'vite';

export function smallPreload(): Plugin {
  return {
    name: 'small-preload',
    enforce: 'pre',
    load: (id) => (id === '\0vite/preload-helper.js' ? "export { preload as __vitePreload } from '/src/lib/preload.ts';" : undefined),
  };
}
