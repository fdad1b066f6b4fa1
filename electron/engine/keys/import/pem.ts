import { createPrivateKey, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import { appError } from '../../../../shared/errors.ts';
import type { Result } from '../../../../shared/result.ts';
import { attempt, KeyRefusal, malformed } from './refusal.ts';
import { toVerificationKey, type ImportOptions, type VerificationKey } from './verification-key.ts';

const maximumPemBytes = 65_536;

/** A PEM block (RFC 7468): its label and the DER inside. */
type PemBlock = { label: string; der: Buffer };

const readers: ReadonlyMap<string, (der: Buffer) => KeyObject> = new Map([
  ['PUBLIC KEY', (der: Buffer) => createPublicKey({ key: der, format: 'der', type: 'spki' })],
  ['RSA PUBLIC KEY', (der: Buffer) => createPublicKey({ key: der, format: 'der', type: 'pkcs1' })],
  ['PRIVATE KEY', (der: Buffer) => createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })],
  ['RSA PRIVATE KEY', (der: Buffer) => createPrivateKey({ key: der, format: 'der', type: 'pkcs1' })],
  ['EC PRIVATE KEY', (der: Buffer) => createPrivateKey({ key: der, format: 'der', type: 'sec1' })],
  ['CERTIFICATE', (der: Buffer) => new X509Certificate(der).publicKey],
]);

/**
 * Reads a PEM text for verifying: SPKI, PKCS#1, PKCS#8, SEC1 or an X.509 certificate (of a chain the first;
 * the certificate's own validity is not judged). Also PEM on one line with `\n` written out.
 * @returns 'key-malformed', 'key-unusable', or 'passphrase-needed' for an encrypted key
 */
export function importPem(text: string, options: ImportOptions): Result<VerificationKey> {
  return attempt(() => toVerificationKey(keyOfPem(text), options));
}

/** @throws KeyRefusal */
export function keyOfPem(text: string): KeyObject {
  const { label, der } = onlyBlock(text);
  const read = readers.get(label);
  if (read === undefined) throw malformed('pem', [...readers.keys()].join(', '), label);
  try {
    return read(der);
  } catch {
    throw malformed('pem', `the DER of a ${label}`, `${der.length} bytes that are not one`);
  }
}

function onlyBlock(text: string): PemBlock {
  const bytes = Buffer.byteLength(text);
  if (bytes > maximumPemBytes) throw malformed('pem', `at most ${maximumPemBytes} bytes`, `${bytes} bytes`);
  const lines = text.includes('\n') ? text : text.replaceAll('\\n', '\n');
  const blocks = blocksOf(lines).filter((block) => block.label !== 'EC PARAMETERS');
  const [first, ...others] = blocks;
  if (first === undefined) throw malformed('pem', '-----BEGIN …-----', 'no such line');
  const isChain = blocks.every((block) => block.label === 'CERTIFICATE');
  if (others.length > 0 && !isChain) throw malformed('pem', 'one key', `${blocks.length} PEM blocks`);
  return first;
}

function blocksOf(text: string): PemBlock[] {
  const blocks: PemBlock[] = [];
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const label = /^-----BEGIN ([A-Z0-9 ]{1,40})-----\s*$/.exec(lines[at] ?? '')?.[1];
    if (label === undefined) continue;
    const end = lines.findIndex((line, index) => index > at && line.trimEnd() === `-----END ${label}-----`);
    if (end === -1) throw malformed('pem', `-----END ${label}-----`, 'no such line', { line: at + 1, column: 1 });
    blocks.push({ label, der: derOf(label, lines.slice(at + 1, end), at + 2) });
    at = end;
  }
  return blocks;
}

/** @param firstLine the number of the body's first line in the text */
function derOf(label: string, body: readonly string[], firstLine: number): Buffer {
  if (label === 'ENCRYPTED PRIVATE KEY' || body.some((line) => line.startsWith('Proc-Type: 4,ENCRYPTED'))) {
    throw new KeyRefusal(appError('passphrase-needed', { field: 'pem' }));
  }
  for (const [index, line] of body.entries()) {
    const column = line.trimEnd().search(/[^A-Za-z0-9+/=]/);
    if (column !== -1) {
      throw malformed('pem', 'base64', 'another character', { line: firstLine + index, column: column + 1 });
    }
  }
  const base64 = body.map((line) => line.trimEnd()).join('');
  const der = Buffer.from(base64, 'base64');
  if (der.toString('base64') !== base64) throw malformed('pem', 'canonical base64', 'a wrong end', { line: firstLine, column: 1 });
  return der;
}
