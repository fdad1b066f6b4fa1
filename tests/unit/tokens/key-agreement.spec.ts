import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { agreeAsReceiver, agreeAsSender } from '../../../electron/engine/tokens/key-agreement.ts';
import type { JsonObject } from '../../../shared/json/node.ts';
import { objectOf } from './json-object.ts';

/** RFC 7518 appendix C. */
const bob = createPrivateKey({
  format: 'jwk',
  key: {
    kty: 'EC',
    crv: 'P-256',
    x: 'weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ',
    y: 'e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck',
    d: 'VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw',
  },
});
const epk = {
  kty: 'EC',
  crv: 'P-256',
  x: 'gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0',
  y: 'SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps',
};
const header = { alg: 'ECDH-ES', enc: 'A128GCM', apu: 'QWxpY2U', apv: 'Qm9i', epk };
const agreement = { algorithmId: 'A128GCM', keyBytes: 16 };
const agreed = (change: object) => agreeAsReceiver(bob, objectOf(JSON.stringify({ ...header, ...change })), agreement);

test('RFC 7518 appendix C: the key that Alice and Bob agree on', () => {
  expect(agreed({})?.toString('base64url')).toBe('VqqN6vgjbSBcIijNcacQGg');
});

test('a point off the curve, another curve, a private key or a missing one is no agreement', () => {
  const [x = '', y = ''] = [epk.x, epk.y];
  expect(agreed({ epk: { ...epk, x: y, y: x } })).toBeNull();
  expect(agreed({ epk: { ...epk, y: undefined } })).toBeNull();
  expect(agreed({ epk: generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ format: 'jwk' }) })).toBeNull();
  expect(agreed({ epk: generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' }) })).toBeNull();
  expect(agreed({ epk: { ...epk, d: 'VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw' } })).toBeNull();
  expect(agreed({ epk: undefined })).toBeNull();
  expect(agreed({ apu: 'QWxpY2V=' })).toBeNull();
});

const pairs = [
  ...['P-256', 'P-384', 'P-521'].map((namedCurve) => [namedCurve, generateKeyPairSync('ec', { namedCurve })] as const),
  ['X25519', generateKeyPairSync('x25519')] as const,
];

for (const [curve, { publicKey, privateKey }] of pairs) {
  test(`${curve}: both sides work out the same key, each time another one`, async () => {
    const long = { algorithmId: 'A256CBC-HS512', keyBytes: 64 };
    const first = await agreeAsSender(publicKey, long);
    const second = await agreeAsSender(createPublicKey(privateKey), long);
    const headerOf = (node: JsonObject): JsonObject => ({ kind: 'object', members: [{ name: 'epk', value: node }] });
    expect(agreeAsReceiver(privateKey, headerOf(first.epk), long)).toEqual(first.key);
    expect(first.key).toHaveLength(64);
    expect(second.key).not.toEqual(first.key);
    expect(first.epk.members.map(({ name }) => name)).not.toContain('d');
  });
}
