import { createSecretKey, randomUUID } from 'node:crypto';
import path from 'node:path';
import { Bulk } from '../../../electron/engine/bulk/bulk.ts';
import { appError } from '../../../shared/errors.ts';
import { plainRecipe } from '../../../shared/mint-input.ts';
import { fail, ok } from '../../../shared/result.ts';

/**
 * Mints so many rows (2nd argument) into "tokens.txt" of a folder (1st), and prints "minted N" as it goes and the result as JSON in the
 * end. `user-N` is the subject of each.
 */
const [folder = '', count = '0'] = process.argv.slice(2);
const keyId = randomUUID();
const key = createSecretKey(Buffer.alloc(32, 7));
const missing = fail(appError('key-not-found'));
const bulk = new Bulk({
  keys: {
    signingKey: async () => ok({ id: keyId, alg: 'HS256', kid: 'k1', key, isWeak: false }),
    encryptionKey: async () => missing,
    publicJwk: () => missing,
  },
  store: async () => ok(0),
});
const rows = Array.from({ length: Number(count) }, (_, index) => `user-${index}\n`).join('');
const opened = await bulk.open({ kind: 'bytes', name: null, bytes: Buffer.from(`user\n${rows}`) });
if (!opened.ok) throw new Error(opened.error.code);
const user = { name: 'user', kind: 'text', default: '', isRequired: true, hint: '' } as const;
const filled = { recipe: { ...plainRecipe, keyId, subject: '{{user}}' }, variables: [user], values: [], profileId: null };
const result = await bulk.run(
  { session: opened.value.session, filled, addsOtherColumns: false },
  { kind: 'file', path: path.join(folder, 'tokens.txt'), format: 'lines' },
  { onProgress: ({ minted }) => process.stdout.write(`minted ${minted}\n`) },
  new AbortController().signal,
);
process.stdout.write(`${JSON.stringify(result)}\n`);
bulk.releaseAll();
