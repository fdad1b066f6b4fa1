import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { keychainService } from '../../electron/engine/engine.ts';
import { decodeKeyMaterial } from '../../electron/engine/keys/key-material.ts';
import { readDataKey } from '../../electron/engine/vault/data-key.ts';
import { forkAgent } from '../../electron/engine/vault/fork-agent.ts';
import { createKeychain } from '../../electron/engine/vault/keychain.ts';
import type { Canary } from './canaries.ts';

/**
 * The secrets that lie in a session's keychain for one vault, read by another process than the app:
 * the private numbers of the given keys, and the database key.
 */
export async function secretsOf(env: NodeJS.ProcessEnv, userData: string, keyIds: readonly string[]): Promise<Canary[]> {
  const keychain = createKeychain({ service: keychainService, startAgent: () => forkAgent({ env }) });
  try {
    const canaries: Canary[] = [];
    for (const id of keyIds) {
      const text = await keychain.get(`key-${id}`);
      if (!text.ok || text.value === null) throw new Error(`The keychain holds nothing for ${id}`);
      const key = decodeKeyMaterial(id, text.value);
      if (!key.ok) throw new Error(`The keychain's record of ${id} cannot be read`);
      const { d, k, p, q } = key.value.export({ format: 'jwk' });
      for (const [name, value] of Object.entries({ d, k, p, q })) {
        if (value !== undefined) canaries.push({ name: `${id} ${name}`, bytes: Buffer.from(value, 'base64url') });
      }
    }
    const identity = z.object({ id: z.string() }).parse(JSON.parse(await readFile(path.join(userData, 'vault', 'vault.json'), 'utf8')));
    const dataKey = await readDataKey(keychain, identity.id);
    if (!dataKey.ok || dataKey.value === null) throw new Error('The keychain holds no database key');
    return [...canaries, { name: 'database key', bytes: Buffer.from(dataKey.value) }];
  } finally {
    keychain.close();
  }
}
