import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { carryKnownSecrets } from './scripts/building/carry-known-secrets.ts';
import { entriesApart } from './scripts/building/entries-apart.ts';
import { spokenLanguages } from './scripts/building/spoken-languages.ts';

/** The oldest runtime that the tests run on is Electron 33: Node 20.18, Chromium 130. */
const nodeTarget = 'node20.18';
const chromeTarget = 'chrome130';

/** The renderer's own kit and all libraries but zod, which the first screen does without. */
const kitAndLibraries = /renderer[\\/]src[\\/](ui|lib)[\\/]|node_modules[\\/](?!zod)/;

export default defineConfig({
  main: {
    plugins: [carryKnownSecrets(), entriesApart()],
    build: {
      target: nodeTarget,
      outDir: 'out/main',
      lib: {
        entry: {
          index: 'electron/main/index.ts',
          'keychain-agent': 'electron/engine/vault/keychain-agent.ts',
          'bcrypt-worker': 'electron/engine/keys/import/reading/bcrypt-worker.ts',
          'guessing-worker': 'electron/engine/keys/health/guessing-worker.ts',
          'bulk-worker': 'electron/engine/bulk/bulk-worker.ts',
          'scan-worker': 'electron/engine/scan/scan-worker.ts',
          'secret-search-worker': 'electron/engine/inspect/guess-secret/secret-search-worker.ts',
        },
        formats: ['es'],
      },
      // Bundled: hundreds of small files take longer to open than to read as one. Native modules and Fastify stay outside.
      externalizeDeps: { exclude: ['zod', 'jose', '@zxcvbn-ts/core', '@zxcvbn-ts/language-common', '@zxcvbn-ts/language-en'] },
      rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' } },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      outDir: 'out/preload',
      lib: { entry: { index: 'electron/preload/index.ts' }, formats: ['cjs'] },
      // A sandboxed preload can load nothing but this one file.
      externalizeDeps: false,
      rolldownOptions: { output: { entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    base: '/',
    plugins: [react({ compiler: true }), tailwindcss(), spokenLanguages()],
    build: {
      target: chromeTarget,
      outDir: 'out/renderer',
      rolldownOptions: {
        input: 'renderer/index.html',
        // zod must be configured before the first schema is made (lib/zod-jitless.ts), in whichever chunk that is.
        output: {
          strictExecutionOrder: true,
          codeSplitting: {
            // What several screens share is one file: fifty small ones cost more to fetch than they save. What the first
            // screen does without is another one, which comes with the first of those that need it.
            groups: [
              { name: 'kit', test: kitAndLibraries, minShareCount: 2, tags: ['$initial'] },
              { name: 'kit-of-later-screens', test: kitAndLibraries, minShareCount: 2 },
            ],
          },
        },
      },
      // The page's policy allows scripts and styles from its own origin only: nothing inline, no data: URLs.
      assetsInlineLimit: 0,
      minify: true,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  },
});
