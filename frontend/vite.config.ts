import { defineConfig } from 'vitest/config';
import { groups, noCircles } from './plugins/chunks.ts';
import { documents, persistedDocuments } from './plugins/documents.ts';
import { smallPreload } from './plugins/preload.ts';
import { distinctConnectionsOnly } from './plugins/streams.ts';

export default defineConfig({
  plugins: [smallPreload(), persistedDocuments(), distinctConnectionsOnly(), noCircles()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'static',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    // These three know light-dark(); older targets would make the stylesheet a fifth larger.
    cssTarget: ['chrome123', 'safari17.5', 'firefox120'],
    // The Content-Security-Policy allows no data: addresses and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        entryFileNames: 'assets/[name]-[hash].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
        // Few files that compress well: what always comes together stays together.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups,
        },
      },
    },
  },
  // The tests read the server's schema.
  server: { fs: { allow: ['.', '../backend/schema'] } },
  test: { environment: 'jsdom', testTimeout: 30_000, include: ['test/**/*.test.{ts,tsx}'], setupFiles: ['test/setup.ts'], provide: { documents } },
});
