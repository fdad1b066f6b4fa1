import { expect, test } from '@playwright/test';
import { encodeBase64url } from '../../../electron/engine/tokens/base64url.ts';
import { strictParse } from '../../../electron/engine/tokens/strict-parse.ts';
import type { CheckCode, CheckValue } from '../../../shared/verdict.ts';

const head = encodeBase64url('{"alg":"HS256"}');
const body = encodeBase64url('{"sub":"alice"}');

const refused: [name: string, token: string, code: CheckCode, actual: CheckValue][] = [
  ['nothing', '', 'format-empty', null],
  ['one segment', 'abc', 'format-not-compact', 1],
  ['two segments', `${head}.${body}`, 'format-not-compact', 2],
  ['four segments', `${head}.${body}..`, 'format-not-compact', 4],
  ['six segments', '.....', 'format-not-compact', 6],
  ['five segments', `${encodeBase64url('{"alg":"dir","enc":"A256GCM"}')}....`, 'format-encrypted', 'JWE'],
  ['five segments of what names a signature', `${head}.${body}...`, 'format-not-compact', 5],
  ['a foreign character', `${head}.${body.slice(0, 4)}+${body.slice(5)}.AA`, 'format-not-base64url', 'payload: character at 5'],
  ['an impossible length', `${head}.${body}.A`, 'format-not-base64url', 'signature: length at 1'],
  ['unused bits', `${head}.${body}.AB`, 'format-not-base64url', 'signature: unused-bits at 2'],
  ['bytes that are no UTF-8', `${head}.${encodeBase64url(Buffer.of(0x22, 0xff, 0x22))}.AA`, 'format-not-utf8', 'payload'],
  ['overlong UTF-8', `${encodeBase64url(Buffer.of(0xc0, 0xaf))}.${body}.AA`, 'format-not-utf8', 'header'],
  ['a byte order mark', `${encodeBase64url('\ufeff{}')}.${body}.AA`, 'format-not-json', 'header: byte-order-mark at 1:1'],
  ['broken JSON', `${head}.${encodeBase64url('{"a":1,}')}.AA`, 'format-not-json', 'payload: unexpected-character at 1:8'],
  ['an array', `${head}.${encodeBase64url('[]')}.AA`, 'format-not-object', 'payload: array'],
  ['a number as header', `${encodeBase64url('1')}.${body}.AA`, 'format-not-object', 'header: number'],
  ['a duplicate', `${encodeBase64url('{"alg":1,"alg":2}')}.${body}.AA`, 'format-duplicate-member', 'header: alg'],
  ['a deep header', `${encodeBase64url(`{"a":${'['.repeat(8)}${']'.repeat(8)}}`)}.${body}.AA`, 'format-too-deep', 'header'],
  ['a deep payload', `${head}.${encodeBase64url(`{"a":${'['.repeat(5_000)}`)}.AA`, 'format-too-deep', 'payload'],
  ['JSON serialization', '{"payload":"AA","signatures":[]}', 'format-json-serialization', 'JWS JSON'],
  ['JSON serialization with dots in it', '{"payload":"a.b","signatures":[".."]}', 'format-json-serialization', 'JWS JSON'],
  ['JWE JSON', ' {"ciphertext":"AA"}', 'format-encrypted', 'JWE'],
];

for (const [name, token, code, actual] of refused) {
  test(`refuses ${name}: ${code}`, () => {
    expect(strictParse(token).problem).toMatchObject({ code, actual });
  });
}

test('takes 256 KiB and not one byte more', () => {
  const filler = 'A'.repeat(262_144 - head.length - body.length - 2);
  expect(strictParse(`${head}.${body}.${filler}`).problem?.code).not.toBe('format-too-large');
  expect(strictParse(`${head}.${body}.${filler}A`).problem).toEqual({ code: 'format-too-large', expected: 262_144, actual: 262_145 });
});

test('tells what it could read of a token that is not whole', () => {
  const token = strictParse(`${head}.***.AA`);
  expect(token.header?.json?.members).toHaveLength(1);
  expect(token.payload).toEqual({ text: '***', bytes: null, json: null });
  expect(token.signature?.bytes?.length).toBe(1);
});

test('what was cut off, or has something too much, says all the same what can be read', () => {
  const read = (text: string) => {
    const { header, payload, signature } = strictParse(text);
    return [header, payload].map((segment) => segment?.json?.members.length ?? null).concat(signature === null ? [] : [-1]);
  };
  expect([`${head}.${body}`, `${head}.${body}..`, `${head}.${body.slice(0, -3)}`, `${head}....`, 'abc'].map(read)).toEqual([
    [1, 1],
    [1, 1],
    [1, null],
    [1, null],
    [null, null],
  ]);
});

test('a payload of any bytes is no problem where bytes are asked for, but must be canonical', () => {
  expect(strictParse(`${head}..AA`, 'bytes').problem).toBeNull();
  expect(strictParse(`${head}.${encodeBase64url(Buffer.of(0xff))}.AA`, 'bytes').problem).toBeNull();
  expect(strictParse(`${head}.AB.AA`, 'bytes').problem?.code).toBe('format-not-base64url');
});
