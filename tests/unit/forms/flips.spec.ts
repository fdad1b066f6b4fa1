import { createHash, createPublicKey, createSecretKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { CompactEncrypt, CompactSign, FlattenedEncrypt, GeneralSign } from 'jose';
import type { TokenKind } from '../../../shared/inspect.ts';
import { look, now, opener, verifierOf, type Look } from './judging.ts';

const secret = createSecretKey(randomBytes(32));
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const holder = generateKeyPairSync('ed25519');
const shared = createSecretKey(randomBytes(32));
const claims = Buffer.from(JSON.stringify({ sub: 'ann', exp: now + 60, text: 'x'.repeat(40) }));
const signing = [verifierOf(secret, 'HS256'), verifierOf(ec.publicKey)];

type Sample = { kind: TokenKind; text: string; look: Look };

async function samples(): Promise<Sample[]> {
  const jws = await new CompactSign(claims).setProtectedHeader({ alg: 'ES256' }).sign(ec.privateKey);
  const [head = '', body = '', signature = ''] = jws.split('.');
  const general = new GeneralSign(claims);
  general.addSignature(secret).setProtectedHeader({ alg: 'HS256' });
  general.addSignature(ec.privateKey).setProtectedHeader({ alg: 'ES256' });
  const direct = { alg: 'dir', enc: 'A128CBC-HS256' };
  const nested = await new CompactEncrypt(Buffer.from(jws))
    .setProtectedHeader({ alg: 'A256GCMKW', enc: 'A256GCM', cty: 'JWT' })
    .encrypt(shared);
  const flattened = await new FlattenedEncrypt(claims)
    .setProtectedHeader(direct)
    .setAdditionalAuthenticatedData(Buffer.from('and this'))
    .encrypt(shared);
  const payload = { kind: 'base64url', text: body } as const;
  return [
    { kind: 'jws', text: jws, look: { signing } },
    { kind: 'jws-detached', text: `${head}..${signature}`, look: { signing, payload } },
    { kind: 'jws-json', text: JSON.stringify(await general.sign()), look: { signing } },
    { kind: 'jwe', text: nested, look: { signing, decryption: [opener('A256GCMKW', shared)] } },
    { kind: 'jwe-json', text: JSON.stringify(flattened), look: { decryption: [opener('dir', shared)] } },
    { kind: 'sd-jwt', text: selective(), look: { signing: [verifierOf(ec.publicKey)] } },
  ];
}

function jwt(header: object, payload: object, key: KeyObject): string {
  const input = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const isEc = key.asymmetricKeyType === 'ec';
  const signature = sign(isEc ? 'sha256' : null, Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}

function selective(): string {
  const disclosure = Buffer.from(JSON.stringify(['salt', 'name', 'Ann'])).toString('base64url');
  const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
  const cnf = { jwk: createPublicKey(holder.privateKey).export({ format: 'jwk' }) };
  const issued = jwt({ alg: 'ES256' }, { exp: now + 60, cnf, _sd: [digest(disclosure)] }, ec.privateKey);
  const bare = `${issued}~${disclosure}~`;
  return bare + jwt({ alg: 'Ed25519', typ: 'kb+jwt' }, { iat: now, aud: 'v', nonce: 'n', sd_hash: digest(bare) }, holder.privateKey);
}

for (const { kind, text, look: given } of await samples()) {
  test(`${kind}: as it was made it is valid`, async () => {
    const { verdict } = await look(kind, text, given);
    expect(verdict.checks.filter(({ outcome }) => outcome === 'failed' || outcome === 'unknown')).toEqual([]);
    expect(verdict.valid).toBe(true);
  });

  test(`${kind}: any character changed, left out or put in is never valid`, async () => {
    const character = fc.constantFrom(...'ABab01-_.~={}":, \n\u0000é');
    const places = fc.nat(text.length - 1);
    await fc.assert(
      fc.asyncProperty(places, character, fc.constantFrom(0, 1), async (at, other, taken) => {
        const changed = text.slice(0, at) + other + text.slice(at + taken);
        fc.pre(changed !== text && !isSameJson(changed, text));
        expect((await look(kind, changed, given)).verdict.valid, JSON.stringify(changed)).toBe(false);
      }),
      { numRuns: 400 },
    );
    await fc.assert(
      fc.asyncProperty(places, fc.integer({ min: 1, max: 60 }), async (at, count) => {
        const cut = text.slice(0, at) + text.slice(at + count);
        expect((await look(kind, cut, given)).verdict.valid, JSON.stringify(cut)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
}

/** White space between the members of a JSON serialization means nothing, nor do members that nobody knows. */
function isSameJson(changed: string, text: string): boolean {
  if (!text.startsWith('{')) return false;
  try {
    return JSON.stringify(JSON.parse(changed)) === JSON.stringify(JSON.parse(text));
  } catch {
    return false;
  }
}

test('anything at all is taken apart as anything, and never valid', async () => {
  const kinds = fc.constantFrom<TokenKind>('jws', 'jws-json', 'jws-detached', 'jwe', 'jwe-json', 'sd-jwt', 'damaged', 'opaque');
  const json = fc.record(
    {
      payload: fc.anything(),
      protected: fc.oneof(fc.base64String(), fc.anything()),
      header: fc.anything(),
      signature: fc.anything(),
      signatures: fc.anything(),
      ciphertext: fc.anything(),
      recipients: fc.anything(),
      unprotected: fc.anything(),
    },
    { requiredKeys: [] },
  );
  const texts = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[\w-]{0,20}(\.[\w-]{0,20}){0,5}(~[\w-]{0,20}){0,5}$/),
    json.map((value) => JSON.stringify(value)),
  );
  const decryption = [opener('dir', shared)];
  await fc.assert(
    fc.asyncProperty(kinds, texts, async (kind, text) => {
      expect((await look(kind, text, { signing, decryption })).verdict.valid).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});
