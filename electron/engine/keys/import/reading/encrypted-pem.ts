import { createHash } from 'node:crypto';
import { malformed, unsupported } from '../refusal.ts';
import { readPkcs1Private, readSec1 } from './asn1-keys.ts';
import { aes128Cbc, aes192Cbc, aes256Cbc, openPadded, tripleDesCbc, type CipherFacts } from './ciphers.ts';
import { isOneSequence } from './der.ts';
import type { PemBlock } from './pem-blocks.ts';
import { keyItem, lockedItem, passphraseWrong, type LockedItem } from './reading.ts';

const ciphers: ReadonlyMap<string, CipherFacts> = new Map([
  ['AES-128-CBC', aes128Cbc],
  ['AES-192-CBC', aes192Cbc],
  ['AES-256-CBC', aes256Cbc],
  ['DES-EDE3-CBC', tripleDesCbc],
]);

const readers = new Map([
  ['RSA PRIVATE KEY', readPkcs1Private],
  ['EC PRIVATE KEY', readSec1],
]);

export function isEncryptedPem({ headers }: PemBlock): boolean {
  return headers.has('Proc-Type') || headers.has('DEK-Info');
}

/** What OpenSSL wrote before PKCS#8: encrypted under a key that is one MD5 of the passphrase (PEM_BytesToKey). */
export function readEncryptedPem({ label, headers, der }: PemBlock): LockedItem {
  const read = readers.get(label);
  if (headers.get('Proc-Type') !== '4,ENCRYPTED') throw malformed('Proc-Type', '4,ENCRYPTED', 'another');
  if (read === undefined) throw unsupported(`an encrypted ${label}`, { field: 'pem' });
  const [name = '', hex = ''] = (headers.get('DEK-Info') ?? '').split(',');
  const cipher = ciphers.get(name);
  if (cipher === undefined)
    throw unsupported(/^[A-Z0-9-]{1,30}$/.test(name) ? name : 'no cipher', { field: 'DEK-Info', expected: [...ciphers.keys()].join(', ') });
  const iv = Buffer.from(hex, 'hex');
  if (iv.length !== cipher.ivBytes || hex.length !== iv.length * 2)
    throw malformed('DEK-Info', `${cipher.ivBytes} bytes in hexadecimal`, 'others');
  if (der.length % cipher.blockBytes !== 0) throw malformed('pem', `whole blocks of ${cipher.blockBytes} bytes`, `${der.length} bytes`);
  return lockedItem('pem-encrypted', async (passphrase) => {
    const plain = openPadded(cipher, keyOf(passphrase, iv, cipher.keyBytes), iv, der);
    if (plain === null || !isOneSequence(plain)) throw passphraseWrong();
    return [keyItem('pem-encrypted', read(plain))];
  });
}

function keyOf(passphrase: string, iv: Buffer, bytes: number): Buffer {
  let [key, digest] = [Buffer.alloc(0), Buffer.alloc(0)];
  while (key.length < bytes) {
    digest = createHash('md5').update(digest).update(passphrase, 'utf8').update(iv.subarray(0, 8)).digest();
    key = Buffer.concat([key, digest]);
  }
  return key.subarray(0, bytes);
}
