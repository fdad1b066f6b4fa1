import type { Hint } from '../../../../shared/hints.ts';
import type { InspectedToken } from '../../../../shared/inspect.ts';
import { claimTrialOf } from './claims.ts';
import { otherContent } from './content-hints.ts';
import { otherAlgorithm, otherKey } from './key-hints.ts';
import { nameHints } from './name-hints.ts';
import { forgery, otherReading } from './secret-hints.ts';
import { otherForm } from './signature-hints.ts';
import { subjectOf } from './subject.ts';
import type { NearMissJudging } from './trial-keys.ts';
import { asItStands, otherEnd, otherText } from './text-hints.ts';
import { timeHints } from './time-hints.ts';
import { startTrials, type Trials } from './trials.ts';
import { typeHints } from './type-hints.ts';

const maximumHints = 8;

/**
 * What would make the token good, the likeliest first: of its signature one thing at most, then of its type, times and names.
 * Each was tried before it is named: a signature is checked again, a mended text or claim judged again, each for its own check
 * alone. Nothing of a secret comes out. Stops early, with what it has, when the signal is given.
 */
export async function nearMisses(token: InspectedToken, judging: NearMissJudging, signal: AbortSignal): Promise<Hint[]> {
  const signature = await signatureHint(token, judging, signal);
  const claims = claimTrialOf(token, judging);
  return [
    ...(signature === null ? [] : [signature]),
    ...typeHints(token.header?.json ?? null, judging.policy),
    ...(claims === null ? [] : [...timeHints(claims), ...nameHints(claims)]),
  ].slice(0, maximumHints);
}

/** One is enough: with it the signature is good. Cheap and common mistakes are tried before dear and rare ones. */
const searches = [otherKey, otherReading, otherAlgorithm, otherForm, otherEnd, forgery, otherContent, otherText] as const;
/** A text that is not canonical is one fault, and whatever else is wrong would be a second. */
const searchesOfText = [asItStands, otherText, otherForm, otherEnd] as const;

async function signatureHint(token: InspectedToken, judging: NearMissJudging, signal: AbortSignal): Promise<Hint | null> {
  const trials = startTrials(signal);
  for (const one of signaturesOf(token)) {
    const found = isSignatureGood(one) ? null : await searchOne(one, judging, trials);
    if (found !== null || trials.isOver()) return found;
  }
  return null;
}

async function searchOne(token: InspectedToken, judging: NearMissJudging, trials: Trials): Promise<Hint | null> {
  const subject = await subjectOf(token, judging);
  if (subject === null) return otherText({ token, judging }, trials);
  for (const search of subject.isCanonical ? searches : searchesOfText) {
    const found = await search(subject, trials);
    if (found !== null || trials.isOver()) return found;
  }
  return null;
}

/** Each signature of a general JSON serialization as if it were the only one. */
function signaturesOf(token: InspectedToken): InspectedToken[] {
  const { verdict } = token;
  return [token, ...token.furtherSignatures].map(({ header, unprotected, signature }, index) => {
    const key = index === 0 ? verdict.key : (token.furtherSignatures[index - 1]?.key ?? null);
    const checks = verdict.checks.filter((check) => check.signature === index);
    return { ...token, header, unprotected, signature, verdict: { ...verdict, key, checks } };
  });
}

/** A good signature is good whatever else the format says: of the rest nothing is near. */
function isSignatureGood({ verdict: { checks } }: InspectedToken): boolean {
  const isPassed = checks.some(({ name, outcome }) => name === 'signature' && outcome === 'passed');
  const ofSignature = checks.filter(({ name }) => ['format', 'key', 'algorithm', 'signature'].includes(name));
  return isPassed || ofSignature.every(({ outcome }) => outcome !== 'failed' && outcome !== 'unknown');
}
