import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';

/** Puts the packed list of known secrets beside the built files: the engine reads it when a secret is judged. */
export function carryKnownSecrets(): Plugin {
  let root = '';
  return {
    name: 'carry-known-secrets',
    configResolved: (config) => void (root = config.root),
    async generateBundle() {
      const source = await readFile(path.join(root, 'electron', 'engine', 'keys', 'health', 'known-secrets.br'));
      this.emitFile({ type: 'asset', fileName: 'known-secrets.br', source });
    },
  };
}
