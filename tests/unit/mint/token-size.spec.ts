import { expect, test } from '@playwright/test';
import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { jsonString, type JsonObject } from '../../../shared/json/node.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import type { Composition } from '../../../shared/mint.ts';
import { compactForm } from '../../../shared/mint-input.ts';
import { tokenSize } from '../../../renderer/src/features/mint/token-size.ts';

const header: JsonObject = { kind: 'object', members: [{ name: 'alg', value: jsonString('any') }] };
const claims: JsonObject = { kind: 'object', members: [{ name: '이름', value: jsonString('김민준 🔑 "quoted"') }] };
const composition: Composition = {
  header,
  sealHeader: null,
  claims,
  payload: { kind: 'text', text: stringifyJson(claims) },
  issuedAt: null,
  notBefore: null,
  expiresAt: null,
};

const base64url = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64url');
const input = Buffer.from(`${base64url(stringifyJson(header))}.${base64url(stringifyJson(claims))}`);
const rawSignature = (key: KeyObject, hash: string | null) => sign(hash, input, { key, dsaEncoding: 'ieee-p1363' });

const signers = [
  { alg: 'HS256', bits: 256, sign: () => createHmac('sha256', 'secret').update(input).digest() },
  { alg: 'HS384', bits: 384, sign: () => createHmac('sha384', 'secret').update(input).digest() },
  { alg: 'HS512', bits: 512, sign: () => createHmac('sha512', 'secret').update(input).digest() },
  { alg: 'ES256', bits: 256, sign: () => rawSignature(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, 'sha256') },
  { alg: 'ES384', bits: 384, sign: () => rawSignature(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey, 'sha384') },
  { alg: 'ES512', bits: 521, sign: () => rawSignature(generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey, 'sha512') },
  { alg: 'EdDSA', bits: 256, sign: () => rawSignature(generateKeyPairSync('ed25519').privateKey, null) },
  { alg: 'RS256', bits: 2048, sign: () => rawSignature(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, 'sha256') },
  { alg: 'PS256', bits: 3072, sign: () => rawSignature(generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey, 'sha256') },
] as const;

for (const { alg, bits, sign: make } of signers) {
  test(`foretells the size of a token signed with ${alg}, to the byte`, () => {
    const size = tokenSize(composition, compactForm, [{ alg, bits }], null);
    expect(size).toEqual({ bytes: `${input.toString()}.${base64url(make())}`.length, isEstimate: false });
  });
}

test('a detached token is smaller by its payload, and an unencoded one by what base64url adds', () => {
  const key = { alg: 'HS256', bits: 256 } as const;
  const bytes = (form: Partial<typeof compactForm>) => tokenSize(composition, { ...compactForm, ...form }, [key], null).bytes;
  const text = stringifyJson(claims);
  expect(bytes({}) - bytes({ isDetached: true })).toBe(base64url(text).length);
  expect(bytes({}) - bytes({ isUnencoded: true })).toBe(base64url(text).length - Buffer.byteLength(text));
  expect(tokenSize(composition, { ...compactForm, serialization: 'general' }, [key, key], null).isEstimate).toBe(true);
});
