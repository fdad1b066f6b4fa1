import { chmod } from 'node:fs/promises';
import { build } from 'vite';
import { inProject, root } from '../project.ts';
import { carryKnownSecrets } from './carry-known-secrets.ts';
import { entriesApart } from './entries-apart.ts';

/** Builds the `tokensmith` command for plain Node, with the keychain's agent, the guessing thread and the known secrets beside it. */
export async function buildCommandLine(): Promise<void> {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    plugins: [carryKnownSecrets(), entriesApart()],
    build: {
      ssr: true,
      target: 'node20.18',
      outDir: 'out/cli',
      emptyOutDir: true,
      reportCompressedSize: false,
      rolldownOptions: {
        input: {
          index: inProject('electron', 'cli', 'index.ts'),
          'keychain-agent': inProject('electron', 'engine', 'vault', 'keychain-agent.ts'),
          'bcrypt-worker': inProject('electron', 'engine', 'keys', 'import', 'reading', 'bcrypt-worker.ts'),
          'guessing-worker': inProject('electron', 'engine', 'keys', 'health', 'guessing-worker.ts'),
          'bulk-worker': inProject('electron', 'engine', 'bulk', 'bulk-worker.ts'),
          'scan-worker': inProject('electron', 'engine', 'scan', 'scan-worker.ts'),
          'secret-search-worker': inProject('electron', 'engine', 'inspect', 'guess-secret', 'secret-search-worker.ts'),
        },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          banner: (chunk) => (chunk.isEntry && chunk.name === 'index' ? '#!/usr/bin/env node' : ''),
        },
      },
    },
    // zod and jose are bundled, because opening their many files is most of a short command's time.
    ssr: { noExternal: ['zod', 'jose', 'fastest-levenshtein', /^@zxcvbn-ts\//] },
  });
  await chmod(inProject('out', 'cli', 'index.js'), 0o755);
}
