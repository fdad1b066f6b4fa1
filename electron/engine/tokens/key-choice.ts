import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import type { Policy } from '../../../shared/policy.ts';
import type { Check, KeyTrial } from '../../../shared/verdict.ts';
import { appError } from '../../../shared/errors.ts';
import { isUnread, type GivenKey, type UnreadSecret, type UnusableKey, type VerificationKey } from '../keys/import/verification-key.ts';
import { check } from './checks.ts';
import type { NamedKey } from './header.ts';
import type { SignatureOutcome } from './signature.ts';
import type { Soon } from './soon.ts';

export type UsableKey = VerificationKey | UnreadSecret;

/** Which key judges the token, and what it says. `signature` is null when none was asked. */
export type KeyChoice = {
  readonly check: Check;
  readonly key: UsableKey | null;
  readonly signature: SignatureOutcome | null;
  readonly tried: KeyTrial[];
};

/** What the header says of its key, and who asks. `alg` is null when it names none that we know. */
export type Question = {
  readonly named: NamedKey;
  readonly alg: JwsAlgorithm | null;
  readonly shownAlg: string | null;
  readonly policy: Policy;
};

/**
 * Which keys are tried: decided by header, keys and policy, before any signature is looked at.
 * - only: `keys` is one, and the one, whatever it says of the signature
 * - trial: the one of `keys` that verifies, if one does; `check` says that none did
 * - none: `keys` are tried for the reader's information alone
 * @property rest of the keys that are not tried
 * @property kid the token's, where no key has it and those without one are tried
 */
export type KeyPlan = {
  readonly kind: 'only' | 'trial' | 'none';
  readonly keys: readonly UsableKey[];
  readonly check: Check;
  readonly rest: readonly KeyTrial[];
  readonly kid?: string | null;
};

/** The algorithms that key and policy allow together. The token has no say in it. */
export function allowedBy(key: UsableKey, policy: Policy): readonly JwsAlgorithm[] {
  const { algorithms } = policy;
  return algorithms === null ? key.algorithms : key.algorithms.filter((alg) => algorithms.includes(alg));
}

/**
 * By one key alone: the others are set aside, so that they are listed and judge nothing.
 * @param id of the key that the user chose; where none has it, the verdict says 'key-not-chosen'
 */
export function byKeyAlone(given: readonly GivenKey[], id: string): GivenKey[] {
  return given.map((key) => (key.id === id ? key : setAside(key)));
}

/** Keys that were given for this look come first, and stand for the vault's and published ones with the same kid. */
export function givenFirst(given: readonly GivenKey[], known: readonly GivenKey[]): GivenKey[] {
  const kids = new Set(given.flatMap(({ isUsable, kid }) => (isUsable && kid !== null ? [kid] : [])));
  return [...given, ...known.map((key) => (key.kid !== null && kids.has(key.kid) ? setAside(key) : key))];
}

function setAside({ id, name, kid }: GivenKey): UnusableKey {
  return { isUsable: false, id, name, kid, problem: appError('key-unusable'), isSetAside: true };
}

/**
 * Reads the secrets that the token may mean: those with its kid, or else those for its algorithm. The others stay in the
 * keychain, and what was not read verifies nothing. It is a promise only where something is read.
 */
export function readMeant(given: readonly GivenKey[], { named, alg }: Question): Soon<readonly GivenKey[]> {
  if (!named.isGood || !given.some(isUnread)) return given;
  const hasNamesake = named.kid !== null && given.some(({ kid }) => kid === named.kid);
  const isMeant = (key: GivenKey): key is UnreadSecret =>
    isUnread(key) && (hasNamesake ? key.kid === named.kid : alg !== null && key.algorithms.includes(alg));
  return given.some(isMeant) ? Promise.all(given.map((key) => (isMeant(key) ? key.read() : key))) : given;
}

/**
 * Plans by `kid` where the token has one, else by trial among the keys that may be used with its algorithm.
 * A key in the token's own header (`jwk`, `jku`, `x5c`, `x5u`) is never looked at.
 */
export function planChoice(given: readonly GivenKey[], question: Question): KeyPlan {
  const candidates = given.filter((key) => !isSetAside(key));
  const plan = planAmong(candidates, question);
  const aside = given.filter(isSetAside);
  if (aside.length === 0) return plan;
  const found = candidates.length === 0 ? check('key', 'unknown', 'key-not-chosen', null, null) : plan.check;
  return { ...plan, check: found, rest: [...plan.rest, ...aside.map(unusableTrial)] };
}

function planAmong(candidates: readonly GivenKey[], question: Question): KeyPlan {
  const { named } = question;
  if (candidates.length === 0) return none(check('key', 'unknown', 'key-none-given'));
  if (!named.isGood) {
    return none(check('key', 'failed', 'key-kid-malformed', 'string of at most 256 characters', named.shown));
  }
  const usable = candidates.filter((key) => key.isUsable);
  const unusable = candidates.filter((key) => !key.isUsable);
  if (named.kid === null) return fromPool(usable, usable, unusable, null, question);

  const namesakes = usable.filter((key) => key.kid === named.kid);
  const others = usable.filter((key) => key.kid !== named.kid);
  const rest = () => [...others.map(otherKid), ...unusable.map(unusableTrial)];
  const [first] = namesakes;
  if (first !== undefined && namesakes.length === 1) return only(first, check('key', 'passed', 'key-found', named.kid, first.name), rest());
  if (namesakes.length > 1) return none(check('key', 'failed', 'key-ambiguous', named.kid, namesakes.length), namesakes, rest());
  const blocked = unusable.find((key) => key.kid === named.kid);
  if (blocked !== undefined) return unusableChoice(blocked, unusable);
  const nameless = others.filter((key) => key.kid === null);
  return fromPool(nameless, usable, unusable, named.kid, question);
}

/** @param pool the keys that may be the one; `all` are tried as information where the pool is empty */
function fromPool(
  pool: readonly UsableKey[],
  all: readonly UsableKey[],
  unusable: readonly UnusableKey[],
  kid: string | null,
  { alg, shownAlg, policy }: Question,
): KeyPlan {
  const [first, ...more] = pool;
  if (first === undefined) {
    const [blocked] = unusable;
    if (all.length === 0 && blocked !== undefined) return unusableChoice(blocked, unusable);
    return none(check('key', 'failed', 'key-kid-unknown', kid, all.length), all, unusable.map(unusableTrial));
  }
  const rest = [...all.filter((key) => !pool.includes(key)).map(otherKid), ...unusable.map(unusableTrial)];
  if (more.length === 0)
    return only(first, kid === null ? check('key', 'passed', 'key-found', null, first.name) : foundAmong(first, kid), rest);

  const fitting = pool.filter((key) => alg !== null && allowedBy(key, policy).includes(alg));
  const misfits = pool.filter((key) => !fitting.includes(key)).map((key) => trial(key, 'other-algorithm'));
  const [onlyFit] = fitting;
  if (onlyFit !== undefined && fitting.length === 1) return only(onlyFit, foundAmong(onlyFit, kid), [...misfits, ...rest]);
  return {
    kind: 'trial',
    keys: fitting,
    check: check('key', 'failed', 'key-none-fits', shownAlg, pool.length),
    rest: [...misfits, ...rest],
    kid,
  };
}

function only(key: UsableKey, found: Check, rest: readonly KeyTrial[]): KeyPlan {
  return { kind: 'only', keys: [key], check: found, rest };
}

function none(refused: Check, keys: readonly UsableKey[] = [], rest: readonly KeyTrial[] = []): KeyPlan {
  return { kind: 'none', keys, check: refused, rest };
}

function unusableChoice(blocked: UnusableKey, unusable: readonly UnusableKey[]): KeyPlan {
  const { field, expected, actual, code } = blocked.problem;
  const found = [field, actual].filter((part) => part !== undefined).join(': ');
  return none(check('key', 'failed', 'key-unusable', expected ?? null, found || code), [], unusable.map(unusableTrial));
}

/** @param kid what the token names; the key has none */
export function foundAmong(key: UsableKey, kid: string | null): Check {
  return check('key', 'passed', kid === null ? 'key-found-by-trial' : 'key-found-nameless', kid, key.name);
}

export function trial({ id, name, kid, algorithms }: UsableKey, result: KeyTrial['result']): KeyTrial {
  return { id, name, kid, alg: algorithms.join(', '), result };
}

function otherKid(key: UsableKey): KeyTrial {
  return trial(key, 'other-kid');
}

function unusableTrial(key: UnusableKey): KeyTrial {
  return { id: key.id, name: key.name, kid: key.kid, alg: '', result: key.isSetAside === true ? 'not-chosen' : 'unusable' };
}

function isSetAside(key: GivenKey): key is UnusableKey {
  return !key.isUsable && key.isSetAside === true;
}
