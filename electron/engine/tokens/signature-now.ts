import { constants, createHmac, timingSafeEqual, verify, type KeyObject } from 'node:crypto';
import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import type { VerificationKey } from '../keys/import/verification-key.ts';
import { algorithmTable, type AlgorithmFacts } from './algorithms.ts';
import { judgeSignature, sizeMisfit, type SignatureOutcome, type SignedText } from './signature.ts';

/**
 * As `judgeSignature`, but at once and by Node itself: for a thread that judges a hundred thousand. What is not ordinary (an
 * extension, an unencoded payload, a key that Node refuses) is left to `judgeSignature`. Whoever
 * calls it has one in a thousand judged by both.
 */
export function judgeSignatureNow(text: SignedText, key: VerificationKey, alg: JwsAlgorithm): SignatureOutcome | Promise<SignatureOutcome> {
  const { header, payload, signatureBytes, isAlgProtected, crit } = text;
  if (typeof payload !== 'string' || !isAlgProtected || header === '' || crit.length > 0) return judgeSignature(text, key, alg);
  const misfit = sizeMisfit(text, key, alg);
  if (misfit !== null) return misfit;
  try {
    const isGood = verifies(algorithmTable[alg], key.node, `${header}.${payload}`, signatureBytes);
    return { kind: isGood ? 'good' : 'bad' };
  } catch {
    return judgeSignature(text, key, alg);
  }
}

function verifies(facts: AlgorithmFacts, key: KeyObject, signed: string, signature: Buffer): boolean {
  switch (facts.kty) {
    case 'oct':
      return timingSafeEqual(createHmac(facts.hash, key).update(signed, 'latin1').digest(), signature);
    case 'EC':
      return verify(facts.hash, Buffer.from(signed, 'latin1'), { key, dsaEncoding: 'ieee-p1363' }, signature);
    case 'OKP':
      return verify(null, Buffer.from(signed, 'latin1'), key, signature);
    case 'RSA': {
      const padding = facts.padding === 'pss' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
      const options = { key, padding, ...(facts.padding === 'pss' && { saltLength: facts.saltBytes }) };
      return verify(facts.hash, Buffer.from(signed, 'latin1'), options, signature);
    }
  }
}
