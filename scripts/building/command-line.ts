import { chmod } from 'node:fs/promises';
import { build } from 'vite';
import { inProject, root } from '../project.ts';

/** Builds the `tokensmith` command for plain Node, with the keychain's agent beside it. */
export async function buildCommandLine(): Promise<void> {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
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
        },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          banner: (chunk) => (chunk.isEntry && chunk.name === 'index' ? '#!/usr/bin/env node' : ''),
        },
      },
    },
    // zod and jose are bundled, because opening their many files is most of a short command's time.
    ssr: { noExternal: ['zod', 'jose'] },
  });
  await chmod(inProject('out', 'cli', 'index.js'), 0o755);
}
