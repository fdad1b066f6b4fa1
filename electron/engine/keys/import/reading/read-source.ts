import { setImmediate } from 'node:timers/promises';
import { memberOf, type JsonObject } from '../../../../../shared/json/node.ts';
import { parseJson } from '../../../../../shared/json/parse.ts';
import { appError } from '../../../../../shared/errors.ts';
import { maximumImportBytes, maximumImportKeys } from '../../../../../shared/key-import.ts';
import type { KeyContainer } from '../../../../../shared/key-formats.ts';
import type { Result } from '../../../../../shared/result.ts';
import { attemptAsync, KeyRefusal, malformed, unsupported } from '../refusal.ts';
import { kindOfDer, readPkcs1Private, readPkcs1Public, readPkcs8, readSec1, readSpki, type DerKind } from './asn1-keys.ts';
import { readCertificate } from './certificate.ts';
import { certificateItem, putTogether } from './certificates-of-keys.ts';
import { isOneSequence, looksLikeDer } from './der.ts';
import { isCompactJwe, isFlattenedJwe, readCompactJwe, readFlattenedJwe } from './encrypted-jwk.ts';
import { readEncryptedPkcs8 } from './encrypted-pkcs8.ts';
import { isJwk, isJwks, readJwk, readJwks } from './jwk-items.ts';
import { isOpenSsh, readOpenSshPrivate } from './openssh-private.ts';
import { isOpenSshPublic, readOpenSshPublic } from './openssh-public.ts';
import { isPem } from './pem-blocks.ts';
import { readPem } from './pem-items.ts';
import { readPkcs12 } from './pkcs12.ts';
import { isRawText, maximumRawBytes, readRawBytes, readRawText } from './raw-secret.ts';
import { keyItem, unlocked, type Item, type Reading, type Source } from './reading.ts';
import { decodeText, type DecodedText } from './text.ts';

/**
 * Finds out by its content what a source is, and reads it as strictly as its format allows. Others get their turn between two
 * keys. What needs a passphrase waits for it.
 * @returns 'nothing-to-import' (empty), 'format-unknown', 'format-unsupported', 'key-malformed' with the place, 'key-unusable',
 *   'kdf-too-costly'; a source of several keys fails only when nothing in it can be read
 */
export function readSource(source: Source, signal?: AbortSignal): Promise<Result<Reading>> {
  return attemptAsync(async () => {
    const { bytes } = source;
    if (bytes.length > maximumImportBytes) throw malformed('source', `at most ${maximumImportBytes} bytes`, `${bytes.length} bytes`);
    const decoded = decodeText(bytes);
    const { container, items } = decoded === null ? readBinary(bytes) : readText(decoded, source);
    return settled(container, await collected(items, signal));
  });
}

/** Tries a passphrase on what is locked in a source. Errors as of `readSource`; `signal` ends it by throwing. */
export function unlockReading(reading: Reading, passphrase: string, signal?: AbortSignal): Promise<Result<Reading>> {
  return attemptAsync(async () => settled(reading.container, await unlocked(reading.items, passphrase, signal), reading.format));
}

async function collected(items: Iterable<Item>, signal: AbortSignal | undefined): Promise<Item[]> {
  const all: Item[] = [];
  for (const item of items) {
    all.push(item);
    if (all.length > maximumImportKeys) throw malformed('source', `at most ${maximumImportKeys} keys`, 'more');
    await setImmediate();
    signal?.throwIfAborted();
  }
  return all;
}

/** A source in which nothing can be read fails with the first reason. */
function settled(container: KeyContainer, found: readonly Item[], known: Reading['format'] = null): Reading {
  const items = putTogether(found);
  const formats = items.flatMap((item) => (item.kind === 'ignored' ? [] : [item.format]));
  const [first] = formats;
  if (first !== undefined) return { container, format: known ?? (formats.every((format) => format === first) ? first : null), items };
  const ignored = items.find((item) => item.kind === 'ignored');
  throw new KeyRefusal(ignored?.problem ?? appError('nothing-to-import'));
}

type Found = { container: KeyContainer; items: Iterable<Item> };

function readBinary(bytes: Buffer): Found {
  if (isOpenSsh(bytes)) return { container: 'binary', items: [readOpenSshPrivate(bytes)] };
  const foreign = foreignMagic(bytes);
  if (foreign !== null) throw unsupported(foreign, { field: 'source', offset: 0 });
  if (looksLikeDer(bytes)) return { container: 'der', items: readDer(bytes) };
  if (bytes.length <= maximumRawBytes) return { container: 'binary', items: [readRawBytes(bytes)] };
  throw unknownFormat();
}

/** Stores of keys that are known by their first bytes. */
function foreignMagic(bytes: Buffer): string | null {
  const start = bytes.subarray(0, 4).toString('hex');
  if (start === 'feedfeed') return 'a Java key store (JKS); keytool -importkeystore makes a PKCS#12 file of it';
  if (start === 'cececece') return 'a Java key store (JCEKS); keytool -importkeystore makes a PKCS#12 file of it';
  return null;
}

const derReaders: Readonly<Record<DerKind, (der: Buffer) => readonly Item[]>> = {
  spki: (der) => [keyItem('spki', readSpki(der))],
  x509: (der) => [certificateItem('x509', readCertificate(der))],
  pkcs8: (der) => [keyItem('pkcs8', readPkcs8(der))],
  'pkcs8-encrypted': (der) => [readEncryptedPkcs8(der)],
  'pkcs1-private': (der) => [keyItem('pkcs1-private', readPkcs1Private(der))],
  'pkcs1-public': (der) => [keyItem('pkcs1-public', readPkcs1Public(der))],
  sec1: (der) => [keyItem('sec1', readSec1(der))],
  pkcs12: readPkcs12,
};

function readDer(der: Buffer): readonly Item[] {
  return derReaders[kindOfDer(der)](der);
}

function readText(decoded: DecodedText, { bytes, name }: Source): Found {
  const { text } = decoded;
  const trimmed = text.trim();
  if (trimmed === '') throw new KeyRefusal(appError('nothing-to-import', { field: 'source' }));
  if (/^[{[]/.test(trimmed) && !isRawBraced(text)) return readJsonText(text);
  if (isPem(text)) return { container: 'pem', items: readPem(text) };
  if (isOpenSshPublic(text)) return { container: 'text', items: readOpenSshPublic(text) };
  if (isCompactJwe(trimmed)) return { container: 'text', items: [readCompactJwe(trimmed)] };
  const foreign = foreignText(trimmed);
  if (foreign !== null) throw unsupported(foreign, { field: 'source', line: 1, column: 1 });
  const der = bareDer(trimmed);
  if (der !== null) return { container: 'text', items: readDer(der) };
  if (isRawText(text)) return { container: 'text', items: [readRawText(decoded, bytes, name !== null)] };
  throw unknownFormat();
}

function foreignText(text: string): string | null {
  if (text.startsWith('PuTTY-User-Key-File-')) return 'a key file of PuTTY';
  if (text.startsWith('---- BEGIN SSH2 PUBLIC KEY ----')) return 'a public key of RFC 4716';
  return null;
}

/** A key in base64 without the lines of PEM, as consoles of identity providers show it. */
function bareDer(text: string): Buffer | null {
  if (!text.startsWith('M') || text.length < 40) return null;
  const base64 = text.replace(/\s+/g, '');
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 && looksLikeDer(bytes) && (isOneSequence(bytes) || bytes.length > maximumRawBytes / 8)
    ? bytes
    : null;
}

/** A generated secret may begin with a bracket. A document that is broken has quotes, or several lines, or no more than brackets. */
function isRawBraced(text: string): boolean {
  return isRawText(text) && !/["']|^\W+$/.test(text) && !isPem(text) && !parseJson(text).ok;
}

/** A JSON document that is no key of JOSE may hold PEM in its strings: service accounts do. */
function readJsonText(text: string): Found {
  const parsed = parseJson(text);
  if (parsed.ok && parsed.value.kind === 'object') {
    const items = keysOfJson(parsed.value);
    if (items !== null) return { container: 'json', items };
  }
  if (isPem(text)) return { container: 'pem', items: readPem(text) };
  if (!parsed.ok) {
    const { problem, offset, line, column } = parsed.error;
    throw malformed('json', 'JSON', problem, { offset, line, column });
  }
  if (parsed.value.kind !== 'object') throw malformed('json', 'JSON object', parsed.value.kind);
  throw malformed(
    'json',
    'a JWK, a JWK Set or a JWE',
    memberOf(parsed.value, 'payload') === undefined ? 'an object without kty or keys' : 'a JWS',
  );
}

function keysOfJson(node: JsonObject): Iterable<Item> | null {
  if (isJwk(node)) return [readJwk(node, 'jwk')];
  if (isJwks(node)) return readJwks(node, 'jwks');
  return isFlattenedJwe(node) ? [readFlattenedJwe(node)] : null;
}

function unknownFormat(): KeyRefusal {
  return new KeyRefusal(appError('format-unknown', { field: 'source' }));
}
