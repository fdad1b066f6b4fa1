import type { CertificateFacts } from '../../../../shared/key-formats.ts';
import type { Finding } from '../../../../shared/key-health.ts';
import type { KeyState } from '../../../../shared/keys.ts';
import { certificateFindings } from './certificate.ts';
import { finding } from './finding.ts';
import { kidFindings } from './kid.ts';

export type KeyLife = {
  isSecretMissing: boolean;
  isWeak: boolean;
  state: KeyState;
  /** Unix seconds. */
  createdAt: number;
  rotateEveryDays: number | null;
  kid: string;
  /** The kid is the thumbprint of a secret that a person chose. */
  kidRevealsSecret: boolean;
  certificate: CertificateFacts | null;
};

const daySeconds = 86_400;

/**
 * What is wrong with a stored key today, beside what was found in the key itself when it came. Cheap: asked for every key of
 * a list.
 * @param now Unix seconds
 */
export function lifeFindings(key: KeyLife, now: number): Finding[] {
  return [
    ...(key.isSecretMissing ? [finding('secret-missing', 'danger')] : []),
    ...(key.isWeak ? [finding('marked-weak', 'warning')] : []),
    ...(key.kidRevealsSecret ? [finding('kid-reveals-secret', 'danger')] : []),
    ...kidFindings(key.kid),
    ...(key.certificate === null ? [] : certificateFindings(key.certificate, now)),
    ...rotationFindings(key, now),
  ];
}

/** A key that another has replaced, or that is not used yet, is not due. */
function rotationFindings({ state, createdAt, rotateEveryDays }: KeyLife, now: number): Finding[] {
  const age = Math.floor((now - createdAt) / daySeconds);
  if (state !== 'active' || rotateEveryDays === null || age < rotateEveryDays) return [];
  return [finding('rotation-due', 'warning', String(rotateEveryDays), String(age))];
}
