import { expect, test } from '@playwright/test';
import { jwtVerify, importJWK } from 'jose';
import type { Resign } from '../../../shared/inspect.ts';
import { inspectInput } from '../../inspect-input.ts';
import { plainKey } from '../../plain-key.ts';
import { mintInput } from '../../plain-token.ts';
import { memoryEngine, valueOf } from '../engine/memory-engine.ts';

const engine = await memoryEngine();
const { id: keyId, kid } = valueOf(await engine.keyRing.create(plainKey('mine', 'ES256')));
const { id: otherId, kid: otherKid } = valueOf(await engine.keyRing.create(plainKey('other', 'EdDSA')));
const minted = valueOf(await engine.mint(mintInput(keyId, { claims: '{"n":12345678901234567890,"x":3.0}' })));
const { text } = valueOf(engine.shelf.text(minted.id));
const resign = (change: Partial<Resign>) => engine.resign({ text, index: 0, header: null, payload: null, keyId, ...change });
const decoded = (segment: string | undefined) => Buffer.from(segment ?? '', 'base64url').toString();

test('nothing edited: header and payload keep their bytes, the signature is good', async () => {
  const { compact, changed } = valueOf(await resign({}));
  expect(changed).toEqual([]);
  expect(compact.split('.').slice(0, 2)).toEqual(text.split('.').slice(0, 2));
  const { jwk } = JSON.parse(JSON.stringify({ jwk: valueOf(engine.keySource.publicJwk(keyId)) }));
  await jwtVerify(compact, await importJWK(jwk, 'ES256'));
});

test('an edited payload goes in byte for byte, the header stays', async () => {
  const payload = '{ "sub": "bob",\n "n": 1.0 }';
  const { compact } = valueOf(await resign({ text: `curl -H "Authorization: Bearer ${text}"`, payload }));
  expect(compact.split('.')[0]).toBe(text.split('.')[0]);
  expect(decoded(compact.split('.')[1])).toBe(payload);
  const { token } = valueOf(await engine.inspector.read(inspectInput(compact)));
  expect(token?.verdict).toMatchObject({ valid: true, key: { id: keyId } });
});

test('another key: alg and kid are made to name it, and that is said', async () => {
  const { compact, changed } = valueOf(await resign({ keyId: otherId, header: `{"alg":"ES256","kid":"${kid}","typ":"JWT","z":1}` }));
  expect(changed).toEqual(['alg', 'kid']);
  expect(decoded(compact.split('.')[0])).toBe(`{"alg":"EdDSA","kid":"${otherKid}","typ":"JWT","z":1}`);
});

test('a header without alg gets one, and no kid that it did not have', async () => {
  const { compact, changed } = valueOf(await resign({ header: '{"typ":"x"}' }));
  expect(changed).toEqual(['alg']);
  expect(decoded(compact.split('.')[0])).toBe('{"alg":"ES256","typ":"x"}');
});

const [head, , signature] = text.split('.');
const spoiled = `${head}.eyJhIjoxfR.${signature}`;
test('a payload that cannot be read may be replaced', async () => {
  expect(decoded(valueOf(await resign({ text: spoiled, payload: '{}' })).compact.split('.')[1])).toBe('{}');
});

const refused: [string, Partial<Resign>, object][] = [
  ['a mistake in the payload is named by its place', { payload: '{\n "a": }' }, { code: 'json-malformed', field: 'payload', line: 2 }],
  ['a mistake in the header', { header: '{"a":1,"a":2}' }, { code: 'json-malformed', field: 'header' }],
  ['claims that are no object', { payload: '[1]' }, { code: 'claims-not-an-object', field: 'payload' }],
  ['an unencoded payload', { header: '{"alg":"ES256","b64":false,"crit":["b64"]}' }, { code: 'form-impossible' }],
  ['a kept payload that is no base64url', { text: spoiled }, { code: 'token-malformed', field: 'payload' }],
  ['no token', { text: 'nothing' }, { code: 'token-malformed' }],
  ['a key that is not there', { keyId: '7b1f9e6c-2f6d-4f0e-9c1a-1d2e3f405162' }, { code: 'key-not-found' }],
];
for (const [name, change, error] of refused) {
  test(name, async () => {
    expect(await resign(change)).toMatchObject({ ok: false, error });
  });
}
