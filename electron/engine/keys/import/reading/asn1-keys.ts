import type { KeyObject } from 'node:crypto';
import { malformed, unsupported, unusable } from '../refusal.ts';
import { context, DerReader, tags } from './der.ts';
import {
  ecCurves,
  ecPrivateKey,
  ecPublicKey,
  okpPrivateKey,
  okpPublicKey,
  rsaPrivateKey,
  rsaPublicKey,
  type EcCurveFacts,
  type OkpCurve,
} from './key-numbers.ts';
import { nameOfOid, oids } from './oids.ts';

/** What an AlgorithmIdentifier says about a key. */
type KeyKind = { kind: 'rsa' } | { kind: 'ec'; curve: EcCurveFacts } | { kind: 'okp'; crv: OkpCurve };

const curveOids: ReadonlyMap<string, string> = new Map([
  ['1.2.840.10045.3.1.7', 'P-256'],
  ['1.3.132.0.34', 'P-384'],
  ['1.3.132.0.35', 'P-521'],
]);

/** SubjectPublicKeyInfo (RFC 5280 section 4.1; RFC 3279, 5480, 8410 for the algorithms). */
export function readSpki(der: Buffer): KeyObject {
  const document = new DerReader(der, 'spki');
  const key = spkiOf(document.sequence(''));
  document.finish();
  return key;
}

/** @param info inside the SEQUENCE */
export function spkiOf(info: DerReader): KeyObject {
  const kind = keyKind(info.sequence('algorithm'));
  const element = info.bits('subjectPublicKey');
  info.finish();
  if (kind.kind === 'ec') return ecPublicKey(kind.curve, element.content);
  if (kind.kind === 'okp') return okpPublicKey(kind.crv, element.content);
  const wrapped = info.inside('subjectPublicKey', element);
  const key = pkcs1PublicOf(wrapped.sequence(''));
  wrapped.finish();
  return key;
}

/** PrivateKeyInfo and OneAsymmetricKey (RFC 5208, RFC 5958). */
export function readPkcs8(der: Buffer): KeyObject {
  const document = new DerReader(der, 'pkcs8');
  const info = document.sequence('');
  document.finish();
  const version = info.small('version');
  if (version > 1) throw malformed('pkcs8.version', '0 or 1', String(version));
  const kind = keyKind(info.sequence('privateKeyAlgorithm'));
  const wrapped = info.wrapped('privateKey');
  if (info.peek() === context(0)) info.any('attributes');
  const attached = info.peek() === context(1, false) ? info.bits('publicKey', context(1, false)).content : null;
  if (attached !== null && version === 0) throw malformed('pkcs8.version', '1 beside a public key', '0');
  info.finish();
  const key = privateKeyOf(kind, wrapped, attached);
  wrapped.finish();
  return key;
}

function privateKeyOf(kind: KeyKind, wrapped: DerReader, attached: Buffer | null): KeyObject {
  switch (kind.kind) {
    case 'rsa':
      return pkcs1PrivateOf(wrapped.sequence(''));
    case 'ec':
      return sec1Of(wrapped.sequence(''), kind.curve, attached);
    case 'okp':
      return okpPrivateKey(kind.crv, wrapped.octets('').content, attached);
  }
}

/** RSAPrivateKey (RFC 8017 appendix A.1.2). */
export function readPkcs1Private(der: Buffer): KeyObject {
  const document = new DerReader(der, 'pkcs1');
  const key = pkcs1PrivateOf(document.sequence(''));
  document.finish();
  return key;
}

function pkcs1PrivateOf(sequence: DerReader): KeyObject {
  const version = sequence.small('version');
  if (version === 1) throw unusable('version', 'two primes', 'multi-prime RSA');
  if (version !== 0) throw malformed('version', '0', String(version));
  const [n, e, d] = [sequence.unsigned('n'), sequence.unsigned('e'), sequence.unsigned('d')];
  const [p, q] = [sequence.unsigned('p'), sequence.unsigned('q')];
  const [dp, dq, qi] = [sequence.unsigned('dp'), sequence.unsigned('dq'), sequence.unsigned('qi')];
  sequence.finish();
  return rsaPrivateKey({ n, e, d, p, q, dp, dq, qi });
}

/** RSAPublicKey (RFC 8017 appendix A.1.1). */
export function readPkcs1Public(der: Buffer): KeyObject {
  const document = new DerReader(der, 'pkcs1');
  const key = pkcs1PublicOf(document.sequence(''));
  document.finish();
  return key;
}

function pkcs1PublicOf(sequence: DerReader): KeyObject {
  const numbers = { n: sequence.unsigned('n'), e: sequence.unsigned('e') };
  sequence.finish();
  return rsaPublicKey(numbers);
}

/** ECPrivateKey (RFC 5915). */
export function readSec1(der: Buffer): KeyObject {
  const document = new DerReader(der, 'sec1');
  const key = sec1Of(document.sequence(''), null, null);
  document.finish();
  return key;
}

/** @param curve what PKCS#8 said around it, null when the key must say it itself */
function sec1Of(sequence: DerReader, curve: EcCurveFacts | null, attached: Buffer | null): KeyObject {
  const version = sequence.small('version');
  if (version !== 1) throw malformed('sec1.version', '1', String(version));
  const d = sequence.octets('privateKey').content;
  const own = sequence.peek() === context(0) ? namedCurve(sequence.explicit('parameters', 0)) : null;
  const point = sequence.peek() === context(1) ? pointOf(sequence.explicit('publicKey', 1)) : null;
  sequence.finish();
  if (own !== null && curve !== null && own !== curve) throw malformed('sec1.parameters', curve.crv, own.crv);
  const chosen = curve ?? own;
  if (chosen === null) throw malformed('sec1.parameters', 'a named curve', 'missing');
  if (attached !== null) ecPrivateKey(chosen, d, attached);
  return ecPrivateKey(chosen, d, point);
}

function pointOf(reader: DerReader): Buffer {
  const { content } = reader.bits('');
  reader.finish();
  return content;
}

function keyKind(algorithm: DerReader): KeyKind {
  const oid = algorithm.oid('algorithm');
  const kind = kindOf(oid, algorithm);
  algorithm.finish();
  return kind;
}

function kindOf(oid: string, algorithm: DerReader): KeyKind {
  switch (oid) {
    case oids.rsa:
      // RFC 3279 section 2.3.1 wants NULL; some leave it out.
      if (!algorithm.isDone()) requireEmpty(algorithm);
      return { kind: 'rsa' };
    case oids.ec:
      return { kind: 'ec', curve: namedCurve(algorithm) };
    case oids.ed25519:
      return { kind: 'okp', crv: 'Ed25519' };
    case oids.x25519:
      return { kind: 'okp', crv: 'X25519' };
    default:
      throw unusable('kty', 'RSA, EC, Ed25519 or X25519', nameOfOid(oid));
  }
}

function requireEmpty(algorithm: DerReader): void {
  const { content, contentStart } = algorithm.element('parameters', tags.null);
  if (content.length > 0) throw algorithm.refusal('parameters', 'NULL without content', 'more', contentStart);
}

/** ECParameters (RFC 5480 section 2.1.1): a curve by its name; one written out could be another curve (CVE-2020-0601). */
function namedCurve(reader: DerReader): EcCurveFacts {
  if (reader.peek() === tags.sequence) throw unusable('crv', 'a named curve', 'explicit parameters');
  if (reader.peek() === tags.null) throw unusable('crv', 'a named curve', 'parameters of the issuer');
  const oid = reader.oid('namedCurve');
  reader.finish();
  const facts = ecCurves.find(({ crv }) => crv === curveOids.get(oid));
  if (facts === undefined) throw unusable('crv', ecCurves.map(({ crv }) => crv).join(', '), nameOfOid(oid));
  return facts;
}

/** What stands in a SEQUENCE, told by its first members; the members are read again by the format's own reader. */
export type DerKind = 'spki' | 'x509' | 'pkcs8' | 'pkcs8-encrypted' | 'pkcs1-private' | 'pkcs1-public' | 'sec1' | 'pkcs12';

/** @throws KeyRefusal 'key-malformed' where the structure breaks, 'format-unknown' for a structure of no key */
export function kindOfDer(der: Buffer): DerKind {
  const document = new DerReader(der, 'der');
  const sequence = document.sequence('');
  document.finish();
  const first = sequence.any('first');
  const second = sequence.any('second');
  const kind = kindByTags(first.tag, second.tag, first.content);
  if (kind === null) throw unsupported('a structure that is no key', { field: 'der', offset: second.start });
  return kind;
}

function kindByTags(first: number, second: number, content: Buffer): DerKind | null {
  if (first === tags.sequence) {
    if (second === tags.bitString) return 'spki';
    if (second === tags.octetString) return 'pkcs8-encrypted';
    return second === tags.sequence ? 'x509' : null;
  }
  if (first !== tags.integer) return null;
  if (second === tags.octetString) return 'sec1';
  if (second === tags.integer) return content.length > 1 ? 'pkcs1-public' : 'pkcs1-private';
  if (second !== tags.sequence) return null;
  return content.length === 1 && content[0] === 3 ? 'pkcs12' : 'pkcs8';
}
