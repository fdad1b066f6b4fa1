import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { findBeside } from '../../threads.ts';

const unpack = promisify(brotliDecompress);
/** A decoded text of fewer bytes could be in the list by chance. */
const leastDecodedBytes = 6;

let held: WeakRef<Buffer> | undefined;
let reading: Promise<Buffer> | undefined;

/**
 * The public list wallarm/jwt-secrets (MIT, its licence is beside it): 103,788 secrets from tutorials, repositories and
 * products, each between two line ends, sorted by bytes. Takes 10 ms off the calling thread; 1.1 MB, kept while memory lasts.
 */
export async function knownSecrets(): Promise<Buffer> {
  const list = held?.deref();
  if (list !== undefined) return list;
  reading ??= readList().finally(() => (reading = undefined));
  return reading;
}

async function readList(): Promise<Buffer> {
  const file = findBeside(import.meta.dirname, 'known-secrets.br');
  if (file === null) throw new Error('The list of known secrets is missing from this build');
  const list = await unpack(await readFile(file));
  held = new WeakRef(list);
  return list;
}

/**
 * Whether the secret is in the public list: as its text, in hexadecimal, base64 or base64url, with a file's line end or
 * padding, or decoded from one of these. Milliseconds; offline. Exact: a secret that is in no list is never found.
 */
export async function isKnownSecret(secret: Buffer, signal?: AbortSignal): Promise<boolean> {
  const list = await knownSecrets();
  if (signal?.aborted === true) return false;
  return [...formsOf(secret)].some((form) => isListed(list, form));
}

/** Halves the list until one line is left. */
function isListed(list: Buffer, form: Buffer): boolean {
  const lineEnd = 10;
  let [low, high] = [1, list.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [start, end] = [list.lastIndexOf(lineEnd, middle - 1) + 1, list.indexOf(lineEnd, middle)];
    const order = list.compare(form, 0, form.length, start, end);
    if (order === 0) return true;
    if (order < 0) low = end + 1;
    else high = start;
  }
  return false;
}

/** What a list's line may look like that gives these bytes. */
function* formsOf(secret: Buffer): Generator<Buffer> {
  yield secret;
  const trimmed = trim(secret);
  if (trimmed.length < secret.length) yield trimmed;
  const base64 = secret.toString('base64');
  const base64url = secret.toString('base64url');
  const hex = secret.toString('hex');
  for (const text of new Set([hex, hex.toUpperCase(), base64, base64.replace(/=+$/, ''), base64url])) yield Buffer.from(text);
  yield* decodedForms(trimmed.toString('latin1'));
}

function* decodedForms(text: string): Generator<Buffer> {
  const forms = [
    ...(/^([0-9a-f]{2})+$/i.test(text) ? [Buffer.from(text, 'hex'), Buffer.from(text.toLowerCase())] : []),
    ...(/^[A-Za-z0-9+/_-]+={0,2}$/.test(text) ? [Buffer.from(text, 'base64')] : []),
  ];
  for (const form of forms) if (form.length >= leastDecodedBytes) yield trim(form);
}

/** Without blanks, line ends and NULs around it: NULs pad short secrets to a size. */
function trim(bytes: Buffer): Buffer {
  const isPadding = (byte: number | undefined) => byte !== undefined && (byte === 0 || byte === 32 || (byte >= 9 && byte <= 13));
  let [start, end] = [0, bytes.length];
  while (start < end && isPadding(bytes[start])) start++;
  while (end > start && isPadding(bytes[end - 1])) end--;
  return bytes.subarray(start, end);
}
