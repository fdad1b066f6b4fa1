import { X509Certificate, type KeyObject } from 'node:crypto';
import type { CertificateFacts } from '../../../../../shared/key-formats.ts';
import { malformed } from '../refusal.ts';
import { spkiOf } from './asn1-keys.ts';
import { context, DerReader, tags } from './der.ts';

/** A certificate and its key. `issuerName` and `subjectName` are the DER of the names, to tell chains by. */
export type Certificate = {
  readonly der: Buffer;
  readonly key: KeyObject;
  readonly facts: CertificateFacts;
  readonly commonName: string | null;
  readonly issuerName: string;
  readonly subjectName: string;
};

/**
 * An X.509 certificate (RFC 5280 section 4.1). Its signature is not judged: here it is a container of a key.
 * @throws KeyRefusal
 */
export function readCertificate(der: Buffer): Certificate {
  const document = new DerReader(der, 'x509');
  const certificate = document.sequence('');
  document.finish();
  const signed = certificate.sequence('tbsCertificate');
  certificate.sequence('signatureAlgorithm');
  certificate.bits('signatureValue');
  certificate.finish();
  if (signed.peek() === context(0)) signed.any('version');
  signed.element('serialNumber', tags.integer);
  signed.sequence('signature');
  const issuer = signed.any('issuer');
  signed.sequence('validity');
  const subject = signed.any('subject');
  const key = spkiOf(signed.sequence('subjectPublicKeyInfo'));
  const x509 = parsed(der);
  return {
    der,
    key,
    facts: factsOf(x509),
    commonName: /^CN=(.+)$/m.exec(x509.subject)?.[1] ?? null,
    issuerName: issuer.content.toString('base64'),
    subjectName: subject.content.toString('base64'),
  };
}

function parsed(der: Buffer): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch {
    throw malformed('x509', 'a certificate', `${der.length} bytes that are not one`);
  }
}

function factsOf(x509: X509Certificate): CertificateFacts {
  return {
    subject: oneLine(x509.subject),
    issuer: oneLine(x509.issuer),
    serial: x509.serialNumber,
    notBefore: seconds(x509.validFrom),
    notAfter: seconds(x509.validTo),
    fingerprint: x509.fingerprint256.replaceAll(':', '').toLowerCase(),
  };
}

/** Node writes one attribute a line. An empty name is undefined in some versions. */
function oneLine(name: string | undefined): string {
  return (name ?? '').trim().split('\n').join(', ').slice(0, 2_000);
}

/** Node writes "Nov 25 01:20:02 2026 GMT". */
function seconds(text: string): number {
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) throw malformed('x509.validity', 'two instants', 'others');
  return Math.floor(milliseconds / 1000);
}
