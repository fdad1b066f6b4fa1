import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { importSecret, importSecretBytes, secretEncodings, type SecretEncoding } from '../../../electron/engine/keys/import/secret.ts';

const options = { name: 'secret' };

function bytesOf(text: string, encoding: SecretEncoding): string | object {
  const imported = importSecret(text, encoding, options);
  return imported.ok ? imported.value.node.export().toString('hex') : imported.error;
}

for (const encoding of secretEncodings) {
  test(`${encoding}: any 32 bytes or more come back`, () => {
    const source =
      encoding === 'utf8'
        ? fc.string({ unit: 'grapheme', minLength: 32 }).map((text) => Buffer.from(text))
        : fc.uint8Array({ minLength: 32, maxLength: 100 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(source, (bytes) => {
        expect(bytesOf(bytes.toString(encoding), encoding)).toBe(bytes.toString('hex'));
      }),
    );
  });
}

const good = Buffer.alloc(33, 0xfb);
const refused: [SecretEncoding, string, object][] = [
  ['hex', `${good.toString('hex')}0`, { expected: 'pairs of hexadecimal digits', offset: 66 }],
  ['hex', `ab\ncg${good.toString('hex')}`, { offset: 2, line: 1, column: 3 }],
  ['hex', ` ${good.toString('hex')}`, { offset: 0 }],
  ['base64', good.toString('base64url'), { expected: 'canonical base64 with padding' }],
  ['base64', Buffer.alloc(32, 1).toString('base64').replace('=', ''), { expected: 'canonical base64 with padding' }],
  ['base64', `AAA=${good.toString('base64')}`, { offset: 3 }],
  ['base64', `${Buffer.alloc(32, 1).toString('base64').slice(0, -2)}F=`, { expected: 'canonical base64 with padding' }],
  ['base64url', good.toString('base64'), { expected: 'canonical base64url without padding' }],
  ['base64url', `${good.toString('base64url')}\n`, { offset: 44, line: 1, column: 45 }],
  ['base64url', `${Buffer.alloc(32, 1).toString('base64url')}=`, { offset: 43 }],
  ['utf8', `${'x'.repeat(40)}\ud800`, { actual: 'a lone surrogate', offset: 40 }],
];

for (const [index, [encoding, text, error]] of refused.entries()) {
  test(`${encoding}: refuses text ${index + 1} at its place, and shows none of it`, () => {
    expect(bytesOf(text, encoding)).toMatchObject({ code: 'key-malformed', field: 'secret', ...error });
  });
}

test('hexadecimal digits may be of either case', () => {
  expect(bytesOf('AB'.repeat(32), 'hex')).toBe('ab'.repeat(32));
});

test('nothing is trimmed: a final newline is a byte of the secret', () => {
  expect(bytesOf(`${'x'.repeat(32)}\n`, 'utf8')).toBe(`${'78'.repeat(32)}0a`);
});

test('sizes decide which algorithms are allowed', () => {
  const allowed = (bytes: number) => {
    const imported = importSecretBytes(Buffer.alloc(bytes, 1), options);
    return imported.ok ? imported.value.algorithms : imported.error.actual;
  };
  expect([31, 32, 47, 48, 63, 64].map(allowed)).toEqual([
    '31 bytes',
    ['HS256'],
    ['HS256'],
    ['HS256', 'HS384'],
    ['HS256', 'HS384'],
    ['HS256', 'HS384', 'HS512'],
  ]);
  expect(allowed(70_000)).toBe('70000 bytes');
});
