import { appError } from '../../../../shared/errors.ts';
import type { KeyAlgorithm } from '../../../../shared/key-algorithms.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { SecretAssessment, TypedSecret } from '../../../../shared/keys.ts';
import { attempt } from '../import/refusal.ts';
import { decodeSecret } from '../import/secret.ts';
import { assessSecretBytes, secretSizeOf } from './secret.ts';

/**
 * What a typed secret is worth for an algorithm; asked while it is typed. Nothing of it is kept.
 * @returns 'key-malformed' at `secret.text` with the place of the first wrong character
 */
export async function assessSecret(secret: TypedSecret, alg: KeyAlgorithm, signal?: AbortSignal): Promise<Result<SecretAssessment>> {
  const decoded = attempt(() => decodeSecret(secret.text, secret.encoding));
  if (!decoded.ok) return fail({ ...decoded.error, field: 'secret.text' });
  const bytes = decoded.value;
  try {
    const { findings, entropyBits } = await assessSecretBytes(bytes, alg, true, signal);
    if (signal?.aborted === true) return fail(appError('cancelled'));
    const { bytes: minimumBytes, isExact } = secretSizeOf(alg);
    return ok({ bytes: bytes.length, minimumBytes, isExact, entropyBits: entropyBits ?? 0, findings });
  } finally {
    bytes.fill(0);
  }
}
