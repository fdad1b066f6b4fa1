import { createPublicKey } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { compactVerify } from 'jose';
import { decryptToken } from '../../../electron/engine/tokens/decrypt.ts';
import { maxTokenBytes } from '../../../shared/inspect.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import { maxPayloadBytes } from '../../../shared/mint-input.ts';
import { filled, issuedAt, keys, made, maker, plain, refusal } from './minting.ts';

test('an ordinary JWT: header and claims as composed, text for text', async () => {
  const token = await made({ subject: 'ada', claims: '{"n":1.0,"__proto__":{"big":10000000000000000000001}}', jti: 'none' });
  const [header, payload] = token.text.split('.').map(plain);
  expect(header).toBe('{"alg":"HS256","typ":"JWT","kid":"kid of HS256"}');
  expect(payload).toBe(`{"sub":"ada","n":1.0,"__proto__":{"big":10000000000000000000001},"iat":${issuedAt},"exp":${issuedAt + 3_600}}`);
  expect(token).toMatchObject({ form: 'jws', detachedPayload: null, keyId: 'HS256' });
  expect(stringifyJson(token.header)).toBe(header);
  expect(token.claims && stringifyJson(token.claims)).toBe(payload);
});

test('times are counted from the clock, or from the time that is given', async () => {
  const later = await maker.make(filled({ jti: 'none' }), { now: issuedAt + 60 });
  expect(later.ok && plain(later.value.text.split('.')[1])).toBe(`{"iat":${issuedAt + 60},"exp":${issuedAt + 3_660}}`);
});

test('each token has an id of its own', async () => {
  const ids = await Promise.all(Array.from({ length: 50 }, async () => plain((await made({})).text.split('.')[1])));
  expect(new Set(ids).size).toBe(50);
});

test('several keys sign the same payload, each under a header that names it', async () => {
  const { text, form } = await made({
    keyId: 'ES256',
    kid: { kind: 'own', kid: 'mine' },
    form: { serialization: 'general', otherKeyIds: ['HS256', 'EdDSA'] },
  });
  const { payload, signatures } = JSON.parse(text);
  expect(form).toBe('jws-json');
  const headers = signatures.map((one: { protected: string }) => JSON.parse(plain(one.protected)));
  expect(headers).toEqual([
    { alg: 'ES256', typ: 'JWT', kid: 'mine' },
    { alg: 'HS256', typ: 'JWT', kid: 'kid of HS256' },
    { alg: 'EdDSA', typ: 'JWT', kid: 'kid of EdDSA' },
  ]);
  for (const [index, id] of ['ES256', 'HS256', 'EdDSA'].entries()) {
    const key = keys.get(id)?.key;
    if (key === undefined) throw new Error(id);
    const one = signatures[index];
    await compactVerify(`${one.protected}.${payload}.${one.signature}`, key.type === 'private' ? createPublicKey(key) : key);
  }
});

test('a detached payload stays with us as the recipe gives it, and out of the token', async () => {
  const text = await made({ payload: { kind: 'text', text: '주문 7' }, form: { isDetached: true } });
  expect(text).toMatchObject({ form: 'jws-detached', detachedPayload: '주문 7', claims: null });
  expect(text.text).toMatch(/^[\w-]+\.\.[\w-]+$/);
  const bytes = await made({ payload: { kind: 'base64url', text: '_wA' }, form: { isDetached: true, serialization: 'general' } });
  expect(bytes).toMatchObject({ form: 'jws-detached', detachedPayload: '_wA' });
  expect(Object.keys(JSON.parse(bytes.text))).toEqual(['signatures']);
  const claims = await made({ jti: 'none', form: { isDetached: true, serialization: 'flattened' } });
  expect(claims.detachedPayload).toBe(`{"iat":${issuedAt},"exp":${issuedAt + 3_600}}`);
  expect(Object.keys(JSON.parse(claims.text))).toEqual(['protected', 'signature']);
});

test('RFC 7797: the payload as it is, and a header that says so', async () => {
  const { text } = await made({ payload: { kind: 'text', text: '$.02 "€"' }, form: { isUnencoded: true, serialization: 'flattened' } });
  const token = JSON.parse(text);
  expect(token.payload).toBe('$.02 "€"');
  expect(JSON.parse(plain(token.protected))).toMatchObject({ b64: false, crit: ['b64'] });
});

test('signed, then sealed: a JWS in a JWE that says "JWT"', async () => {
  const token = await made({ keyId: 'ES256', subject: 'ada', form: { encryption: { keyId: 'ECDH-ES X25519', enc: 'A256GCM' } } });
  const key = keys.get('ECDH-ES X25519');
  if (key === undefined) throw new Error('No key');
  const opened = await decryptToken(token.text, key);
  if (!opened.ok) throw new Error(opened.error);
  expect(JSON.parse(stringifyJson(opened.value.header))).toMatchObject({ alg: 'ECDH-ES', enc: 'A256GCM', cty: 'JWT', kid: key.kid });
  const [header] = Buffer.from(opened.value.plaintext).toString().split('.');
  expect(plain(header)).toBe(stringifyJson(token.header));
  expect(token).toMatchObject({ form: 'jwe', keyId: 'ES256' });
});

test("sealed only: the header is the JWE's, the key is the recipient's", async () => {
  const token = await made({ keyId: null, form: { serialization: 'flattened', encryption: { keyId: 'RSA-OAEP-256', enc: 'A128GCM' } } });
  expect(token).toMatchObject({ form: 'jwe-json', keyId: 'RSA-OAEP-256' });
  expect(plain(JSON.parse(token.text).protected)).toBe(stringifyJson(token.header));
});

test('a DPoP proof carries the numbers of its public key, and nothing private', async () => {
  const { header } = await made({ keyId: 'ES256', typ: 'dpop+jwt', kid: { kind: 'none' }, embedsKey: true });
  expect(JSON.parse(stringifyJson(header))).toEqual({
    alg: 'ES256',
    typ: 'dpop+jwt',
    jwk: { kty: 'EC', crv: 'P-256', x: expect.any(String), y: expect.any(String) },
  });
  expect(await refusal({ keyId: 'HS256', embedsKey: true })).toMatchObject({ code: 'form-impossible', field: 'embedsKey' });
});

test('a key that is missing is named by its part of the recipe', async () => {
  expect(await refusal({ keyId: 'nobody' })).toEqual({ code: 'key-not-found', field: 'keyId' });
  const general = { serialization: 'general', otherKeyIds: ['ES256', 'nobody'] } as const;
  expect(await refusal({ form: { ...general, otherKeyIds: [...general.otherKeyIds] } })).toEqual({
    code: 'key-not-found',
    field: 'form.otherKeyIds.1',
  });
  expect(await refusal({ form: { encryption: { keyId: 'nobody', enc: 'A256GCM' } } })).toEqual({
    code: 'key-not-found',
    field: 'form.encryption',
  });
  expect(await refusal({ keyId: null })).toMatchObject({ code: 'form-impossible', field: 'keyId' });
});

test('a key for direct encryption takes the content encryption of its size', async () => {
  const sealing = (id: string, enc: 'A256GCM' | 'A128CBC-HS256' | 'A192GCM') =>
    refusal({ keyId: null, form: { encryption: { keyId: id, enc } } });
  expect(await sealing('dir 256', 'A128CBC-HS256')).toBeNull();
  expect(await sealing('dir 256', 'A192GCM')).toEqual({
    code: 'form-impossible',
    field: 'form.encryption',
    expected: 'A256GCM, A128CBC-HS256',
    actual: 'A192GCM',
  });
  expect(await sealing('dir 384', 'A256GCM')).toMatchObject({ expected: 'A192CBC-HS384' });
});

test('a token has at most 256 KiB, whatever its form, and the error says which part was too large', async () => {
  const rest = (await made({ payload: { kind: 'text', text: '' } })).text.length;
  const room = Math.floor(((maxTokenBytes - rest) * 3) / 4);
  const text = (length: number) => ({ payload: { kind: 'text', text: 'x'.repeat(length) } }) as const;
  expect((await made(text(room))).text.length).toBe(maxTokenBytes);
  const tooLarge = { code: 'payload-too-large', expected: `${maxTokenBytes}` };
  expect(await refusal(text(room + 1))).toMatchObject({ ...tooLarge, field: 'payload' });
  expect(await refusal({ ...text(room), form: { serialization: 'flattened' } })).toMatchObject({ ...tooLarge, field: 'payload' });
  expect(await refusal({ claims: JSON.stringify({ x: 'x'.repeat(200_000) }) })).toMatchObject({ ...tooLarge, field: 'claims' });
});

test('a detached payload may have 1 MiB', async () => {
  const text = (length: number) => ({ payload: { kind: 'text', text: 'x'.repeat(length) }, form: { isDetached: true } }) as const;
  expect((await made(text(maxPayloadBytes))).text.length).toBeLessThan(500);
  expect(await refusal(text(maxPayloadBytes + 1))).toMatchObject({
    code: 'payload-too-large',
    field: 'payload',
    expected: `${maxPayloadBytes}`,
  });
});
