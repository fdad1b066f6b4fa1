import { createHmac, createSecretKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { CompactSign, FlattenedEncrypt, FlattenedSign } from 'jose';
import { checkOf, lines, look, now, opener, verifierOf } from './judging.ts';

const encode = (value: object | string) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const secret = randomBytes(32);
const signing = [verifierOf({ kty: 'oct', alg: 'HS256', k: secret.toString('base64url') })];
const claims = JSON.stringify({ sub: 'ann', exp: now + 60 });
const shared = createSecretKey(randomBytes(32));

/** A compact token, rewritten as JSON by somebody who has no key, with a header of his own beside it. */
async function rewritten(protectedHeader: { alg: string }, header: object): Promise<string> {
  const compact = await new CompactSign(Buffer.from(claims)).setProtectedHeader(protectedHeader).sign(createSecretKey(secret));
  const [head, payload, signature] = compact.split('.');
  return JSON.stringify({ protected: head, payload, signature, header });
}

test('a type that nobody signed is none: an ID token does not become an access token by a header beside it', async () => {
  const policy = { types: ['at+jwt'] };
  const forged = await look('jws-json', await rewritten({ alg: 'HS256' }, { typ: 'at+jwt' }), { signing, policy });
  expect(checkOf(forged, 'typ')).toMatchObject({ outcome: 'failed', code: 'typ-mismatch', actual: null });
  expect(checkOf(forged, 'signature')).toMatchObject({ outcome: 'passed' });
  expect(forged.verdict.valid).toBe(false);
  const good = await new FlattenedSign(Buffer.from(claims))
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .setUnprotectedHeader({ kid: 'any' })
    .sign(createSecretKey(secret));
  expect((await look('jws-json', JSON.stringify(good), { signing, policy })).verdict.valid).toBe(true);
});

test('a key that is not signed proves nothing: it could be made for a signature that is there already', async () => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = pair.publicKey.export({ format: 'jwk' });
  const policy = { byOwnKey: true };
  const proof = new FlattenedSign(Buffer.from(claims));
  const loose = await proof.setProtectedHeader({ alg: 'ES256' }).setUnprotectedHeader({ jwk }).sign(pair.privateKey);
  const judged = await look('jws-json', JSON.stringify(loose), { policy });
  expect(checkOf(judged, 'key')).toMatchObject({ outcome: 'failed', code: 'key-own-missing' });
  expect(judged.verdict.valid).toBe(false);
  const bound = await new FlattenedSign(Buffer.from(claims)).setProtectedHeader({ alg: 'ES256', jwk }).sign(pair.privateKey);
  expect((await look('jws-json', JSON.stringify(bound), { policy })).verdict.valid).toBe(true);
});

test('the same for what is sealed: its type counts only where it is authenticated', async () => {
  const seal = (typ: { typ?: string }, loose: { typ?: string; kid?: string }) =>
    new FlattenedEncrypt(Buffer.from(claims))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', ...typ })
      .setUnprotectedHeader(loose)
      .encrypt(shared);
  const judging = { decryption: [opener('dir', shared)], policy: { types: ['at+jwt'] } };
  const forged = await look('jwe-json', JSON.stringify(await seal({}, { typ: 'at+jwt' })), judging);
  expect(checkOf(forged, 'typ')).toMatchObject({ outcome: 'failed', code: 'typ-mismatch' });
  const good = await look('jwe-json', JSON.stringify(await seal({ typ: 'at+jwt' }, { kid: 'any' })), judging);
  expect(good.verdict.valid).toBe(true);
});

test('a signed token in JSON inside of a sealed one is judged as such, though nothing announces it', async () => {
  const head = encode({ alg: 'HS256' });
  const sign = (key: Buffer) =>
    createHmac('sha256', key)
      .update(`${head}.${encode(claims)}`)
      .digest('base64url');
  const parts = (key: Buffer) => ({ protected: head, signature: sign(key) });
  for (const [key, valid] of [
    [secret, true],
    [randomBytes(32), false],
  ] as const) {
    for (const inner of [
      { payload: encode(claims), ...parts(key) },
      { payload: encode(claims), signatures: [parts(key)] },
    ]) {
      const jwe = await new FlattenedEncrypt(Buffer.from(JSON.stringify(inner)))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(shared);
      const judged = await look('jwe-json', JSON.stringify(jwe), { signing, decryption: [opener('dir', shared)] });
      expect(judged.encryption?.content, lines(judged).join('\n')).toBe('jws');
      expect(judged.verdict.valid).toBe(valid);
    }
  }
});

test('a weak secret vouches for what it opens, but never without a word', async () => {
  const jwe = await new FlattenedEncrypt(Buffer.from(claims)).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(shared);
  const weak = { ...opener('dir', shared), isWeak: true };
  const judged = await look('jwe-json', JSON.stringify(jwe), { decryption: [weak] });
  expect(checkOf(judged, 'key')).toMatchObject({ outcome: 'warning', code: 'key-weak', actual: weak.name });
  expect(judged.verdict.valid).toBe(true);
});
