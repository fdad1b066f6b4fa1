import { spawnSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { exportPublic, publicKeyTexts } from '../../../electron/engine/keys/export/public-export.ts';
import { keyPairs, publicJwkOf } from './test-keys.ts';

const published = keyPairs.map((each) => ({ name: each.facts.name, publicJwk: publicJwkOf(each) }));
const secret = { name: 'Shared secret', publicJwk: null };

for (const each of keyPairs) {
  const one = { name: each.facts.name, publicJwk: publicJwkOf(each) };

  test(`${each.kind}: OpenSSL reads the PEM as the public half of the key`, () => {
    const pem = exportPublic([one], 'pem');
    const input = each.key.export({ format: 'pem', type: 'pkcs8' });
    const { stdout } = spawnSync('openssl', ['pkey', '-pubout'], { input, encoding: 'utf8' });
    expect(pem).toEqual({ ok: true, value: stdout });
  });

  test(`${each.kind}: JWK and JWKS say kid, alg and use, and nothing private`, () => {
    const { kid, alg, use } = each.facts;
    const expected = { ...createPublicKey(each.key).export({ format: 'jwk' }), kid, alg, use };
    const texts = publicKeyTexts(one);
    if (!texts.ok) throw new Error(texts.error.code);
    expect(JSON.parse(texts.value.jwk)).toEqual(expected);
    expect(JSON.parse(texts.value.jwks)).toEqual({ keys: [expected] });
    expect(exportPublic([one], 'jwk')).toEqual({ ok: true, value: texts.value.jwk });
    expect(exportPublic([one], 'jwks')).toEqual({ ok: true, value: texts.value.jwks });
    expect(exportPublic([one], 'pem')).toEqual({ ok: true, value: texts.value.pem });
  });
}

test('several keys: one JWKS in their order, or PEM blocks and nothing between them', () => {
  const jwks = exportPublic(published, 'jwks');
  const pem = exportPublic(published, 'pem');
  if (!jwks.ok || !pem.ok) throw new Error('Refused');
  expect(JSON.parse(jwks.value)).toEqual({ keys: published.map(({ publicJwk }) => publicJwk) });
  const block = /-----BEGIN PUBLIC KEY-----\n(?:[\w+/=]{1,64}\n)+-----END PUBLIC KEY-----\n/g;
  const blocks = pem.value.match(block) ?? [];
  expect(blocks.join('')).toBe(pem.value);
  expect(blocks.map((text) => createPublicKey(text).asymmetricKeyType)).toEqual(['rsa', 'ec', 'ec', 'ec', 'ed25519', 'x25519']);
});

test('several keys are no JWK', () => {
  expect(exportPublic(published.slice(0, 2), 'jwk')).toEqual({
    ok: false,
    error: { code: 'invalid-input', field: 'format', expected: 'jwks, pem', actual: 'jwk for 2 keys' },
  });
});

test('a secret has no public half: it is named, and the others are not given in its place', () => {
  for (const format of ['jwk', 'jwks', 'pem'] as const) {
    expect(exportPublic([...published, secret], format)).toEqual({
      ok: false,
      error: { code: 'key-unusable', field: 'ids', expected: 'a key with a public half', actual: 'Shared secret' },
    });
  }
  expect(publicKeyTexts(secret)).toMatchObject({ ok: false, error: { code: 'key-unusable' } });
});
