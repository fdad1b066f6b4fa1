import type { JsonObject } from '../../../shared/json/node.ts';
import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import type { Policy } from '../../../shared/policy.ts';
import type { Check, VerdictKey } from '../../../shared/verdict.ts';
import type { GivenKey } from '../keys/import/verification-key.ts';
import { check } from './checks.ts';
import {
  checkCrit,
  checkTyp,
  criticalNames,
  expectedAlgorithm,
  namedAlgorithm,
  namedKey,
  type CriticalNames,
  type NamedAlgorithm,
} from './header.ts';
import { allowedBy, planChoice, readMeant, type KeyPlan, type Question, type UsableKey } from './key-choice.ts';
import { ownKey } from './own-key.ts';
import { whenThere, type Soon } from './soon.ts';
import type { StrictToken } from './strict-parse.ts';

/** What the header decides with keys and policy: the same for every compact token that begins with it. */
export type HeaderJudgement = {
  readonly alg: JwsAlgorithm | null;
  readonly plan: KeyPlan;
  readonly critical: CriticalNames;
  readonly crit: Check;
  readonly typ: Check;
  /** What is said with the key that was chosen, or with none. */
  readonly withKey: (key: UsableKey | null) => WithKey;
};
type WithKey = { readonly algorithm: Check; readonly key: VerdictKey | null };

/**
 * Null where the token has no header that says something of a signature. It is a promise only where a secret is read.
 * @param given the only keys that are considered
 */
export function judgeHeader(token: StrictToken, given: readonly GivenKey[], policy: Policy): Soon<HeaderJudgement | null> {
  const header = token.header?.json ?? null;
  if (header === null || token.form !== 'jws') return null;
  const named = namedAlgorithm(header);
  const alg = named.known ? named.alg : null;
  const question = { named: namedKey(header), alg, shownAlg: named.known ? named.alg : named.shown, policy };
  const critical = token.signing?.critical ?? criticalNames(header);
  const chosen = policy.byOwnKey ? planOwn(header, question) : planGiven(given, question);
  return whenThere(chosen, ({ plan, keys }) => ({
    alg,
    plan,
    critical,
    crit: checkCrit(critical, token.signing?.understood),
    typ: checkTyp(header, policy),
    withKey: remembered((key) => ({
      algorithm: checkAlgorithm(named, key, keys, policy),
      key: key === null ? null : describe(key, named),
    })),
  }));
}

type Planned = { readonly plan: KeyPlan; readonly keys: readonly GivenKey[] };

function planGiven(given: readonly GivenKey[], question: Question): Soon<Planned> {
  return whenThere(readMeant(given, question), (keys) => ({ plan: planChoice(keys, question), keys }));
}

/** RFC 9449 section 4.3, checks 6 and 7: a public key in the header, and the signature by it. Its `kid` means nothing then. */
function planOwn(header: JsonObject, question: Question): Planned {
  const own = ownKey(header);
  const lacking = (refused: Check): Planned => ({ plan: { kind: 'none', keys: [], check: refused, rest: [] }, keys: [] });
  if (own === null) return lacking(check('key', 'failed', 'key-own-missing', 'jwk'));
  if (!own.ok) return lacking(check('key', 'failed', 'key-own-malformed', 'public JWK', own.error));
  const keys = [own.value];
  const plan = planChoice(keys, { ...question, named: { isGood: true, kid: null } });
  const isFound = plan.check.outcome === 'passed';
  return { plan: isFound ? { ...plan, check: check('key', 'passed', 'key-own', own.value.name) } : plan, keys };
}

function checkAlgorithm(named: NamedAlgorithm, key: UsableKey | null, keys: readonly GivenKey[], policy: Policy): Check {
  const usable = key === null ? keys.filter((candidate) => candidate.isUsable) : [key];
  const ofKeys = [...new Set(usable.flatMap((candidate) => allowedBy(candidate, policy)))];
  const allowed = usable.length > 0 ? ofKeys : (policy.algorithms ?? []);
  if (!named.known) {
    return check('algorithm', 'failed', named.code, expectedAlgorithm(named.code, allowed), named.shown);
  }
  if (usable.length === 0 && policy.algorithms === null) {
    return check('algorithm', 'unknown', 'algorithm-not-checked', null, named.alg);
  }
  if (!allowed.includes(named.alg)) return check('algorithm', 'failed', 'algorithm-not-allowed', [...allowed], named.alg);
  const isPinned = policy.algorithms !== null || usable.every((candidate) => candidate.isPinned);
  return isPinned
    ? check('algorithm', 'passed', 'algorithm-allowed', [...allowed], named.alg)
    : check('algorithm', 'warning', 'algorithm-unpinned', [...allowed], named.alg);
}

function describe(key: UsableKey, named: NamedAlgorithm): VerdictKey {
  const isUsed = named.known && key.algorithms.includes(named.alg);
  const alg = isUsed ? named.alg : key.algorithms.join(', ');
  return { id: key.id, name: key.name, kid: key.kid, alg, kty: key.kty, isWeak: key.isWeak };
}

function remembered(say: (key: UsableKey | null) => WithKey): HeaderJudgement['withKey'] {
  const said = new Map<UsableKey | null, WithKey>();
  return (key) => {
    const known = said.get(key) ?? say(key);
    said.set(key, known);
    return known;
  };
}
