import type { CertificateFacts } from '../../../../shared/key-formats.ts';
import type { Finding } from '../../../../shared/key-health.ts';
import { finding } from './finding.ts';

const soonSeconds = 30 * 86_400;

/**
 * Whether a key's certificate is in its time (RFC 5280 section 4.1.2.5). Warnings and not dangers: the key is as strong as ever,
 * and JOSE does not look at a certificate unless the verifier takes its trust from it, but that one will refuse.
 * @param now Unix seconds
 */
export function certificateFindings(certificate: CertificateFacts, now: number): Finding[] {
  const { notBefore, notAfter } = certificate;
  if (now > notAfter) return [finding('certificate-expired', 'warning', instant(notAfter))];
  if (now < notBefore) return [finding('certificate-not-yet-valid', 'warning', instant(notBefore))];
  if (notAfter - now <= soonSeconds) return [finding('certificate-expires-soon', 'warning', instant(notAfter))];
  return [];
}

/** Years beyond 9999 are written as RFC 5280 has them: "has no well-defined end". */
function instant(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? '9999-12-31T23:59:59.000Z' : date.toISOString();
}
