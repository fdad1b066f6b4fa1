import type { JwsAlgorithm } from '../../../../shared/key-algorithms.ts';
import { verifierOf, type SigningKey } from '../../keys/import/signing-key.ts';
import type { VerificationKey } from '../../keys/import/verification-key.ts';
import { judgeSignature } from '../../tokens/signature.ts';

/** One in so many is verified again with another library, and so is each thread's first. */
export const crossCheckEvery = 1_000;

/** Verifies compact JWS with jose, which had no part in making them. */
export class CrossCheck {
  private readonly verifier: VerificationKey;
  private readonly alg: JwsAlgorithm;

  constructor(key: SigningKey) {
    this.verifier = verifierOf(key, { id: 'bulk', name: 'bulk' });
    this.alg = key.alg;
  }

  async holds(token: string): Promise<boolean> {
    const [header = '', payload = '', signature = ''] = token.split('.');
    const signatureBytes = Buffer.from(signature, 'base64url');
    const outcome = await judgeSignature(
      { header, isAlgProtected: true, payload, signature, signatureBytes, crit: [] },
      this.verifier,
      this.alg,
    );
    return outcome.kind === 'good';
  }
}
