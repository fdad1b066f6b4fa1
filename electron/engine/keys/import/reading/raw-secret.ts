import { createSecretKey, type KeyObject } from 'node:crypto';
import type { SecretReadingName } from '../../../../../shared/key-import.ts';
import { attempt, malformed } from '../refusal.ts';
import { decodeSecret } from '../secret.ts';
import { keyItem, type KeyItem } from './reading.ts';
import type { DecodedText } from './text.ts';

/** Longer is no secret but another kind of file. */
export const maximumRawBytes = 1_024;
/** From here on a text that could be an encoding is more likely one than a passphrase of those letters. */
const likelyBytes = 16;

/** A binary file taken as it is. */
export function readRawBytes(bytes: Buffer): KeyItem {
  return secretItem([{ encoding: 'bytes', key: createSecretKey(bytes) }]);
}

/** Whether a text can be a secret: one line, and not too long in any reading. */
export function isRawText(text: string): boolean {
  const line = withoutFinalBreak(text);
  return line.length > 0 && line.length <= maximumRawBytes * 2 && !/[\r\n]/.test(line);
}

/**
 * A secret in a text: each encoding in which it can be read, the likeliest first. The break that editors put at a file's end
 * is no part of it, but for the reading 'bytes', which a file has when that makes a difference.
 */
export function readRawText({ text }: DecodedText, bytes: Buffer, isFile: boolean): KeyItem {
  const line = withoutFinalBreak(text);
  const readings = orderOf(line).flatMap((encoding) => {
    const read = attempt(() => decodeSecret(line, encoding));
    return read.ok && read.value.length > 0 && read.value.length <= maximumRawBytes ? [{ encoding, key: createSecretKey(read.value) }] : [];
  });
  const differs = readings.every(({ key }) => !key.export().equals(bytes));
  const all: Reading[] =
    isFile && differs && bytes.length <= maximumRawBytes ? [...readings, { encoding: 'bytes', key: createSecretKey(bytes) }] : readings;
  return secretItem(all);
}

type Reading = { encoding: SecretReadingName; key: KeyObject };

function secretItem(readings: readonly Reading[]): KeyItem {
  const [first] = readings;
  if (first === undefined) throw malformed('secret', `1 to ${maximumRawBytes} bytes`, 'more');
  return keyItem('raw-secret', first.key, { readings });
}

function orderOf(line: string): ('utf8' | 'hex' | 'base64' | 'base64url')[] {
  if (/^[0-9a-fA-F]+$/.test(line) && line.length >= likelyBytes * 2) return ['hex', 'utf8', 'base64', 'base64url'];
  const isLong = (line.length * 3) / 4 >= likelyBytes;
  // Passphrases of one kind of letter are likelier than such an encoding.
  const isMixed = /[a-z]/.test(line) && /[A-Z]/.test(line) && /[0-9+/_=-]/.test(line) && !/\s/.test(line);
  if (!isLong || !isMixed) return ['utf8', 'hex', 'base64', 'base64url'];
  return /[_-]/.test(line) ? ['base64url', 'utf8', 'base64', 'hex'] : ['base64', 'base64url', 'utf8', 'hex'];
}

function withoutFinalBreak(text: string): string {
  return text.replace(/\r?\n$/, '');
}
