import { expect, test } from '@playwright/test';
import { importJwk } from '../../../electron/engine/keys/import/jwk.ts';
import { importJwks } from '../../../electron/engine/keys/import/jwks.ts';
import { toSigningKey, verifierOf } from '../../../electron/engine/keys/import/signing-key.ts';
import { thumbprint } from '../../../electron/engine/keys/thumbprint.ts';
import { calculateJwkThumbprint } from 'jose';
import { jwsAlgorithms } from '../../../shared/key-algorithms.ts';
import { goodKey } from '../../vectors/attacks/good.ts';

const options = { name: 'key' };

function privateJwk(alg: Parameters<typeof goodKey>[0]) {
  return goodKey(alg).signing.key.export({ format: 'jwk' });
}

for (const alg of jwsAlgorithms) {
  test(`${alg}: a private JWK is reduced to what verifies`, () => {
    const text = JSON.stringify({ ...privateJwk(alg), alg, kid: 'k1', use: 'sig', key_ops: ['sign', 'verify'] });
    const imported = importJwk(text, options);
    expect(imported).toMatchObject({ ok: true, value: { kid: 'k1', algorithms: [alg], isPinned: true } });
    expect(imported.ok && imported.value.node.type).toBe(alg.startsWith('HS') ? 'secret' : 'public');
  });

  test(`${alg}: the thumbprint is jose's, for the private half too`, async () => {
    const { signing, verifier } = goodKey(alg);
    const expected = await calculateJwkThumbprint(verifier.node.export({ format: 'jwk' }));
    expect(thumbprint(verifier.node)).toBe(expected);
    expect(thumbprint(signing.key)).toBe(expected);
  });
}

test('without alg: every algorithm that type and size allow', () => {
  const of = (alg: Parameters<typeof goodKey>[0]) => {
    const imported = importJwk(JSON.stringify(privateJwk(alg)), options);
    return imported.ok ? [imported.value.algorithms.join(' '), imported.value.isPinned] : imported.error;
  };
  expect(of('RS256')).toEqual(['RS256 RS384 RS512 PS256 PS384 PS512', false]);
  expect(of('ES384')).toEqual(['ES384', true]);
  expect(of('EdDSA')).toEqual(['EdDSA Ed25519', true]);
  expect(of('HS256')).toEqual(['HS256', true]);
  expect(of('HS512')).toEqual(['HS256 HS384 HS512', false]);
});

test('the caller narrows, and cannot widen', () => {
  const text = JSON.stringify(privateJwk('RS256'));
  expect(importJwk(text, { ...options, algorithms: ['PS256'] })).toMatchObject({ value: { algorithms: ['PS256'], isPinned: true } });
  expect(importJwk(text, { ...options, algorithms: ['ES256'] })).toMatchObject({ error: { code: 'key-unusable', field: 'alg' } });
  expect(importJwk(text, { ...options, algorithms: ['none'] })).toMatchObject({ error: { code: 'key-unusable', actual: 'none' } });
  const pinned = JSON.stringify({ ...privateJwk('RS256'), alg: 'RS256' });
  expect(importJwk(pinned, { ...options, algorithms: ['PS256'] })).toMatchObject({ error: { code: 'key-unusable' } });
});

test('the given kid stands in for a missing one', () => {
  const jwk = privateJwk('ES256');
  expect(importJwk(JSON.stringify(jwk), { ...options, kid: 'given' })).toMatchObject({ value: { kid: 'given' } });
  expect(importJwk(JSON.stringify({ ...jwk, kid: 'own' }), { ...options, kid: 'given' })).toMatchObject({ value: { kid: 'own' } });
});

test('JSON errors say where', () => {
  expect(importJwk('{\n "kty": "oct",\n "kty": "RSA"}', options)).toMatchObject({
    error: { code: 'key-malformed', field: 'jwk', actual: 'duplicate-member', line: 3, column: 2 },
  });
});

test('no error holds any part of a key', () => {
  const secret = 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0';
  for (const jwk of [
    { kty: 'oct', k: `${secret}=` },
    { kty: 'oct', k: secret },
    { kty: 'EC', crv: 'P-256', x: secret, y: secret, d: secret },
  ]) {
    const imported = importJwk(JSON.stringify(jwk), options);
    expect(imported.ok).toBe(false);
    expect(JSON.stringify(imported)).not.toContain(secret.slice(0, 8));
  }
});

test('what cannot sign is not a signing key', () => {
  const publicKey = goodKey('ES256').verifier.node;
  expect(toSigningKey(publicKey, 'ES256', null)).toMatchObject({ error: { code: 'key-unusable', actual: 'a public key' } });
  expect(toSigningKey(goodKey('ES256').signing.key, 'ES384', null)).toMatchObject({ error: { field: 'alg', expected: 'ES256' } });
});

test('the verifier of a signing key is public and pinned', () => {
  const { signing } = goodKey('PS256');
  expect(verifierOf(signing, { id: 'x', name: 'mine' })).toMatchObject({
    id: 'x',
    name: 'mine',
    kid: 'key-PS256',
    algorithms: ['PS256'],
    isPinned: true,
    node: { type: 'public' },
  });
});

test('a set keeps what cannot verify, with its reason', () => {
  const keys = [
    { ...goodKey('ES256').verifier.node.export({ format: 'jwk' }), kid: 'good' },
    { ...goodKey('RS256').verifier.node.export({ format: 'jwk' }), kid: 'enc', use: 'enc' },
    { kty: 'AKP', alg: 'ML-DSA-44', kid: 'future' },
  ];
  expect(importJwks(JSON.stringify({ keys }), options)).toMatchObject({
    ok: true,
    value: [
      { isUsable: true, kid: 'good', name: 'good' },
      { isUsable: false, kid: 'enc', problem: { code: 'key-unusable', field: 'keys[1].use' } },
      { isUsable: false, kid: 'future', problem: { code: 'key-unusable', field: 'keys[2].kty' } },
    ],
  });
});
