import { malformed, unsupported } from '../refusal.ts';
import { aes128Cbc, aes192Cbc, aes256Cbc, openPadded, tripleDesCbc, type CipherFacts } from './ciphers.ts';
import { tags, type DerReader } from './der.ts';
import {
  derive,
  derivePkcs12,
  pkcs12Purpose,
  requireAffordable,
  requireAffordableScrypt,
  type Derivation,
  type Effort,
  type HashName,
} from './kdf.ts';
import { nameOfOid, oids } from './oids.ts';

/** Encryption with a passphrase, as an AlgorithmIdentifier says it. */
export type PassphraseScheme =
  | { kind: 'pbes2'; derivation: Derivation; cipher: CipherFacts; iv: Buffer }
  | { kind: 'pkcs12'; salt: Buffer; iterations: number };

const hmacHashes: ReadonlyMap<string, HashName> = new Map([
  ['1.2.840.113549.2.7', 'sha1'],
  ['1.2.840.113549.2.8', 'sha224'],
  ['1.2.840.113549.2.9', 'sha256'],
  ['1.2.840.113549.2.10', 'sha384'],
  ['1.2.840.113549.2.11', 'sha512'],
]);

const ciphers: ReadonlyMap<string, CipherFacts> = new Map([
  ['2.16.840.1.101.3.4.1.2', aes128Cbc],
  ['2.16.840.1.101.3.4.1.22', aes192Cbc],
  ['2.16.840.1.101.3.4.1.42', aes256Cbc],
  ['1.2.840.113549.3.7', tripleDesCbc],
]);

/**
 * PBES2 (RFC 8018 section 6.2) and the one scheme of RFC 7292 appendix C that is still met.
 * @param algorithm inside the AlgorithmIdentifier
 * @throws KeyRefusal 'format-unsupported' with the scheme's name, 'kdf-too-costly'
 */
export function readScheme(algorithm: DerReader): PassphraseScheme {
  const oid = algorithm.oid('algorithm');
  const scheme = schemeOf(oid, algorithm);
  algorithm.finish();
  return scheme;
}

function schemeOf(oid: string, algorithm: DerReader): PassphraseScheme {
  if (oid === oids.pkcs12TripleDes) {
    const parameters = algorithm.sequence('parameters');
    const salt = parameters.octets('salt').content;
    const iterations = roundsOf(parameters, 'pkcs12');
    parameters.finish();
    return { kind: 'pkcs12', salt, iterations };
  }
  if (oid !== oids.pbes2) throw unsupported(nameOfOid(oid), { field: 'encryption', expected: 'PBES2 or PBE with SHA-1 and triple DES' });
  const parameters = algorithm.sequence('parameters');
  const derivationAlgorithm = parameters.sequence('keyDerivationFunc');
  const encryption = parameters.sequence('encryptionScheme');
  parameters.finish();
  const cipherOid = encryption.oid('algorithm');
  const cipher = ciphers.get(cipherOid);
  if (cipher === undefined) throw unsupported(nameOfOid(cipherOid), { field: 'encryptionScheme', expected: 'AES-CBC or triple DES' });
  const iv = encryption.octets('parameters');
  encryption.finish();
  if (iv.content.length !== cipher.ivBytes) {
    throw encryption.refusal('parameters', `${cipher.ivBytes} bytes`, `${iv.content.length} bytes`, iv.contentStart);
  }
  return { kind: 'pbes2', derivation: readDerivation(derivationAlgorithm, cipher.keyBytes), cipher, iv: iv.content };
}

/** PBKDF2 (RFC 8018 appendix A.2) or scrypt (RFC 7914 section 7). */
export function readDerivation(algorithm: DerReader, keyBytes: number): Derivation {
  const oid = algorithm.oid('algorithm');
  const parameters = algorithm.sequence('parameters');
  algorithm.finish();
  const derivation = derivationOf(oid, parameters, keyBytes);
  parameters.finish();
  return derivation;
}

function derivationOf(oid: string, parameters: DerReader, keyBytes: number): Derivation {
  if (oid !== oids.pbkdf2 && oid !== oids.scrypt)
    throw unsupported(nameOfOid(oid), { field: 'keyDerivationFunc', expected: 'PBKDF2 or scrypt' });
  if (parameters.peek() !== tags.octetString) throw unsupported('a salt of another source', { field: 'keyDerivationFunc' });
  const salt = parameters.octets('salt').content;
  if (oid === oids.pbkdf2) {
    const iterations = roundsOf(parameters, 'pbkdf2');
    requireLength(parameters, keyBytes);
    return { kind: 'pbkdf2', salt, iterations, hash: parameters.isDone() ? 'sha1' : hashOf(parameters.sequence('prf')) };
  }
  const start = parameters.offset;
  const cost = parameters.small('costParameter');
  const [blockSize, parallelization] = [parameters.small('blockSize'), parameters.small('parallelizationParameter')];
  requireLength(parameters, keyBytes);
  const isPower = cost > 1 && Number.isInteger(Math.log2(cost));
  if (!isPower || blockSize === 0 || parallelization === 0) throw parameters.refusal('costParameter', 'numbers of scrypt', 'others', start);
  requireAffordableScrypt({ cost, blockSize, parallelization });
  return { kind: 'scrypt', salt, cost, blockSize, parallelization };
}

function requireLength(parameters: DerReader, keyBytes: number): void {
  if (parameters.peek() !== tags.integer) return;
  const start = parameters.offset;
  const length = parameters.small('keyLength');
  if (length !== keyBytes) throw parameters.refusal('keyLength', String(keyBytes), String(length), start);
}

function roundsOf(parameters: DerReader, kind: 'pbkdf2' | 'pkcs12'): number {
  const start = parameters.offset;
  const rounds = parameters.small('iterations');
  if (rounds === 0) throw parameters.refusal('iterations', '1 or more', '0', start);
  requireAffordable(kind, rounds);
  return rounds;
}

function hashOf(algorithm: DerReader): HashName {
  const oid = algorithm.oid('algorithm');
  const hash = hmacHashes.get(oid);
  if (hash === undefined) throw unsupported(nameOfOid(oid), { field: 'prf', expected: 'HMAC with SHA-1 or SHA-2' });
  if (!algorithm.isDone()) algorithm.element('parameters', tags.null);
  algorithm.finish();
  return hash;
}

/** Refused before anybody is asked for a passphrase: no passphrase opens a text of another length. */
export function requireBlocks(scheme: PassphraseScheme, text: Buffer, field: string): void {
  const { blockBytes } = scheme.kind === 'pbes2' ? scheme.cipher : tripleDesCbc;
  if (text.length > 0 && text.length % blockBytes === 0) return;
  throw malformed(field, `whole blocks of ${blockBytes} bytes`, `${text.length} bytes`);
}

/** What was typed; null stands for PKCS#12's "no password", which differs from an empty one. */
export type Passphrase = string | null;

/** null when the passphrase is certainly wrong; otherwise text that may still be noise (1 wrong passphrase of 256). */
export async function openWith(scheme: PassphraseScheme, passphrase: Passphrase, text: Buffer, effort: Effort): Promise<Buffer | null> {
  if (scheme.kind === 'pbes2') {
    const key = await derive(Buffer.from(passphrase ?? '', 'utf8'), scheme.derivation, scheme.cipher.keyBytes, effort);
    return openPadded(scheme.cipher, key, scheme.iv, text);
  }
  const { salt, iterations } = scheme;
  const password = pkcs12Password(passphrase);
  const how = { salt, iterations, hash: 'sha1' } as const;
  const key = await derivePkcs12(password, { ...how, purpose: pkcs12Purpose.key }, tripleDesCbc.keyBytes, effort);
  const iv = await derivePkcs12(password, { ...how, purpose: pkcs12Purpose.iv }, tripleDesCbc.ivBytes, effort);
  return openPadded(tripleDesCbc, key, iv, text);
}

/** A BMPString with two final zeros (RFC 7292 appendix B.1); of no password, nothing. */
export function pkcs12Password(passphrase: Passphrase): Buffer {
  if (passphrase === null) return Buffer.alloc(0);
  return Buffer.from(`${passphrase}\u0000`, 'utf16le').swap16();
}
