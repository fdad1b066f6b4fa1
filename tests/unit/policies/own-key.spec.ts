import { expect, test } from '@playwright/test';
import { thumbprint } from '../../../electron/engine/keys/thumbprint.ts';
import { byKeyAlone, givenFirst } from '../../../electron/engine/tokens/key-choice.ts';
import { verifyToken } from '../../../electron/engine/tokens/verify.ts';
import { jwsAlgorithms } from '../../../shared/key-algorithms.ts';
import { defaultPolicy, type Policy } from '../../../shared/policy.ts';
import { attackerKey, goodClaims, goodKey, headerText, signText } from '../../vectors/attacks/good.ts';
import { now } from './judging.ts';

const byOwnKey: Policy = { ...defaultPolicy, byOwnKey: true };
const { signing, verifier } = goodKey('ES256');
const own = verifier.node.export({ format: 'jwk' });
const whole = signing.key.export({ format: 'jwk' });
const rsa = goodKey('RS256').verifier.node.export({ format: 'jwk' });

async function keyCheck(header: object, policy = byOwnKey, keys = [verifier]) {
  const token = await signText(headerText(signing, header), goodClaims, signing);
  const { verdict } = await verifyToken(token, keys, policy, now);
  const [, key, algorithm, signature] = verdict.checks;
  return { line: `${key?.outcome} ${key?.code}`, key, algorithm: algorithm?.code, signature: signature?.code, verdict };
}

for (const alg of jwsAlgorithms.filter((name) => !name.startsWith('HS'))) {
  test(`${alg}: the key in the header judges, and is named by its thumbprint`, async () => {
    const pair = attackerKey(alg, 'any');
    const jwk = pair.verifier.node.export({ format: 'jwk' });
    const token = await signText(headerText(pair.signing, { jwk }), goodClaims, pair.signing);
    const print = thumbprint(pair.verifier.node);
    const { verdict } = await verifyToken(token, [verifier], byOwnKey, now);
    expect(verdict).toMatchObject({ valid: true, key: { id: null, name: print, kid: null }, tried: [{ name: print, result: 'verifies' }] });
    expect(verdict.checks[1]).toMatchObject({ outcome: 'passed', code: 'key-own', expected: print, actual: null });
    // Without the policy's word the same token is judged by the given keys alone.
    expect((await verifyToken(token, [], defaultPolicy, now)).verdict).toMatchObject({ valid: false, key: null });
    expect((await verifyToken(token, [verifier], { ...byOwnKey, byOwnKey: false }, now)).verdict.valid).toBe(false);
  });
}

test('a given key is no help to a token that has none, another one, or a broken one of its own', async () => {
  const other = attackerKey('ES256', null).verifier.node.export({ format: 'jwk' });
  expect(await keyCheck({})).toMatchObject({ line: 'failed key-own-missing', signature: 'signature-not-tried', verdict: { valid: false } });
  expect(await keyCheck({ jwk: other })).toMatchObject({ line: 'passed key-own', signature: 'signature-bad', verdict: { valid: false } });
  expect(await keyCheck({ jwk: own, kid: 'nobody' })).toMatchObject({ line: 'passed key-own', signature: 'signature-good' });
});

for (const [what, jwk, actual] of [
  ['its private half', whole, 'private: d'],
  ['its private half, empty', { ...own, d: '' }, 'private: d'],
  ['a private member that is null', { ...own, d: null }, 'private: d'],
  ['an RSA prime', { ...rsa, q: 'AQAB' }, 'private: q'],
  ['k', { ...own, k: 'AAAA' }, 'private: k'],
  ['a secret', { kty: 'oct', k: 'A'.repeat(43) }, 'private: k'],
  ['an empty secret', { kty: 'oct' }, 'kty: oct'],
  ['text', 'jwk', 'string'],
  ['a list', [own], 'array'],
  ['null', null, 'null'],
  ['nothing in it', {}, 'kty: missing'],
  ['a point off the curve', { ...own, y: own.x }, expect.any(String)],
  ['another curve', { ...own, crv: 'secp256k1' }, 'crv: secp256k1'],
  ['a use for encryption', { ...own, use: 'enc' }, 'use: enc'],
  ['a weak RSA key', { kty: 'RSA', n: `${'_'.repeat(170)}w`, e: 'AQAB' }, expect.any(String)],
] as const) {
  test(`a header key with ${what} judges nothing`, async () => {
    const { line, key, signature, verdict } = await keyCheck({ jwk });
    expect([line, signature, verdict.valid]).toEqual(['failed key-own-malformed', 'signature-not-tried', false]);
    expect(key).toMatchObject({ expected: 'public JWK', actual });
    expect(JSON.stringify(verdict)).not.toContain(whole.d ?? '');
  });
}

test('its algorithm must fit the key and the policy', async () => {
  expect(await keyCheck({ jwk: rsa })).toMatchObject({ algorithm: 'algorithm-not-allowed', signature: 'signature-not-tried' });
  const hmacWithPublicKey = await keyCheck({ jwk: own, alg: 'HS256' });
  expect(hmacWithPublicKey).toMatchObject({ algorithm: 'algorithm-not-allowed', verdict: { valid: false } });
  expect(await keyCheck({ jwk: own }, { ...byOwnKey, algorithms: ['EdDSA'] })).toMatchObject({ algorithm: 'algorithm-not-allowed' });
});

test('by one key alone: the others are listed as not chosen, and none of them judges', async () => {
  const chosen = { ...verifier, id: 'chosen', name: 'chosen' };
  const other = { ...attackerKey('ES256', 'other').verifier, id: 'other', name: 'other' };
  const token = await signText(headerText(signing), goodClaims, signing);
  const judged = async (id: string) => (await verifyToken(token, byKeyAlone([other, chosen], id), defaultPolicy, now)).verdict;
  expect(await judged('chosen')).toMatchObject({
    valid: true,
    tried: [
      { name: 'chosen', result: 'verifies' },
      { name: 'other', result: 'not-chosen' },
    ],
  });
  const mismatch = await judged('other');
  expect(mismatch.valid).toBe(false);
  expect(mismatch.checks[1]).toMatchObject({ outcome: 'failed', code: 'key-kid-unknown', expected: 'key-ES256', actual: 1 });
  expect(mismatch.tried).toMatchObject([
    { name: 'other', result: 'signature-differs' },
    { name: 'chosen', result: 'not-chosen' },
  ]);
  const gone = await judged('gone');
  expect(gone.valid).toBe(false);
  expect(gone.checks[1]).toMatchObject({ outcome: 'unknown', code: 'key-not-chosen' });
  expect(gone.tried.map(({ result }) => result)).toEqual(['not-chosen', 'not-chosen']);
});

test('a chosen key without a kid judges; a secret that was not chosen is not read', async () => {
  const token = await signText(headerText(signing), goodClaims, signing);
  const secret = { ...goodKey('HS256').verifier, id: 'secret', read: () => Promise.reject(new Error('read')) };
  const keys = byKeyAlone(
    [
      { ...verifier, kid: null, id: 'chosen' },
      { ...secret, kid: 'key-ES256' },
    ],
    'chosen',
  );
  expect((await verifyToken(token, keys, defaultPolicy, now)).verdict).toMatchObject({ valid: true, key: { id: 'chosen' } });
});

test('a key given for this look stands for a known one with the same kid', async () => {
  const token = await signText(headerText(signing), goodClaims, signing);
  const known = [
    { ...attackerKey('ES256', 'key-ES256').verifier, id: 'vault', name: 'vault' },
    { ...verifier, kid: 'else', name: 'else' },
  ];
  const { verdict } = await verifyToken(token, givenFirst([{ ...verifier, id: 'given:1:0', name: 'given' }], known), defaultPolicy, now);
  expect(verdict).toMatchObject({ valid: true, key: { id: 'given:1:0' } });
  expect(verdict.tried.map(({ name, result }) => `${name} ${result}`)).toEqual(['given verifies', 'else other-kid', 'vault not-chosen']);
});
