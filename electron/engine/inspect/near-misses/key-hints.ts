import type { Hint } from '../../../../shared/hints.ts';
import { isJwsAlgorithm, algorithmTable } from '../../tokens/algorithms.ts';
import { hint } from './hint.ts';
import { isFailing, possibleAlgorithms, signatureBytes, signatureSize, signingInput, type Subject } from './subject.ts';
import type { TrialKey } from './trial-keys.ts';
import type { Trials } from './trials.ts';

/** The signature is good with a key that was not the one, was not allowed, or is retired. */
export async function otherKey(subject: Subject, trials: Trials): Promise<Hint | null> {
  const { alg, segments, keys } = subject;
  if (alg === null || !isJwsAlgorithm(alg)) return null;
  const [input, signature] = [signingInput(segments), signatureBytes(segments)];
  for (const key of keys) {
    if (!possibleAlgorithms(key).includes(alg) || signatureSize(alg, key) !== signature.length) continue;
    if (await trials.verifies(input, signature, key.node, alg)) return whyNotThis(key, alg, subject);
  }
  return null;
}

/** Null where this key was the one and might be used: then something else kept the signature from being tried. */
function whyNotThis(key: TrialKey, alg: string, { kid, token, judging: { policy } }: Subject): Hint | null {
  if (key.isRetired) return hint('retired-key', isFailing(token, 'key') ? 'key' : 'signature', { key });
  if (!key.algorithms.some((allowed) => allowed === alg)) {
    return hint('key-algorithm', 'algorithm', { expected: [...key.algorithms], actual: alg, key });
  }
  if (policy.algorithms !== null && !policy.algorithms.includes(alg)) {
    return hint('policy-algorithm', 'algorithm', { expected: policy.algorithms, actual: alg, key });
  }
  const judge = token.verdict.key;
  if (judge !== null && judge.id === key.id && judge.name === key.name && judge.kid === key.kid) return null;
  // Of several keys with the kid that the token names, their names tell which.
  const actual = key.kid !== null && key.kid === kid ? key.name : key.kid;
  return hint('other-key', isFailing(token, 'key') ? 'key' : 'signature', { expected: kid, actual, key });
}

/** It was made with another algorithm of the same key; the header's word may be misspelt or missing. */
export async function otherAlgorithm({ alg: said, segments, keys, token }: Subject, trials: Trials): Promise<Hint | null> {
  const [input, signature] = [signingInput(segments), signatureBytes(segments)];
  const saidOperation = said !== null && isJwsAlgorithm(said) ? algorithmTable[said].operation : null;
  for (const key of keys) {
    const tried = new Set([saidOperation]);
    for (const alg of possibleAlgorithms(key)) {
      const { operation } = algorithmTable[alg];
      if (tried.has(operation) || signatureSize(alg, key) !== signature.length) continue;
      tried.add(operation);
      if (await trials.verifies(input, signature, key.node, alg)) {
        return hint('other-algorithm', isFailing(token, 'algorithm') ? 'algorithm' : 'signature', { expected: alg, actual: said, key });
      }
    }
  }
  return null;
}
