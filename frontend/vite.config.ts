import { defineConfig } from 'vitest/config';
import { documents, persistedDocuments } from './plugins/documents.ts';
import { smallPreload } from './plugins/preload.ts';

/** What the first page needs, whichever it is. */
const CORE = new RegExp(
  [
    'node_modules/(preact|@preact)/',
    'preload-helper',
    'src/(App|boot|opening)\\.tsx?',
    'src/i18n/(catalog|shell)\\.ts',
    'src/lib/(announce|preload|router)',
    'src/gql/(client|graphql|session)\\.ts',
    'src/routes/SignIn',
    'src/state/(companions|connection|preferences|refusals|session)',
    'src/ui/(Field|Footer|Header|Icon|Loading|Notice|Page)\\.tsx',
  ].join('|'),
);
/** The dashboard's question, which is under way while its page is still being fetched. */
const EARLY = /src\/(gql\/(dashboard|views)|state\/early)/;
/** The parts of the frame for whoever is signed in. */
const COMPANIONS = /src\/(i18n\/frame\.ts|ui\/(companions|Interruption|Menu))/;
/** What the pages around an account need. */
const ACCOUNT = /src\/(i18n\/account\.ts|gql\/account|routes\/(Register|ForgottenPassword|ResetPassword)|ui\/(NewPassword|ProfileFields))/;
/** What the pages behind the sign-in share. */
const SHARED = /src\/(i18n\/(terms|overview|format)\.ts|ui\/(Amount|Badge|Gates|Progress|icons)\.tsx?|state\/(query|renewal|store|unpaid|waiting)|routes\/NotFound)/;

export default defineConfig({
  plugins: [smallPreload(), persistedDocuments()],
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
          groups: [
            { name: 'arabic', test: /(shell|frame|terms|overview|offers)\.ar\.ts$/, priority: 2 },
            { name: 'core', test: CORE, priority: 1 },
            { name: 'early', test: EARLY },
            { name: 'companions', test: COMPANIONS },
            { name: 'account', test: ACCOUNT },
            { name: 'shared', test: SHARED },
          ],
        },
      },
    },
  },
  // The tests read the server's schema.
  server: { fs: { allow: ['.', '../backend/schema'] } },
  test: { environment: 'jsdom', testTimeout: 30_000, include: ['test/**/*.test.{ts,tsx}'], setupFiles: ['test/setup.ts'], provide: { documents } },
});
