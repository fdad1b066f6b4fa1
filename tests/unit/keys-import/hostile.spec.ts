import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { ImportSessions } from '../../../electron/engine/keys/import/import-sessions.ts';
import { readKeyFiles } from '../../../electron/engine/keys/import/key-files.ts';
import { readSource } from '../../../electron/engine/keys/import/reading/read-source.ts';
import { thumbprint } from '../../../electron/engine/keys/thumbprint.ts';
import { heavy, mebibyte } from '../../figures/key-corpus/heavy.ts';
import { derOf, jwkOf, pemOf, privateKey } from '../../figures/key-corpus/key-pairs.ts';
import { mutated } from '../../figures/key-corpus/mutations.ts';
import { Workshop } from '../../figures/key-corpus/tools.ts';
import { seeded } from '../../vectors/mutations.ts';

async function keysOf(bytes: Buffer): Promise<KeyObject[]> {
  const read = await readSource({ name: null, bytes });
  return read.ok ? read.value.items.flatMap((item) => (item.kind === 'key' ? [item.key] : [])) : [];
}

/** In these the private half is checked against the public one: a change must show. */
const redundant: [string, KeyObject, Buffer][] = [
  ['PKCS#1', privateKey('RSA'), derOf(privateKey('RSA'), 'pkcs1')],
  ['PKCS#8 of RSA', privateKey('RSA'), Buffer.from(pemOf(privateKey('RSA'), 'pkcs8'))],
  ['SEC1', privateKey('P-256'), derOf(privateKey('P-256'), 'sec1')],
  ['JWK of EC', privateKey('P-521'), Buffer.from(JSON.stringify(jwkOf(privateKey('P-521'))))],
  ['JWK of RSA', privateKey('RSA'), Buffer.from(JSON.stringify(jwkOf(privateKey('RSA'))))],
  ['JWK of Ed25519', privateKey('Ed25519'), Buffer.from(JSON.stringify(jwkOf(privateKey('Ed25519'))))],
];

for (const [name, key, bytes] of redundant) {
  test(`${name}: however it is damaged, no other private key comes of it`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        for (const found of await keysOf(mutated(bytes, bytes, seeded(seed)))) {
          if (found.type === 'private') expect(thumbprint(found)).toBe(thumbprint(key));
        }
      }),
      { numRuns: 300 },
    );
  });
}

test('any bytes at all are read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 400 }),
        fc.string({ unit: 'binary', maxLength: 400 }).map((text) => Buffer.from(text)),
      ),
      async (bytes) => {
        const read = await readSource({ name: 'x', bytes: Buffer.from(bytes) });
        expect(read.ok || read.error.code.length > 0).toBe(true);
      },
    ),
    { numRuns: 1_000 },
  );
});

for (const [name, text] of heavy) {
  test(`1 MiB of ${name} is read or refused`, async () => {
    const read = await readSource({ name: null, bytes: Buffer.from(text) });
    expect(read.ok || read.error.code.length > 0).toBe(true);
  });
}

test('weak RSA keys are found and marked', async () => {
  const sessions = new ImportSessions({ known: () => ({ ok: true, value: [] }), add: async () => ({ ok: true, value: [] }) });
  const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
  const cubic = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }).privateKey;
  const identity = { ...jwkOf(privateKey('RSA')), e: 'AQ', d: 'AQ', dp: 'AQ', dq: 'AQ' };
  const read = await sessions.read(
    [pemOf(small, 'pkcs8'), pemOf(cubic, 'pkcs8'), JSON.stringify(identity)].map((text) => ({ name: null, bytes: Buffer.from(text) })),
    null,
  );
  const found = read.ok ? read.value.found : [];
  expect(found.map(({ findings }) => findings.map(({ code }) => code).find((code) => code.startsWith('rsa')))).toEqual([
    'rsa-too-small',
    'rsa-exponent-small',
    'rsa-exponent-unsafe',
  ]);
  expect(found[0]).toMatchObject({ isWeak: true, bits: 1024, problem: null });
  expect(found[0]?.algorithms).not.toContain('RSA-OAEP-512');
  expect(found[2]).toMatchObject({ isWeak: true });
});

test('files are read with their reasons', async () => {
  const workshop = new Workshop();
  try {
    const good = workshop.put('mine.pem', pemOf(privateKey('RSA'), 'pkcs8'));
    const large = workshop.put('large.bin', Buffer.alloc(mebibyte + 1));
    const read = await readKeyFiles([good, large, workshop.path('gone.pem'), workshop.folder]);
    expect(read).toMatchObject([
      { name: 'mine.pem' },
      { name: 'large.bin', problem: { code: 'key-malformed', field: 'source', actual: '1048577 bytes' } },
      { name: 'gone.pem', problem: { code: 'file-unreadable', actual: 'ENOENT' } },
      { problem: { code: 'file-unreadable' } },
    ]);
    const [first] = read;
    expect(first !== undefined && 'bytes' in first && createPrivateKey(first.bytes).equals(privateKey('RSA'))).toBe(true);
  } finally {
    workshop.clear();
  }
});
