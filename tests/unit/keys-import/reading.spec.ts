import { createCipheriv, createHmac } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { derInteger, derNull, derObjectId, derOctets, derSequence } from '../../../electron/engine/keys/export/der.ts';
import { encryptedPkcs8 } from '../../../electron/engine/keys/export/encrypted-pkcs8.ts';
import { derivePkcs12, KdfBudget } from '../../../electron/engine/keys/import/reading/kdf.ts';
import { readSource, unlockReading } from '../../../electron/engine/keys/import/reading/read-source.ts';
import type { Reading } from '../../../electron/engine/keys/import/reading/reading.ts';
import { privateKey } from '../../figures/key-corpus/key-pairs.ts';

const reads = (text: string | Buffer) => readSource({ name: 'file', bytes: Buffer.from(text) });
const kindsOf = ({ items }: Reading) => items.map(({ kind }) => kind);

async function opened(bytes: string | Buffer, passphrase: string): Promise<Reading> {
  const read = await reads(bytes);
  const unlocked = read.ok ? await unlockReading(read.value, passphrase) : read;
  if (!unlocked.ok) throw new Error(unlocked.error.code);
  return unlocked.value;
}

for (const text of ['{kJ8$sLq2!vXz9@pW4#rT6%yU1&nB3*m', '[kJ8$sLq2!vXz9@pW4#rT6%yU1&nB3*m\n']) {
  test(`a secret may begin with ${text.slice(0, 1)}`, async () => {
    expect(await reads(text)).toMatchObject({
      value: {
        items: [{ format: 'raw-secret', readings: [{ encoding: 'utf8' }, ...(text.endsWith('\n') ? [{ encoding: 'bytes' }] : [])] }],
      },
    });
  });
}

for (const text of ['{"kty":"oct"', "{'kty': 'oct', 'k': 'AAAA'}", '[1,\n2', '[[[[', '[1,2]']) {
  test(`${text} is no secret but JSON, or near it`, async () => {
    expect(await reads(text)).toMatchObject({ error: { code: 'key-malformed', field: 'json' } });
  });
}

test('a public key of OpenSSH ends where its base64 ends', async () => {
  const line = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f';
  expect((await reads(`${line} me@here`)).ok).toBe(true);
  for (const junk of ['!!!-junk, more', '===', ',AAAA']) {
    expect(await reads(line + junk)).toMatchObject({ error: { code: 'key-malformed', field: 'openssh', line: 1, column: 13 } });
  }
});

test('what costs too much together is opened in two goes', async () => {
  const one = await encryptedPkcs8(privateKey('Ed25519'), 'right');
  const first = await opened(one.repeat(18), 'right');
  expect(kindsOf(first).filter((kind) => kind === 'locked')).not.toHaveLength(0);
  const second = await unlockReading(first, 'right');
  expect(second.ok && kindsOf(second.value)).toEqual(Array.from({ length: 18 }, () => 'key'));
});

test('scrypt is counted over all of a source', () => {
  const budget = new KdfBudget();
  const dearest = 2 ** 25;
  budget.spend('scrypt', dearest);
  budget.spend('scrypt', dearest);
  expect(() => budget.spend('scrypt', 1)).toThrow();
});

test('a secret in a JWK has a limit, as a secret in a text has', async () => {
  const jwk = (bytes: number) => JSON.stringify({ kty: 'oct', k: Buffer.alloc(bytes, 1).toString('base64url') });
  expect((await reads(jwk(65_536))).ok).toBe(true);
  expect(await reads(jwk(65_537))).toMatchObject({ error: { code: 'key-malformed', field: 'k', actual: '65537 bytes' } });
});

/** A context-specific, constructed tag around an element. */
function explicit(number: number, inner: Buffer): Buffer {
  const element = derOctets(inner);
  element.writeUInt8(0xa0 | number, 0);
  return element;
}

/** A PKCS#12 file with no password, which is not an empty one: its two final zeros are missing too. */
async function withoutPassword(hasMac: boolean): Promise<Buffer> {
  const how = { salt: Buffer.from('12345678'), iterations: 2_000, hash: 'sha1' } as const;
  const effort = { budget: new KdfBudget(), signal: undefined };
  const derive = (purpose: 1 | 2 | 3, bytes: number) => derivePkcs12(Buffer.alloc(0), { ...how, purpose }, bytes, effort);
  const cipher = createCipheriv('des-ede3-cbc', await derive(1, 24), await derive(2, 8));
  const key = privateKey('Ed25519').export({ type: 'pkcs8', format: 'der' });
  const text = Buffer.concat([cipher.update(key), cipher.final()]);
  const parameters = derSequence(derOctets(how.salt), derInteger(how.iterations));
  const shrouded = derSequence(derSequence(derObjectId('1.2.840.113549.1.12.1.3'), parameters), derOctets(text));
  const bag = derSequence(derObjectId('1.2.840.113549.1.12.10.1.2'), explicit(0, shrouded));
  const data = (content: Buffer) => derSequence(derObjectId('1.2.840.113549.1.7.1'), explicit(0, derOctets(content)));
  const safes = derSequence(data(derSequence(bag)));
  const digest = createHmac('sha1', await derive(3, 20))
    .update(safes)
    .digest();
  const info = derSequence(derSequence(derObjectId('1.3.14.3.2.26'), derNull()), derOctets(digest));
  const mac = derSequence(info, derOctets(how.salt), derInteger(how.iterations));
  return derSequence(derInteger(3), data(safes), ...(hasMac ? [mac] : []));
}

for (const hasMac of [true, false]) {
  test(`a PKCS#12 file of no password opens with nothing typed, ${hasMac ? 'with' : 'without'} a MAC`, async () => {
    const file = await withoutPassword(hasMac);
    expect(await opened(file, '')).toMatchObject({ items: [{ kind: 'key' }] });
    expect(await opened(file, ' ')).toMatchObject({ items: [{ kind: 'locked', isWrong: true }] });
  });
}
