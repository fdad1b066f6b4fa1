import { createSecretKey } from 'node:crypto';
import { expect, test } from '@playwright/test';
import type { SigningKey } from '../../../electron/engine/keys/import/signing-key.ts';
import { serializeJwe, serializeJws } from '../../../electron/engine/tokens/serialize.ts';
import { signContent } from '../../../electron/engine/tokens/sign.ts';
import { jwsAlgorithmSchema } from '../../../shared/key-algorithms.ts';
import { loadCookbook } from '../../vectors/cookbook.ts';
import { signingKey } from '../../vectors/pasted-keys.ts';
import { signedExamples } from '../../vectors/rfc-examples.ts';
import { objectOf } from './json-object.ts';

/** The printed token, in pieces. */
function printed(name: string) {
  const [header = '', payload = '', signature = ''] = (signedExamples.find((one) => one.name.startsWith(name))?.token ?? '').split('.');
  return { payload, signature: { protected: header, signature } };
}

const rsa = printed('RFC 7515 A.2');
const ec = printed('RFC 7515 A.3');

test('RFC 7515 A.6: general JSON with two signatures, each with its own protected header', () => {
  expect(JSON.parse(serializeJws('general', rsa.payload, [rsa.signature, ec.signature]))).toEqual({
    payload: rsa.payload,
    signatures: [
      { protected: 'eyJhbGciOiJSUzI1NiJ9', signature: rsa.signature.signature },
      { protected: 'eyJhbGciOiJFUzI1NiJ9', signature: ec.signature.signature },
    ],
  });
});

test('RFC 7515 A.7: flattened JSON', () => {
  expect(JSON.parse(serializeJws('flattened', ec.payload, [ec.signature]))).toEqual({
    payload: ec.payload,
    protected: 'eyJhbGciOiJFUzI1NiJ9',
    signature: ec.signature.signature,
  });
});

test('RFC 7515 appendix F: the payload is left out, in JSON with its member', () => {
  const { protected: header, signature } = ec.signature;
  expect(serializeJws('compact', null, [ec.signature])).toBe(`${header}..${signature}`);
  expect(JSON.parse(serializeJws('flattened', null, [ec.signature]))).toEqual({ protected: header, signature });
  expect(JSON.parse(serializeJws('general', null, [ec.signature]))).toEqual({ signatures: [{ protected: header, signature }] });
});

test('several signatures fit the general form only', () => {
  for (const serialization of ['compact', 'flattened'] as const) {
    expect(() => serializeJws(serialization, 'e30', [rsa.signature, ec.signature])).toThrow('2 signatures');
  }
  expect(() => serializeJws('general', 'e30', [])).toThrow('0 signatures');
});

/** The key of RFC 7515 A.1, with which RFC 7797 section 4 signs. */
const joeKey: SigningKey = {
  kid: null,
  alg: 'HS256',
  isWeak: false,
  key: createSecretKey(Buffer.from('AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow', 'base64url')),
};

test('RFC 7797 section 4.1: the payload $.02, encoded', async () => {
  const signature = await signContent(objectOf('{"alg":"HS256"}'), 'JC4wMg', joeKey);
  expect(serializeJws('compact', 'JC4wMg', [signature])).toBe('eyJhbGciOiJIUzI1NiJ9.JC4wMg.5mvfOroL-g7HyqJoozehmsaqmvTYGEq5jTI1gVvoEoQ');
});

test('RFC 7797 section 4.2: the payload $.02 as it is, detached and in JSON', async () => {
  const header = objectOf('{"alg":"HS256","b64":false,"crit":["b64"]}');
  const signature = await signContent(header, Buffer.from('$.02'), joeKey);
  const protectedHeader = 'eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19';
  const printedSignature = 'A5dxf2s96_n5FLueVuW1Z_vh161FwXZC4YLPff6dmDY';
  expect(serializeJws('compact', null, [signature])).toBe(`${protectedHeader}..${printedSignature}`);
  expect(JSON.parse(serializeJws('flattened', '$.02', [signature]))).toEqual({
    protected: protectedHeader,
    payload: '$.02',
    signature: printedSignature,
  });
});

test('RFC 7797 in the cookbook: a payload that fits a compact token as it is', async () => {
  const example = loadCookbook('rfc7797').find(({ compact }) => compact !== null);
  if (!example) throw new Error('No example');
  const signature = await signContent(objectOf('{"alg":"HS256","b64":false,"crit":["b64"]}'), Buffer.from(example.payload), joeKey);
  expect(serializeJws('compact', example.payload, [signature])).toBe(example.compact);
  const forms = (['general', 'flattened'] as const).map((form) => JSON.parse(serializeJws(form, example.payload, [signature])));
  expect(forms).toEqual(example.forms.map((form) => JSON.parse(form)));
});

for (const example of loadCookbook('jws').filter(({ isReproducible, compact }) => isReproducible && compact !== null)) {
  test(`RFC 7520 ${example.title}: the very same compact, general and flattened token`, async () => {
    const key = signingKey(example.key, jwsAlgorithmSchema.parse(example.alg));
    const [head = '', body] = (example.compact ?? '').split('.');
    const header = objectOf(Buffer.from(head, 'base64url').toString());
    const encoded = Buffer.from(example.payload).toString('base64url');
    const written = body === '' ? null : encoded;
    const signature = await signContent(header, encoded, key);
    expect(serializeJws('compact', written, [signature])).toBe(example.compact);
    const forms = (['general', 'flattened'] as const).map((form) => JSON.parse(serializeJws(form, written, [signature])));
    expect(forms).toEqual(example.forms.map((form) => JSON.parse(form)));
  });
}

test('RFC 7516 section 7.2: an empty encrypted key is left out of JSON, its receiver is not', () => {
  const parts = { header: objectOf('{}'), protected: 'aaaa', encryptedKey: '', iv: 'bbbb', ciphertext: 'cccc', tag: 'dddd' };
  expect(serializeJwe('compact', parts)).toBe('aaaa..bbbb.cccc.dddd');
  const content = { protected: 'aaaa', iv: 'bbbb', ciphertext: 'cccc', tag: 'dddd' };
  expect(JSON.parse(serializeJwe('flattened', parts))).toEqual(content);
  expect(JSON.parse(serializeJwe('general', parts))).toEqual({ ...content, recipients: [{}] });
  const wrapped = { ...parts, encryptedKey: 'eeee' };
  expect(serializeJwe('compact', wrapped)).toBe('aaaa.eeee.bbbb.cccc.dddd');
  expect(JSON.parse(serializeJwe('general', wrapped))).toEqual({ ...content, recipients: [{ encrypted_key: 'eeee' }] });
});
