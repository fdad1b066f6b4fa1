import { directSizes, secretBitsOf, type KeyAlgorithm } from '../../../../shared/key-algorithms.ts';
import type { Finding } from '../../../../shared/key-health.ts';
import { estimateBits } from './entropy.ts';
import { finding } from './finding.ts';
import { isKnownSecret } from './known-secrets.ts';

/** RFC 8725 section 3.5 wants more than people remember; 128 bits is the strength of the weakest algorithm of RFC 7518. */
const soundBits = 128;
/** NIST SP 800-131A rev. 2 section 10 disallows HMAC keys of less: whoever holds one token searches offline, unseen. */
const allowedBits = 112;

/** What a secret is worth. */
export async function assessSecretBytes(
  secret: Buffer,
  alg: KeyAlgorithm | null,
  isChosen: boolean,
  signal?: AbortSignal,
): Promise<{ findings: Finding[]; entropyBits: number | null }> {
  const findings = sizeFindings(secret.length, alg);
  const isKnown = await isKnownSecret(secret, signal);
  if (isKnown) findings.push(finding('secret-known', 'danger'));
  if (!isChosen) return { findings, entropyBits: null };
  const entropyBits = isKnown ? 0 : Math.floor(await estimateBits(secret, signal));
  // A sound secret that is short was already found to be short, and a known one known.
  if (!isKnown && entropyBits < Math.min(soundBits, secret.length * 8)) {
    const severity = entropyBits < allowedBits ? 'danger' : 'note';
    findings.push(finding('secret-guessable', severity, `${soundBits} bits`, `${entropyBits} bits`));
  }
  return { findings, entropyBits };
}

/** The least secret in bytes that an algorithm takes, and whether it must be just that. */
export function secretSizeOf(alg: KeyAlgorithm): { bytes: number; isExact: boolean } {
  const bits = secretBitsOf(alg);
  return { bytes: (bits ?? Math.min(...directSizes)) / 8, isExact: bits !== null && !alg.startsWith('HS') };
}

/** RFC 7518 section 3.2 for HMAC; sections 4.4, 4.5 and 4.7 for AES, which takes its sizes only. */
function sizeFindings(bytes: number, alg: KeyAlgorithm | null): Finding[] {
  if (alg === null) {
    // Of no use for HS256, nor for AES.
    return bytes >= 32 || bytes === 16 || bytes === 24 ? [] : [finding('secret-too-short', 'danger', '32 bytes', `${bytes} bytes`)];
  }
  const least = secretSizeOf(alg);
  if (bytes < least.bytes) return [finding('secret-too-short', 'danger', `${least.bytes} bytes`, `${bytes} bytes`)];
  const fits = alg === 'dir' ? directSizes.some((bits) => bits === bytes * 8) : !least.isExact || bytes === least.bytes;
  if (fits) return [];
  const expected = alg === 'dir' ? directSizes.map((bits) => bits / 8).join(', ') : String(least.bytes);
  return [finding('secret-wrong-size', 'danger', `${expected} bytes`, `${bytes} bytes`)];
}
