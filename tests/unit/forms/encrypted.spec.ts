import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import {
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  randomBytes,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';
import { expect, test } from '@playwright/test';
import { CompactEncrypt, CompactSign, FlattenedEncrypt, GeneralEncrypt } from 'jose';
import { z } from 'zod';
import { generateKey } from '../../../electron/engine/keys/generate.ts';
import { appError } from '../../../shared/errors.ts';
import { jweAlgorithms, jweAlgorithmSchema } from '../../../shared/key-algorithms.ts';
import type { Policy } from '../../../shared/policy.ts';
import { fail } from '../../../shared/result.ts';
import { checkOf, lines, look, now, opener, verifierOf } from './judging.ts';

const claims = JSON.stringify({ sub: 'ann', exp: now + 60 });
const shared = createSecretKey(randomBytes(32));
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const signer = createSecretKey(randomBytes(32));
const signing = [verifierOf(signer, 'HS256')];

function sealed(text: string, header: object = {}, key: KeyObject = shared): Promise<string> {
  const alg = key.type === 'secret' ? 'dir' : 'RSA-OAEP-256';
  return new CompactEncrypt(Buffer.from(text)).setProtectedHeader({ alg, enc: 'A256GCM', ...header }).encrypt(key);
}

function signed(payload = claims, key: KeyObject = signer): Promise<string> {
  return new CompactSign(Buffer.from(payload)).setProtectedHeader({ alg: 'HS256' }).sign(key);
}

const folder = path.join(import.meta.dirname, '../../vectors/rfc7520');
const jwkSchema = z.custom<JsonWebKey & { kid?: string }>((value) => typeof value === 'object');
const exampleSchema = z.object({
  input: z.object({
    plaintext: z.string(),
    key: z.union([jwkSchema, z.array(jwkSchema)]).optional(),
    alg: z.union([z.string(), z.array(z.string())]),
  }),
  output: z.object({ compact: z.string().optional(), json: z.object({}).loose(), json_flat: z.object({}).loose().optional() }),
});

function keyOf(jwk: JsonWebKey): KeyObject {
  return jwk.kty === 'oct' ? createSecretKey(Buffer.from(jwk.k ?? '', 'base64url')) : createPrivateKey({ format: 'jwk', key: jwk });
}

for (const file of readdirSync(path.join(folder, 'jwe'))) {
  test(`every form of RFC 7520 section ${file}`, async () => {
    const { input, output } = exampleSchema.parse(JSON.parse(readFileSync(path.join(folder, 'jwe', file), 'utf8')));
    const algorithms = [input.alg].flat();
    const keys = [input.key ?? []].flat().flatMap((jwk, index) => {
      const alg = jweAlgorithmSchema.safeParse(algorithms[index]);
      return alg.success ? [opener(alg.data, keyOf(jwk), jwk.kid ?? null)] : [];
    });
    // RSA1_5 and PBES2 are no algorithms here (5.1, 5.3).
    const isRefused = keys.length === 0;
    const compact = output.compact === undefined ? [] : [['jwe', output.compact] as const];
    const forms = [output.json, output.json_flat].flatMap((form) =>
      form === undefined ? [] : [['jwe-json', JSON.stringify(form)] as const],
    );
    for (const [kind, text] of [...compact, ...forms]) {
      const token = await look(kind, text, { decryption: keys });
      if (isRefused) expect(checkOf(token, 'decryption')?.code).toBe('decryption-unsupported');
      else expect(Buffer.from(token.payload?.text ?? '', 'base64url').toString()).toBe(input.plaintext);
      // Prose is no set of claims.
      expect(token.verdict.valid).toBe(false);
    }
  });
}

test('RFC 7520 section 6: signed, then encrypted; the signature is judged', async () => {
  const step = z.object({ input: z.object({ key: jwkSchema, alg: z.string() }), output: z.object({ compact: z.string() }) });
  const nesting = z.object({ sign: step, encrypt: step });
  const { sign, encrypt } = nesting.parse(JSON.parse(readFileSync(path.join(folder, '6.nesting_signatures_and_encryption.json'), 'utf8')));
  const decryption = [opener(jweAlgorithmSchema.parse(encrypt.input.alg), keyOf(encrypt.input.key), encrypt.input.key.kid ?? null)];
  const key = verifierOf(sign.input.key, sign.input.alg);
  const token = await look('jwe', encrypt.output.compact, { decryption, signing: [key], at: 1_300_819_379 });
  expect(token.encryption).toMatchObject({ content: 'jws', openedBy: { alg: encrypt.input.alg } });
  expect(checkOf(token, 'signature')?.code).toBe('signature-good');
  // Who made it, the signature says.
  expect(checkOf(token, 'decryption')).toMatchObject({ outcome: 'passed', code: 'decrypted' });
  expect(token.verdict.valid).toBe(true);
  expect((await look('jwe', encrypt.output.compact, { decryption, at: 1_300_819_379 })).verdict.valid).toBe(false);
});

for (const alg of jweAlgorithms) {
  test(`${alg}: what jose seals in any form opens, and says what it is worth`, async () => {
    const key = await generateKey(alg);
    const receiver = key.type === 'secret' ? key : createPublicKey(key);
    const enc = alg === 'dir' ? 'A256GCM' : 'A128CBC-HS256';
    const bytes = Buffer.from(claims);
    const compact = await new CompactEncrypt(bytes).setProtectedHeader({ alg, enc }).encrypt(receiver);
    const flattened = await new FlattenedEncrypt(bytes)
      .setProtectedHeader({ enc })
      .setSharedUnprotectedHeader({ alg })
      .setUnprotectedHeader({ kid: 'ours' })
      .setAdditionalAuthenticatedData(Buffer.from('more'))
      .encrypt(receiver);
    const texts = [
      ['jwe', compact],
      ['jwe-json', JSON.stringify(flattened)],
    ] as const;
    for (const [kind, text] of texts) {
      const token = await look(kind, text, { decryption: [opener(alg, key, kind === 'jwe' ? null : 'ours')] });
      expect(JSON.parse(Buffer.from(token.payload?.text ?? '', 'base64url').toString())).toEqual(JSON.parse(claims));
      expect(token.verdict.valid).toBe(key.type === 'secret');
      expect(checkOf(token, 'decryption')?.code).toBe(key.type === 'secret' ? 'decrypted' : 'decrypted-unauthenticated');
      expect(checkOf(token, 'signature')?.outcome).toBe(key.type === 'secret' ? 'skipped' : 'failed');
      expect(checkOf(token, 'exp')?.code).toBe('exp-ok');
    }
  });
}

test('of several recipients the one that is ours opens; keys that are not meant are not read', async () => {
  const ours = createSecretKey(randomBytes(32));
  const jwe = new GeneralEncrypt(Buffer.from(claims)).setProtectedHeader({ enc: 'A256GCM' });
  jwe.addRecipient(rsa.publicKey).setUnprotectedHeader({ alg: 'RSA-OAEP', kid: 'theirs' });
  jwe.addRecipient(ours).setUnprotectedHeader({ alg: 'A256GCMKW', kid: 'ours' });
  const text = JSON.stringify(await jwe.encrypt());
  const keys = [
    opener('A256GCMKW', createSecretKey(randomBytes(32)), 'another'),
    opener('A256KW', ours, 'ours'),
    opener('A256GCMKW', ours, 'ours'),
    opener('RSA-OAEP', rsa.privateKey, 'not theirs'),
  ];
  const token = await look('jwe-json', text, { decryption: keys });
  expect(token.verdict.valid).toBe(true);
  expect(token.encryption).toMatchObject({ recipients: 2, openedBy: { kid: 'ours', alg: 'A256GCMKW' } });
  expect(keys.map(({ reads }) => reads())).toEqual([0, 0, 1, 0]);
});

test('closed: each reason has its own word, and nothing is good', async () => {
  const text = await sealed(claims, { kid: 'a' });
  const codeOf = async (token: string, decryption: Parameters<typeof look>[2] = {}) => {
    const seen = await look('jwe', token, decryption);
    expect(seen.verdict.valid).toBe(false);
    return checkOf(seen, 'decryption')?.code;
  };
  expect(await codeOf(text)).toBe('decryption-no-key');
  expect(await codeOf(text, { decryption: [opener('dir', shared, 'b')] })).toBe('decryption-none-fits');
  expect(await codeOf(text, { decryption: [opener('dir', createSecretKey(randomBytes(32)), 'a')] })).toBe('decryption-failed');
  const missing = { ...opener('dir', shared, 'a'), read: async () => fail(appError('secret-missing')) };
  expect(await codeOf(text, { decryption: [missing] })).toBe('decryption-key-unavailable');
  expect(await codeOf(`${text}=`, { decryption: [opener('dir', shared, 'a')] })).toBe('decryption-not-tried');
  expect(lines(await look('jwe', text))).toEqual([
    'decryption unknown decryption-no-key',
    'format passed format-ok',
    'key unknown encrypted-not-judged',
    'algorithm unknown encrypted-not-judged',
    'signature unknown signature-not-tried',
    'crit passed crit-absent',
    'typ skipped typ-not-checked',
    ...['exp', 'nbf', 'iat', 'age', 'iss', 'aud', 'sub'].map((name) => `${name} unknown claims-not-checked`),
  ]);
});

test('what is inside is judged by its own rules', async () => {
  const decryption = [opener('dir', shared), opener('RSA-OAEP-256', rsa.privateKey)];
  const judged = (text: string, more: object = {}) => look('jwe', text, { decryption, signing, ...more });
  for (const key of [shared, rsa.publicKey]) {
    expect((await judged(await sealed(await signed(), { cty: 'JWT' }, key))).verdict.valid).toBe(true);
    expect((await judged(await sealed(await signed(), {}, key))).verdict.valid, 'without cty').toBe(true);
    const stranger = await signed(claims, createSecretKey(randomBytes(32)));
    expect(checkOf(await judged(await sealed(stranger, { cty: 'JWT' }, key)), 'signature')?.code).toBe('signature-bad');
  }
  const twice = await judged(await sealed(await sealed(claims), { cty: 'JWT' }));
  expect(checkOf(twice, 'format')?.code).toBe('nested-too-deep');
  expect(twice.verdict.valid).toBe(false);
  const notToken = await judged(await sealed(claims, { cty: 'JWT' }));
  expect(checkOf(notToken, 'format')?.code).toBe('nested-unreadable');
  expect(notToken.verdict.valid).toBe(false);
  expect((await judged(await sealed('no JSON'))).verdict.valid).toBe(false);
  expect((await judged(await sealed(`${claims.slice(0, -1)},"sub":"admin"}`))).verdict.valid).toBe(false);
});

test('a shared key stands for a signature only where the policy asks for none', async () => {
  const decryption = [opener('dir', shared)];
  const text = await sealed(claims);
  expect((await look('jwe', text, { decryption })).verdict.valid).toBe(true);
  const policies: Partial<Policy>[] = [
    { byOwnKey: true },
    { signatureOnly: true },
    { algorithms: ['ES256'] },
    { audience: { match: 'any', values: ['x'] } },
  ];
  for (const policy of policies) {
    expect((await look('jwe', text, { decryption, policy })).verdict.valid, JSON.stringify(policy)).toBe(false);
  }
  expect((await look('jwe', text, { decryption, policy: { algorithms: ['dir'] } })).verdict.valid).toBe(true);
});
