import { createSecretKey } from 'node:crypto';
import { z } from 'zod';
import type { Result } from '../../../../shared/result.ts';
import { attempt, malformed, type KeyRefusal } from './refusal.ts';
import { toVerificationKey, type ImportOptions, type VerificationKey } from './verification-key.ts';

export const secretEncodings = ['utf8', 'hex', 'base64', 'base64url'] as const;
export const secretEncodingSchema = z.enum(secretEncodings);
export type SecretEncoding = z.infer<typeof secretEncodingSchema>;

export const maximumSecretBytes = 65_536;

/**
 * Reads a shared secret from its text, each encoding strictly: nothing is trimmed, skipped or padded.
 * A file's final newline is the caller's matter.
 * @returns 'key-malformed' with the offset of the first wrong character, 'key-unusable' when it is too short
 */
export function importSecret(text: string, encoding: SecretEncoding, options: ImportOptions): Result<VerificationKey> {
  return attempt(() => fromBytes(decodeSecret(text, encoding), options));
}

export function importSecretBytes(bytes: Uint8Array, options: ImportOptions): Result<VerificationKey> {
  return attempt(() => fromBytes(bytes, options));
}

function fromBytes(bytes: Uint8Array, options: ImportOptions): VerificationKey {
  if (bytes.length > maximumSecretBytes) {
    throw malformed('secret', `at most ${maximumSecretBytes} bytes`, `${bytes.length} bytes`);
  }
  return toVerificationKey(createSecretKey(bytes), options);
}

/** @throws KeyRefusal; its error never holds a character of the secret */
export function decodeSecret(text: string, encoding: SecretEncoding): Buffer {
  switch (encoding) {
    case 'utf8':
      return wellFormed(text);
    case 'hex':
      return decodeAs(text, 'hex', /[^0-9a-fA-F]/, 'pairs of hexadecimal digits', (bytes) => bytes.toString('hex'));
    case 'base64':
      return decodeAs(text, 'base64', /[^A-Za-z0-9+/=]|=(?!=?$)/, 'canonical base64 with padding', (bytes) => bytes.toString('base64'));
    case 'base64url':
      return decodeAs(text, 'base64url', /[^A-Za-z0-9_-]/, 'canonical base64url without padding', (bytes) => bytes.toString('base64url'));
  }
}

/** A lone surrogate would silently become U+FFFD, and the secret another one. */
function wellFormed(text: string): Buffer {
  const offset = text.search(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
  if (offset !== -1) throw refusalAt(text, offset, 'well-formed text', 'a lone surrogate');
  return Buffer.from(text, 'utf8');
}

function decodeAs(
  text: string,
  encoding: 'hex' | 'base64' | 'base64url',
  foreign: RegExp,
  expected: string,
  encode: (bytes: Buffer) => string,
): Buffer {
  const offset = text.search(foreign);
  if (offset !== -1) throw refusalAt(text, offset, expected, 'another character');
  const bytes = Buffer.from(text, encoding);
  const isExact = encoding === 'hex' ? encode(bytes) === text.toLowerCase() : encode(bytes) === text;
  if (!isExact) throw refusalAt(text, Math.max(0, text.length - 1), expected, 'a wrong end');
  return bytes;
}

function refusalAt(text: string, offset: number, expected: string, actual: string): KeyRefusal {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return malformed('secret', expected, actual, { offset, line, column: offset - before.lastIndexOf('\n') });
}
