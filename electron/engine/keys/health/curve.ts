import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Finding } from '../../../../shared/key-health.ts';
import { patternBits } from './byte-patterns.ts';
import { finding } from './finding.ts';

const curveTypes = ['ec', 'ed25519', 'x25519'];
const privateSchema = z.object({ d: z.string() });
/** So few private numbers are tried in 2^32 steps (baby-step giant-step): minutes. */
const trivialBits = 64;

/** Keys of elliptic curves are sound when the runtime takes them; only a private number that is no secret is found here. */
export function curveFindings(key: KeyObject): Finding[] {
  if (key.type !== 'private' || !curveTypes.includes(key.asymmetricKeyType ?? '')) return [];
  const { d } = privateSchema.parse(key.export({ format: 'jwk' }));
  const bytes = Buffer.from(d, 'base64url');
  const first = bytes.findIndex((byte) => byte !== 0);
  const significant = first === -1 ? 0 : (bytes.length - first) * 8;
  const bits = Math.min(significant, Math.floor(patternBits(bytes)));
  bytes.fill(0);
  return bits < trivialBits ? [finding('private-trivial', 'danger', null, null)] : [];
}
