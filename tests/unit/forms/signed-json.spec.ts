import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createHmac, createSecretKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { GeneralSign } from 'jose';
import { z } from 'zod';
import type { TokenKind } from '../../../shared/inspect.ts';
import { loadCookbook } from '../../vectors/cookbook.ts';
import { joeExpiry, signedExamples } from '../../vectors/rfc-examples.ts';
import { checkOf, lines, look, now, verifierOf } from './judging.ts';

const encode = (value: object | string) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const secret = randomBytes(32);
const signing = [verifierOf({ kty: 'oct', alg: 'HS256', k: secret.toString('base64url') })];
const hs256 = (input: string | Buffer) => createHmac('sha256', secret).update(input).digest('base64url');
const claims = encode({ sub: 'ann', exp: now + 60 });
const head = encode({ alg: 'HS256' });
const good = { payload: claims, protected: head, signature: hs256(`${head}.${claims}`) };
const json = (value: object) => JSON.stringify(value);

test('RFC 7515 A.6 and A.7: general and flattened', async () => {
  const [, rsa, ec] = signedExamples;
  if (rsa === undefined || ec === undefined) throw new Error('No examples');
  const kids = ['2010-12-29', 'e9bc097a-ce51-4036-9562-d2ade882db0d'];
  const [one, other] = [rsa, ec].map(({ token }, index) => {
    const [header, , signature] = token.split('.');
    return { protected: header, header: { kid: kids[index] }, signature };
  });
  const payload = rsa.token.split('.')[1];
  const keys = [verifierOf(rsa.jwk, 'RS256', kids[0]), verifierOf(ec.jwk, 'ES256', kids[1])];
  const general = await look('jws-json', json({ payload, signatures: [one, other] }), { signing: keys, at: joeExpiry - 1 });
  expect(general.verdict.valid).toBe(true);
  expect(lines(general).filter((line) => /^(format|key|signature)/.test(line))).toEqual([
    'format passed format-json-ok',
    'format#1 passed format-json-ok',
    'key passed key-found',
    'key#1 passed key-found',
    'signature passed signature-good',
    'signature#1 passed signature-good',
  ]);
  expect(general.furtherSignatures).toHaveLength(1);
  const flattened = await look('jws-json', json({ payload, ...other }), { signing: keys, at: joeExpiry - 1 });
  expect(flattened.verdict.valid).toBe(true);
  expect((await look('jws-json', json({ payload, ...other }), { signing: keys, at: joeExpiry })).verdict.valid).toBe(false);
});

const rawSchema = z.object({
  input: z.object({ payload: z.string(), key: z.unknown(), alg: z.unknown() }),
  output: z.object({ compact: z.string().optional(), json: z.object({}).loose(), json_flat: z.object({}).loose().optional() }),
});
const keySchema = z.object({ kty: z.string() }).loose();
const withoutKid = (jwk: z.infer<typeof keySchema>) => ({ ...jwk, kid: undefined });

for (const { file } of [...loadCookbook('jws'), ...loadCookbook('rfc7797')]) {
  test(`every form of ${file}`, async () => {
    const folder = file.startsWith('4_') ? 'jws' : 'rfc7797';
    const text = readFileSync(path.join(import.meta.dirname, '../../vectors/rfc7520', folder, file), 'utf8');
    const { input, output } = rawSchema.parse(JSON.parse(text));
    const algorithms = z.array(z.string()).parse([input.alg].flat());
    // In 4.8 two keys have one kid, which leaves in doubt which is meant: here they have none.
    const keys = [input.key].flat().map((key, index) => verifierOf(withoutKid(keySchema.parse(key)), algorithms[index]));
    const options = { signing: keys, policy: { signatureOnly: true }, payload: { kind: 'text', text: input.payload } } as const;
    const kind: TokenKind = output.compact?.includes('..') === true ? 'jws-detached' : 'jws';
    if (output.compact !== undefined && folder === 'jws') {
      expect((await look(kind, output.compact, options)).verdict.valid, 'compact').toBe(true);
    }
    // "'b64'=false JSON only" prints a protected header without the `crit` that RFC 7797 demands.
    const isWithoutCrit = file.startsWith('4.2');
    for (const form of [output.json, output.json_flat].filter((each) => each !== undefined)) {
      const token = await look('jws-json', json(form), options);
      expect(token.verdict.valid).toBe(!isWithoutCrit);
      if (isWithoutCrit) expect(checkOf(token, 'crit')?.code).toBe('crit-malformed');
    }
  });
}

test('one bad signature among good ones spoils the token', async () => {
  const keys = [secret, randomBytes(48)];
  const signer = new GeneralSign(Buffer.from(JSON.stringify({ exp: now + 60 })));
  signer.addSignature(keys[0] ?? secret).setProtectedHeader({ alg: 'HS256', kid: 'a' });
  signer
    .addSignature(keys[1] ?? secret)
    .setProtectedHeader({ alg: 'HS384' })
    .setUnprotectedHeader({ kid: 'b' });
  const jws = await signer.sign();
  const both = [
    verifierOf({ kty: 'oct', k: secret.toString('base64url') }, 'HS256', 'a'),
    verifierOf(createSecretKey(keys[1] ?? secret), 'HS384', 'b'),
  ];
  expect((await look('jws-json', json(jws), { signing: both })).verdict.valid).toBe(true);
  expect((await look('jws-json', json(jws), { signing: both.slice(0, 1) })).verdict.valid).toBe(false);
  const [first, second] = jws.signatures;
  const forged = { ...jws, signatures: [first, { ...second, signature: 'AAAA' }] };
  const judged = await look('jws-json', json(forged), { signing: both });
  expect(judged.verdict.valid).toBe(false);
  expect(checkOf(judged, 'signature', 1)?.code).toBe('signature-wrong-length');
  expect(checkOf(judged, 'signature', 0)?.code).toBe('signature-good');
});

const refused: [what: string, jws: object, code: string][] = [
  ['a name in both headers', { ...good, header: { alg: 'HS256' } }, 'format-header-overlap'],
  ['signature and signatures', { ...good, signatures: [good] }, 'format-json-malformed'],
  ['no signatures', { payload: claims, signatures: [] }, 'format-json-malformed'],
  ['101 signatures', { payload: claims, signatures: Array.from({ length: 101 }, () => good) }, 'format-json-malformed'],
  ['a signature that is no object', { payload: claims, signatures: ['x'] }, 'format-json-malformed'],
  ['a payload that is no text', { ...good, payload: {} }, 'format-json-malformed'],
  ['no header', { payload: claims, signature: good.signature }, 'format-json-malformed'],
  ['an empty protected header', { ...good, protected: '' }, 'format-not-json'],
  ['padding', { ...good, payload: `${claims}=` }, 'format-not-base64url'],
  ['an unprotected crit', { ...good, header: { crit: ['x'], x: 1 } }, 'crit-malformed'],
  ['an unprotected b64', { ...good, header: { b64: false } }, 'crit-malformed'],
  ['a payload of another token', { ...good, payload: encode({ sub: 'admin', exp: now + 60 }) }, 'signature-bad'],
  ['alg none, unprotected', { payload: claims, header: { alg: 'none' }, signature: '' }, 'algorithm-none'],
  ['another alg, unprotected', { payload: claims, header: { alg: 'HS512' }, signature: hs256(`.${claims}`) }, 'algorithm-not-allowed'],
  ['an array payload', { ...good, payload: encode('[]'), signature: hs256(`${head}.${encode('[]')}`) }, 'format-not-object'],
];

for (const [what, jws, code] of refused) {
  test(`refused: ${what}`, async () => {
    const { verdict } = await look('jws-json', json(jws), { signing });
    expect(verdict.valid).toBe(false);
    expect(verdict.checks.filter(({ outcome }) => outcome === 'failed').map((each) => each.code)).toContain(code);
  });
}

test('a header that is all unprotected is judged, members of another name are passed over', async () => {
  const all = { payload: claims, header: { alg: 'HS256' }, signature: hs256(`.${claims}`) };
  expect((await look('jws-json', json(all), { signing })).verdict.valid).toBe(true);
  expect((await look('jws-json', json({ ...good, more: { deep: [] } }), { signing })).verdict.valid).toBe(true);
  const twice = json(good).replace('{', '{"payload":"AAAA",');
  expect(checkOf(await look('jws-json', twice, { signing }), 'format')?.code).toBe('format-duplicate-member');
});

test('a detached payload is judged when it is given, and nothing is said before', async () => {
  const text = `${head}..${good.signature}`;
  const without = await look('jws-detached', text, { signing });
  expect(without.verdict.valid).toBe(false);
  expect(checkOf(without, 'format')).toMatchObject({ outcome: 'unknown', code: 'format-detached' });
  expect(checkOf(without, 'signature')?.outcome).toBe('unknown');
  const payload = (text: string, kind: 'text' | 'base64url' = 'text') =>
    look('jws-detached', `${head}..${good.signature}`, { signing, payload: { kind, text } });
  expect((await payload(JSON.stringify({ sub: 'ann', exp: now + 60 }))).verdict.valid).toBe(true);
  expect((await payload(claims, 'base64url')).verdict.valid).toBe(true);
  expect((await payload(`${claims}=`, 'base64url')).verdict.valid).toBe(false);
  expect((await payload(JSON.stringify({ sub: 'ann', exp: now + 61 }))).verdict.valid).toBe(false);
  const flattened = { ...good, payload: undefined };
  expect((await look('jws-json', json(flattened), { signing, payload: { kind: 'base64url', text: claims } })).verdict.valid).toBe(true);
  expect((await look('jws-json', json(flattened), { signing })).verdict.valid).toBe(false);
});

test('RFC 7797: an unencoded payload is for anything but claims', async () => {
  const header = encode({ alg: 'HS256', b64: false, crit: ['b64'] });
  const bytes = Buffer.from([0, 255, 46, 10]);
  const text = `${header}..${hs256(Buffer.concat([Buffer.from(`${header}.`), bytes]))}`;
  const payload = { kind: 'base64url', text: bytes.toString('base64url') } as const;
  const any = await look('jws-detached', text, { signing, payload, policy: { signatureOnly: true } });
  expect(any.verdict.valid).toBe(true);
  expect(checkOf(any, 'crit')?.code).toBe('crit-understood');
  expect(checkOf(any, 'format')?.code).toBe('format-unencoded');
  expect((await look('jws-detached', text, { signing, payload })).verdict.valid).toBe(false);
  const jwt = JSON.stringify({ sub: 'ann', exp: now + 60 });
  const unencodedJwt = { payload: jwt, protected: header, signature: hs256(`${header}.${jwt}`) };
  const refusedJwt = await look('jws-json', json(unencodedJwt), { signing });
  expect(checkOf(refusedJwt, 'format')?.code).toBe('format-unencoded-jwt');
  expect(refusedJwt.verdict.valid).toBe(false);
  const mixed = {
    payload: jwt,
    signatures: [unencodedJwt, { protected: head, signature: hs256(`${head}.${jwt}`) }].map(({ protected: part, signature }) => ({
      protected: part,
      signature,
    })),
  };
  const both = await look('jws-json', json(mixed), { signing, policy: { signatureOnly: true } });
  expect(checkOf(both, 'crit', 1)?.code).toBe('crit-malformed');
  expect(both.verdict.valid).toBe(false);
  // The compact judge goes on refusing every extension.
  const compact = await look('jws', `${header}.${claims}.${hs256(`${header}.${claims}`)}`, { signing, policy: { signatureOnly: true } });
  expect(checkOf(compact, 'crit')?.code).toBe('crit-unsupported');
  expect(compact.verdict.valid).toBe(false);
});

test('what is no token has no good verdict', async () => {
  expect((await look('opaque', 'ghp_x')).verdict).toEqual({ valid: false, at: now, checks: [], key: null, tried: [] });
  const damaged = await look('damaged', 'eyJhbGciOiJIUzI1NiJ9.x', { signing });
  expect(damaged.verdict.valid).toBe(false);
  expect(checkOf(damaged, 'format')?.code).toBe('format-not-compact');
  const { privateKey } = generateKeyPairSync('ed25519');
  expect((await look('jws-json', '{', { signing: [verifierOf(privateKey)] })).verdict.valid).toBe(false);
  expect((await look('jws-json', '[]')).verdict.valid).toBe(false);
  expect((await look('jws-detached', 'a.b.c.d')).verdict.valid).toBe(false);
});
