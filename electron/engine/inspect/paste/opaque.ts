import type { Opaque } from '../../../../shared/inspect.ts';
import { hasGoodChecksum } from './checksum.ts';
import { wholeFormats } from './opaque-formats.ts';

/** Longer ones are files, not handles. */
const longestHandle = 4_096;

/**
 * Names a string that is no JOSE and no mistake either. The random part is never in the answer.
 * @param text one string without anything around it
 * @returns null where it is a word, a number, a path … or a JOSE token
 */
export function recogniseOpaque(text: string): Opaque | null {
  const known = recogniseKnown(text);
  if (known !== null) return known;
  if (text.length > longestHandle) return null;
  const kind = unprefixed(text);
  return kind === null ? null : { kind, prefix: null, characters: text.length, checksum: 'none' };
}

/** Only what is known by its beginning: that may be looked for anywhere in a text. */
export function recogniseKnown(text: string): Opaque | null {
  for (const { kind, expression, hasChecksum } of wholeFormats) {
    const prefix = expression.exec(text)?.[1];
    if (prefix === undefined) continue;
    const checksum = hasChecksum !== true ? 'none' : hasGoodChecksum(text.slice(prefix.length)) ? 'good' : 'bad';
    return { kind, prefix: prefix === '' ? null : prefix, characters: text.length, checksum };
  }
  return null;
}

function unprefixed(text: string): Opaque['kind'] | null {
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)) return 'uuid';
  if (isFernet(text)) return 'fernet';
  if (isMacaroon(text)) return 'macaroon';
  if (isBranca(text)) return 'branca';
  if (/^e(?:y[A-DI-L]|w[k-r0-3]|30)/.test(text)) return null;
  if (/^[A-Za-z0-9_-]{4,}(?:\.[A-Za-z0-9_-]{4,}){2}$/.test(text) && text.length >= 40 && isRandom(text)) return 'jws-like';
  return /^[A-Za-z0-9_.~+/|-]{20,512}={0,2}$/.test(text) && isRandom(text) ? 'unknown' : null;
}

/** 0x80, eight bytes of time, IV, blocks of 16 and an HMAC (the Fernet specification). */
function isFernet(text: string): boolean {
  if (!/^gAAAA[A-Za-z0-9_-]{93,}={0,2}$/.test(text)) return false;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length >= 73 && (bytes.length - 57) % 16 === 0;
}

/** Version 2 of libmacaroons: the byte 2, then fields of type, length, value: location (1) and identifier (2). */
function isMacaroon(text: string): boolean {
  if (!/^Ag[EI][A-Za-z0-9_+/-]{40,}={0,2}$/.test(text)) return false;
  const bytes = Buffer.from(text, 'base64url');
  const hasLocation = bytes[1] === 1;
  const next = hasLocation ? 3 + (bytes[2] ?? 0) : 1;
  return (
    bytes[next] === 2 && bytes.length > next + 2 + 32 && (!hasLocation || /^[\x20-\x7e]+$/.test(bytes.subarray(3, next).toString('latin1')))
  );
}

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Base 62 of 0xBA, four bytes of time, a nonce of 24, and a tag of 16 at the end: 45 bytes at least (the Branca specification). */
function isBranca(text: string): boolean {
  if (!/^[A-Za-z0-9]{61,1000}$/.test(text)) return false;
  let value = 0n;
  for (const digit of text) value = value * 62n + BigInt(base62.indexOf(digit));
  const hexadecimal = value.toString(16);
  const time = Number.parseInt(hexadecimal.slice(2, 10), 16);
  return (
    hexadecimal.length % 2 === 0 && hexadecimal.length >= 90 && hexadecimal.startsWith('ba') && time > 1_400_000_000 && time < 2_500_000_000
  );
}

/** Files in base64, certificates and keys: random to look at, and no handles. */
const files = /^(?:iVBORw0KGgo|\/9j\/|R0lGOD|UklGR|PHN2Zy|PD94bWw|JVBERi0|UEsDB|H4sI|MII|AAAAGGZ0eXA|d09GM)/;

/** The ends of file names, numbers, versions, hashes that say so, dates and paths. */
const ordinary = /^v?\d+\.\d+\.|^sha\d{3}-|\.[A-Za-z]{2,5}$|^[\d.]+$|^\/|\/\/|^\d{4}-\d\d/;
const words = /[a-z]{4,}/g;

/** Digits among letters, many different characters, and no words. */
function isRandom(text: string): boolean {
  if (files.test(text) || ordinary.test(text) || new Set(text).size < 10) return false;
  const digits = text.replace(/\D/g, '').length;
  if (digits < 2 || digits > text.length * 0.9 || text.replace(words, '').length < text.length / 2) return false;
  let changes = 0;
  for (let at = 1; at < text.length; at++) if (classOf(text, at) !== classOf(text, at - 1)) changes++;
  return changes >= text.length / 5;
}

function classOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0x30 && code <= 0x39) return 0;
  if (code >= 0x61 && code <= 0x7a) return 1;
  return code >= 0x41 && code <= 0x5a ? 2 : 3;
}
