import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { KeyRing } from '../../../electron/engine/keys/key-ring.ts';
import { KeySource } from '../../../electron/engine/keys/key-source.ts';
import { createMaker } from '../../../electron/engine/mint/make-token.ts';
import { decryptToken } from '../../../electron/engine/tokens/decrypt.ts';
import { createMemoryStore } from '../../../electron/engine/vault/memory-store.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import type { KeyAlgorithm } from '../../../shared/key-algorithms.ts';
import type { Result } from '../../../shared/result.ts';
import { plainKey } from '../../plain-key.ts';
import { filled } from './minting.ts';

const now = () => 1_795_446_280;

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function source() {
  const vault = createVault({ folder: path.join(tmpdir(), 'tokensmith-unit-none'), secrets: createMemoryStore });
  await vault.useMemory();
  const ring = new KeyRing(vault, now);
  return {
    keys: new KeySource(ring),
    create: async (alg: KeyAlgorithm) => valueOf(await ring.create(plainKey(alg, alg))).id,
    set: (id: string, column: 'state' | 'holds', value: string) =>
      valueOf(vault.write(({ database }) => database.run(`UPDATE keys SET ${column} = ? WHERE id = ?`, [value, id]))),
  };
}

for (const alg of ['RSA-OAEP-256', 'ECDH-ES', 'ECDH-ES+A256KW', 'dir', 'A128KW', 'A192GCMKW'] as const) {
  test(`${alg}: a key of the vault seals and opens`, async () => {
    const { keys, create } = await source();
    const id = await create(alg);
    const sealing = valueOf(await keys.encryptionKey(id));
    expect(sealing).toMatchObject({ id, alg });
    expect(sealing.key.type).toBe(/^(RSA|ECDH)/.test(alg) ? 'public' : 'secret');
    const recipe = filled({ keyId: null, subject: 'ada', form: { encryption: { keyId: id, enc: 'A256GCM' } } });
    const token = valueOf(await createMaker({ keys, now }).make(recipe));
    const opened = await decryptToken(token.text, valueOf(await keys.decryptionKey(id)));
    expect(opened.ok && JSON.parse(Buffer.from(opened.value.plaintext).toString())).toMatchObject({ sub: 'ada' });
  });
}

test('a public key seals and does not open; one that signs does neither', async () => {
  const { keys, create, set } = await source();
  const id = await create('ECDH-ES');
  set(id, 'holds', 'public');
  expect((await keys.encryptionKey(id)).ok).toBe(true);
  expect(await keys.decryptionKey(id)).toMatchObject({ error: { code: 'key-unusable', actual: 'a public key' } });
  const signer = await create('ES256');
  expect(await keys.encryptionKey(signer)).toMatchObject({ error: { code: 'key-unusable', expected: 'a key for encryption' } });
  expect(await keys.decryptionKey(signer)).toMatchObject({ error: { code: 'key-unusable', expected: 'a key for encryption' } });
  expect(await keys.signingKey(id)).toMatchObject({ error: { code: 'key-unusable' } });
});

test('a key that was followed by another opens what is left and seals nothing new; a retired one does neither', async () => {
  const { keys, create, set } = await source();
  const id = await create('A256KW');
  const outcomes = async () => [(await keys.encryptionKey(id)).ok, (await keys.decryptionKey(id)).ok];
  expect(await outcomes()).toEqual([true, true]);
  set(id, 'state', 'verify-only');
  expect(await outcomes()).toEqual([false, true]);
  set(id, 'state', 'retired');
  expect(await outcomes()).toEqual([false, false]);
  expect(await keys.encryptionKey('nobody')).toMatchObject({ error: { code: 'key-not-found' } });
  expect(await keys.decryptionKey('nobody')).toMatchObject({ error: { code: 'key-not-found' } });
});
