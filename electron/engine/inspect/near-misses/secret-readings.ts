import type { HintCode } from '../../../../shared/hints.ts';

export type SecretReading = { readonly code: HintCode; readonly bytes: Buffer };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Other bytes that the writer of a secret may have meant: its text in another encoding, with what files and .env files put
 * around it. Each once, never those that were given, the likeliest first. The caller wipes them.
 */
export function readingsOf(secret: Buffer): SecretReading[] {
  const found: SecretReading[] = [];
  for (const reading of allReadings(secret)) {
    const isNew = !reading.bytes.equals(secret) && found.every(({ bytes }) => !bytes.equals(reading.bytes));
    if (isNew && reading.bytes.length > 0) found.push(reading);
  }
  return found;
}

function* allReadings(secret: Buffer): Generator<SecretReading> {
  const text = textOf(secret);
  if (text !== null) {
    yield* decodings(text);
    yield* trimmings(text);
  }
  // Texts which, decoded, give the bytes at hand: whoever signed may have used them undecoded, or decoded otherwise.
  const base64 = secret.toString('base64');
  const hex = secret.toString('hex');
  const origins = new Set([base64, base64.replace(/=+$/, ''), secret.toString('base64url'), hex, hex.toUpperCase()]);
  for (const origin of origins) yield { code: 'secret-as-text', bytes: Buffer.from(origin) };
  for (const origin of origins) yield* decodings(origin);
}

function textOf(secret: Buffer): string | null {
  try {
    return utf8.decode(secret);
  } catch {
    return null;
  }
}

function* decodings(text: string): Generator<SecretReading> {
  const digits = text.replace(/^0x|[:\s-]/gi, '');
  if (/^([0-9a-f]{2})+$/i.test(digits)) yield { code: 'secret-as-hex', bytes: Buffer.from(digits, 'hex') };
  const isUrl = /^[A-Za-z0-9_-]+$/.test(text) && (/[-_]/.test(text) || text.length % 4 !== 0);
  if (isUrl) yield { code: 'secret-as-base64url', bytes: Buffer.from(text, 'base64url') };
  // As commons-codec and DatatypeConverter (old jjwt) read any text: foreign characters dropped, an unfinished group too.
  const letters = text.replace(/[^A-Za-z0-9+/]/g, '');
  yield { code: 'secret-as-base64', bytes: Buffer.from(letters, 'base64') };
  yield { code: 'secret-as-base64', bytes: Buffer.from(letters.slice(0, letters.length - (letters.length % 4)), 'base64') };
  if (!isUrl && /^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) yield { code: 'secret-as-base64url', bytes: Buffer.from(text, 'base64url') };
}

function* trimmings(text: string): Generator<SecretReading> {
  const as = (code: HintCode, changed: string): SecretReading => ({ code, bytes: Buffer.from(changed) });
  yield as('secret-without-line-end', text.replace(/\r?\n$/, ''));
  yield as('secret-without-line-end', text.replace(/[\r\n]+$/, ''));
  for (const end of ['\n', '\r\n']) yield as('secret-with-line-end', text + end);
  yield as('secret-without-spaces', text.replace(/^\ufeff/, ''));
  yield as('secret-without-spaces', text.trim());
  const quoted = /^(["'`])(.*)\1$/s.exec(text);
  if (quoted?.[2] !== undefined) yield as('secret-without-quotes', quoted[2]);
  for (const quote of ['"', "'"]) yield as('secret-with-quotes', quote + text + quote);
  // Other texts are not asked for in another case: a password is not "nearly" another one.
  if (/^[0-9a-f-]+$/i.test(text)) {
    yield as('secret-in-other-case', text.toUpperCase());
    yield as('secret-in-other-case', text.toLowerCase());
  }
}
