import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { compactVerify } from 'jose';
import { decryptToken } from '../../../electron/engine/tokens/decrypt.ts';
import { compactForm } from '../../../shared/mint-input.ts';
import { mintKeysOf, readingKey, testKeys } from '../../figures/minted/test-keys.ts';
import { hooks, opened, test } from './fixtures.ts';
import { filledWith, variable } from './minting.ts';

const never = new AbortController().signal;
const user = variable('user', { isRequired: true });
const rows = 40;

for (const [sealer, signer] of [
  ['A256KW', null],
  ['ECDH-ES X25519', 'HS256'],
  ['RSA-OAEP-256', null],
] as const) {
  test(`${signer === null ? '' : `signed with ${signer}, then `}sealed with ${sealer}: each row opens again`, async ({
    folder,
    bulkWith,
  }) => {
    const keys = await testKeys('bulk');
    const [key, verifier] = [keys.get(sealer), keys.get('HS256')];
    if (key === undefined || verifier === undefined) throw new Error('No key');
    const bulk = bulkWith({ keys: mintKeysOf(keys) });
    const session = await opened(bulk, ['user,note', ...Array.from({ length: rows }, (_, row) => `user-${row},"a ""${row}"""`)].join('\n'));
    const recipe = { keyId: signer, subject: '{{user}}', form: { ...compactForm, encryption: { keyId: sealer, enc: 'A256GCM' } } } as const;
    const plan = { session, filled: filledWith(recipe, [user]), addsOtherColumns: true };
    const file = path.join(folder, 'sealed.txt');
    const result = await bulk.run(plan, { kind: 'file', path: file, format: 'lines' }, hooks, never);
    expect(result).toMatchObject({ ok: true, value: { minted: rows, failed: 0, isPartial: false, stoppedBy: null } });
    const texts = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(new Set(texts.map((text) => text.split('.')[3])).size).toBe(rows);
    for (const [row, text] of texts.entries()) {
      const sealed = await decryptToken(text, key);
      if (!sealed.ok) throw new Error(`Row ${row} does not open: ${sealed.error}`);
      const inside = Buffer.from(sealed.value.plaintext);
      const claims = signer === null ? inside : (await compactVerify(inside, readingKey(verifier))).payload;
      expect(JSON.parse(Buffer.from(claims).toString())).toMatchObject({ sub: `user-${row}`, note: `a "${row}"` });
    }
  });
}

test('a key that cannot seal is refused before anything is written', async ({ folder, bulkWith }) => {
  const bulk = bulkWith({ keys: mintKeysOf(await testKeys('bulk')) });
  const session = await opened(bulk, 'user\nada\n');
  const recipe = { keyId: null, subject: '{{user}}', form: { ...compactForm, encryption: { keyId: 'HS256', enc: 'A256GCM' } } } as const;
  const plan = { session, filled: filledWith(recipe, [user]), addsOtherColumns: true };
  const result = await bulk.run(plan, { kind: 'file', path: path.join(folder, 'none.txt'), format: 'lines' }, hooks, never);
  expect(result).toMatchObject({ ok: false, error: { code: 'key-not-found' } });
});
