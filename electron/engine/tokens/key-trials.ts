import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import type { Policy } from '../../../shared/policy.ts';
import { check } from './checks.ts';
import type { KeyTrial } from '../../../shared/verdict.ts';
import { isUnread } from '../keys/import/verification-key.ts';
import { allowedBy, foundAmong, trial, type KeyChoice, type KeyPlan, type UsableKey } from './key-choice.ts';
import { judgeSignature, type JudgeSignature, type SignatureOutcome, type SignedText } from './signature.ts';
import { whenThere, type Soon } from './soon.ts';

/** What the keys are asked. `text` is null when the token cannot be tried. */
export type Trying = {
  readonly alg: JwsAlgorithm | null;
  readonly policy: Policy;
  readonly text: SignedText | null;
  readonly judgeWith?: JudgeSignature | undefined;
};

/** Asks the keys of a plan. It is a promise only where a signature is judged by one. */
export function tryKeys(plan: KeyPlan, trying: Trying): Soon<KeyChoice> {
  const [first] = plan.keys;
  if (plan.kind === 'only' && first !== undefined) return whenThere(tryKey(first, trying), (tried) => choiceOf(plan, first, tried));
  return first === undefined ? choiceAmong(plan, { trials: [], winner: null, last: null }) : tryAll(plan, trying);
}

type Tried = { readonly trial: KeyTrial; readonly signature: SignatureOutcome | null };

function choiceOf({ check: found, rest }: KeyPlan, key: UsableKey, { trial: made, signature }: Tried): KeyChoice {
  const tried = [made, ...rest];
  if (signature?.kind !== 'unusable') return { check: found, key, signature, tried };
  const refused = check('key', 'failed', 'key-unusable', 'a key that this runtime can use', signature.reason);
  return { check: refused, key, signature: null, tried };
}

type Trials = { readonly trials: KeyTrial[]; readonly winner: UsableKey | null; readonly last: SignatureOutcome | null };

function choiceAmong({ kind, check: refused, rest, kid = null }: KeyPlan, { trials, winner, last }: Trials): KeyChoice {
  const tried = [...trials, ...rest];
  if (kind === 'none') return { check: refused, key: null, signature: null, tried };
  if (winner === null) return { check: refused, key: null, signature: last, tried };
  return { check: foundAmong(winner, kid), key: winner, signature: { kind: 'good' }, tried };
}

/** Stops at the first key that verifies. `last` is the most telling of the failures. */
async function tryAll(plan: KeyPlan, trying: Trying): Promise<KeyChoice> {
  const trials: KeyTrial[] = [];
  let last: SignatureOutcome | null = null;
  for (const [index, key] of plan.keys.entries()) {
    const { trial: made, signature } = await tryKey(key, trying);
    trials.push(made);
    if (signature?.kind === 'good') {
      trials.push(...plan.keys.slice(index + 1).map((each) => trial(each, 'not-needed')));
      return choiceAmong(plan, { trials, winner: key, last: signature });
    }
    if (signature !== null && last?.kind !== 'bad') last = signature;
  }
  return choiceAmong(plan, { trials, winner: null, last });
}

function tryKey(key: UsableKey, { alg, text, policy, judgeWith = judgeSignature }: Trying): Soon<Tried> {
  if (alg === null || !allowedBy(key, policy).includes(alg)) return { trial: trial(key, 'other-algorithm'), signature: null };
  // A token whose segments could not be read says nothing about the key; it is listed as not verifying.
  if (text === null) return { trial: trial(key, 'signature-differs'), signature: null };
  if (isUnread(key)) return { trial: trial(key, 'other-kid'), signature: null };
  return whenThere(judgeWith(text, key, alg), (signature) => {
    if (signature.kind === 'good') return { trial: trial(key, 'verifies'), signature };
    return { trial: trial(key, signature.kind === 'unusable' ? 'unusable' : 'signature-differs'), signature };
  });
}
