import type { WrittenKey } from './written-keys.ts';

/**
 * The same text with one byte of the key flipped: of a PEM one in the second half, where the numbers are and no optional
 * part of the structure; of a JWK one of its private number, or of the first public one; of a JWE one of what is encrypted.
 * @param seed chooses the byte
 */
export function damaged(written: WrittenKey, seed: number): WrittenKey {
  return { ...written, text: damagedText(written, seed) };
}

function damagedText({ format, text }: WrittenKey, seed: number): string {
  if (format === 'encrypted-jwk') {
    const parts = text.split('.');
    return parts.with(3, flipped(parts[3] ?? '', 'base64url', 0, seed)).join('.');
  }
  if (format.includes('jwk')) {
    const number = format === 'private-jwk' ? /("[dk]": ")([\w-]+)(")/ : /("[nx]": ")([\w-]+)(")/;
    return text.replace(number, (_, before: string, digits: string, after: string) => {
      return `${before}${flipped(digits, 'base64url', 0, seed)}${after}`;
    });
  }
  const [, first = '', body = '', last = ''] = /^(-.*-\n)([^-]*)(\n-.*-\n)$/s.exec(text) ?? [];
  const base64 = flipped(body, 'base64', 0.5, seed);
  return `${first}${base64.match(/.{1,64}/g)?.join('\n')}${last}`;
}

/** @param from the part of the bytes, from 0 to 1, that is left alone */
function flipped(text: string, encoding: 'base64' | 'base64url', from: number, seed: number): string {
  const bytes = Buffer.from(text, encoding);
  const start = Math.ceil(bytes.length * from);
  const at = start + (seed % (bytes.length - start));
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (seed % 8)), at);
  return bytes.toString(encoding);
}
