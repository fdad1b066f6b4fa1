import type { Result } from '../../../../../shared/result.ts';
import { unsupported } from '../refusal.ts';
import { readPkcs1Private, readPkcs1Public, readPkcs8, readSec1, readSpki } from './asn1-keys.ts';
import { readCertificate } from './certificate.ts';
import { certificateItem } from './certificates-of-keys.ts';
import { isEncryptedPem, readEncryptedPem } from './encrypted-pem.ts';
import { readEncryptedPkcs8 } from './encrypted-pkcs8.ts';
import { readOpenSshPrivate } from './openssh-private.ts';
import { pemBlocks, type PemBlock } from './pem-blocks.ts';
import { readPkcs12 } from './pkcs12.ts';
import { ignoredItem, itemsOf, keyItem, type Item } from './reading.ts';

const readers: ReadonlyMap<string, (der: Buffer) => readonly Item[]> = new Map([
  ['PUBLIC KEY', (der: Buffer): Item[] => [keyItem('spki', readSpki(der))]],
  ['RSA PUBLIC KEY', (der: Buffer): Item[] => [keyItem('pkcs1-public', readPkcs1Public(der))]],
  ['PRIVATE KEY', (der: Buffer): Item[] => [keyItem('pkcs8', readPkcs8(der))]],
  ['RSA PRIVATE KEY', (der: Buffer): Item[] => [keyItem('pkcs1-private', readPkcs1Private(der))]],
  ['EC PRIVATE KEY', (der: Buffer): Item[] => [keyItem('sec1', readSec1(der))]],
  ['ENCRYPTED PRIVATE KEY', (der: Buffer): Item[] => [readEncryptedPkcs8(der)]],
  ['CERTIFICATE', (der: Buffer): Item[] => [certificateItem('x509', readCertificate(der))]],
  ['X509 CERTIFICATE', (der: Buffer): Item[] => [certificateItem('x509', readCertificate(der))]],
  ['OPENSSH PRIVATE KEY', (der: Buffer): Item[] => [readOpenSshPrivate(der)]],
  ['PKCS12', (der: Buffer): Item[] => readPkcs12(der)],
]);

const pemLabels = [...readers.keys()];

/** Stands before the key in files of `openssl ecparam` and says nothing that the key does not say. */
const silent = new Set(['EC PARAMETERS']);

/** What the blocks of a PEM text hold; a broken block says so in its place. */
export function* readPem(text: string): Generator<Item> {
  for (const block of pemBlocks(text)) yield* itemsOfBlock(block);
}

function itemsOfBlock(block: Result<PemBlock>): readonly Item[] {
  if (!block.ok) return [ignoredItem('a PEM block', block.error)];
  const { label, line } = block.value;
  if (silent.has(label)) return [];
  return itemsOf(`${label}, line ${line}`, () => block.value.placed(() => readBlock(block.value)));
}

/** @throws KeyRefusal */
export function readBlock(block: PemBlock): readonly Item[] {
  if (isEncryptedPem(block)) return [readEncryptedPem(block)];
  const read = readers.get(block.label);
  if (read === undefined) throw unsupported(block.label, { field: 'pem', expected: pemLabels.join(', ') });
  return read(block.der);
}
