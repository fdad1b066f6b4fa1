import { test, expect } from '@playwright/test';
import fc from 'fast-check';
import { byteLine, bytesOf, lineCount } from '../../../renderer/src/features/inspect/parts/raw-bytes.ts';

function partOf(bytes: Uint8Array) {
  return { text: Buffer.from(bytes).toString('base64url'), bytes: bytes.length };
}

test('a part of base64url comes back as the very bytes, whatever they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const read = bytesOf(partOf(bytes));
      return read.isDecoded && Buffer.compare(Buffer.from(read.bytes), Buffer.from(bytes)) === 0;
    }),
  );
});

test('all lines together hold every byte once, in order', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const lines = Array.from({ length: lineCount(bytes) }, (_, line) => byteLine(bytes, line));
      return lines.map(({ hex }) => hex.replaceAll(' ', '')).join('') === Buffer.from(bytes).toString('hex');
    }),
  );
});

test('a line reads as in any other viewer', () => {
  const bytes = new TextEncoder().encode('{"alg":"HS256","x":"é"}');
  expect([0, 1, 2].map((line) => byteLine(bytes, line))).toEqual([
    { offset: '0000', hex: '7b 22 61 6c  67 22 3a 22', text: '{"alg":"' },
    { offset: '0008', hex: '48 53 32 35  36 22 2c 22', text: 'HS256","' },
    { offset: '0010', hex: '78 22 3a 22  c3 a9 22 7d', text: 'x":"··"}' },
  ]);
  expect(byteLine(bytes.subarray(0, 3), 0)).toEqual({ offset: '0000', hex: '7b 22 61', text: '{"a' });
});

test('nothing but printable ASCII is drawn as text', () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const text = Array.from({ length: 32 }, (_, line) => byteLine(all, line).text).join('');
  expect(text).toMatch(/^[\x20-\x7e·]{256}$/);
});

test('what is no base64url is shown as its own characters, and said so', () => {
  const unencoded = { text: '{"sub":"me"}', bytes: 12 };
  expect(bytesOf(unencoded)).toEqual({ bytes: new TextEncoder().encode(unencoded.text), isDecoded: false });
  expect(bytesOf({ text: 'a+b=', bytes: 3 }).isDecoded).toBe(false);
  expect(bytesOf({ text: 'abcde', bytes: 3 }).isDecoded).toBe(false);
});

test('an unencoded payload that happens to look like base64url is not decoded', () => {
  expect(bytesOf({ text: 'hello123', bytes: 8 })).toEqual({ bytes: new TextEncoder().encode('hello123'), isDecoded: false });
});
