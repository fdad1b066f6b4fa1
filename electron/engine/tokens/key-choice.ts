import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import type { Policy } from '../../../shared/policy.ts';
import type { Check, CheckCode, KeyTrial } from '../../../shared/verdict.ts';
import { appError } from '../../../shared/errors.ts';
import { isUnread, type GivenKey, type UnreadSecret, type UnusableKey, type VerificationKey } from '../keys/import/verification-key.ts';
import { check } from './checks.ts';
import type { NamedKey } from './header.ts';
import { judgeSignature, type JudgeSignature, type SignatureOutcome, type SignedText } from './signature.ts';

export type UsableKey = VerificationKey | UnreadSecret;

/** Which key judges the token, and what it says. `signature` is null when none was asked. */
export type KeyChoice = {
  readonly check: Check;
  readonly key: UsableKey | null;
  readonly signature: SignatureOutcome | null;
  readonly tried: KeyTrial[];
};

/** What the choice is made from. `alg` is null when the token names none that we know, `text` when it cannot be tried. */
export type Question = {
  readonly named: NamedKey;
  readonly alg: JwsAlgorithm | null;
  readonly shownAlg: string | null;
  readonly text: SignedText | null;
  readonly policy: Policy;
  readonly judgeWith?: JudgeSignature;
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
 * keychain, and what was not read verifies nothing.
 */
export async function readMeant(given: readonly GivenKey[], { named, alg }: Question): Promise<GivenKey[]> {
  if (!named.isGood || !given.some(isUnread)) return [...given];
  const hasNamesake = named.kid !== null && given.some(({ kid }) => kid === named.kid);
  const isMeant = (key: UnreadSecret) => (hasNamesake ? key.kid === named.kid : alg !== null && key.algorithms.includes(alg));
  return Promise.all(given.map((key) => (isUnread(key) && isMeant(key) ? key.read() : key)));
}

/**
 * Chooses by `kid` where the token has one, else by trial among the keys that may be used with its algorithm.
 * A key in the token's own header (`jwk`, `jku`, `x5c`, `x5u`) is never looked at.
 */
export async function chooseKey(given: readonly GivenKey[], question: Question): Promise<KeyChoice> {
  const candidates = given.filter((key) => !isSetAside(key));
  const choice = await chooseAmong(candidates, question);
  const aside = given.filter(isSetAside);
  if (aside.length === 0) return choice;
  const found = candidates.length === 0 ? check('key', 'unknown', 'key-not-chosen', null, null) : choice.check;
  return { ...choice, check: found, tried: [...choice.tried, ...aside.map(unusableTrial)] };
}

async function chooseAmong(candidates: readonly GivenKey[], question: Question): Promise<KeyChoice> {
  const { named } = question;
  if (candidates.length === 0) return none('unknown', 'key-none-given', null, null, []);
  if (!named.isGood) {
    return none('failed', 'key-kid-malformed', 'string of at most 256 characters', named.shown, []);
  }
  const usable = candidates.filter((key) => key.isUsable);
  const unusable = candidates.filter((key) => !key.isUsable);
  if (named.kid === null) return fromPool(usable, usable, unusable, null, question);

  const namesakes = usable.filter((key) => key.kid === named.kid);
  const others = usable.filter((key) => key.kid !== named.kid);
  const [first] = namesakes;
  if (first !== undefined && namesakes.length === 1) {
    const tried = [...others.map((key) => trial(key, 'other-kid')), ...unusable.map(unusableTrial)];
    return only(first, check('key', 'passed', 'key-found', named.kid, first.name), tried, question);
  }
  if (namesakes.length > 1) {
    const { trials } = await tryAll(namesakes, question);
    const rest = [...others.map((key) => trial(key, 'other-kid')), ...unusable.map(unusableTrial)];
    return none('failed', 'key-ambiguous', named.kid, namesakes.length, [...trials, ...rest]);
  }
  const blocked = unusable.find((key) => key.kid === named.kid);
  if (blocked !== undefined) return unusableChoice(blocked, unusable);
  const nameless = others.filter((key) => key.kid === null);
  return fromPool(nameless, usable, unusable, named.kid, question);
}

/** @param pool the keys that may be the one; `all` are tried as information where the pool is empty */
async function fromPool(
  pool: readonly UsableKey[],
  all: readonly UsableKey[],
  unusable: readonly UnusableKey[],
  kid: string | null,
  question: Question,
): Promise<KeyChoice> {
  const [first, ...more] = pool;
  if (first === undefined) {
    const [blocked] = unusable;
    if (all.length === 0 && blocked !== undefined) return unusableChoice(blocked, unusable);
    const { trials } = await tryAll(all, question);
    return none('failed', 'key-kid-unknown', kid, all.length, [...trials, ...unusable.map(unusableTrial)]);
  }
  const rest = [...all.filter((key) => !pool.includes(key)).map((key) => trial(key, 'other-kid')), ...unusable.map(unusableTrial)];
  if (more.length === 0) return only(first, check('key', 'passed', 'key-found', kid, first.name), rest, question);

  const fitting = pool.filter((key) => question.alg !== null && allowedBy(key, question.policy).includes(question.alg));
  const misfits = pool.filter((key) => !fitting.includes(key)).map((key) => trial(key, 'other-algorithm'));
  const [onlyFit] = fitting;
  if (onlyFit !== undefined && fitting.length === 1) {
    const found = check('key', 'passed', 'key-found-by-trial', null, onlyFit.name);
    return only(onlyFit, found, [...misfits, ...rest], question);
  }
  const { trials, winner, last } = await tryAll(fitting, question);
  const tried = [...trials, ...misfits, ...rest];
  if (winner === null) return { ...none('failed', 'key-none-fits', question.shownAlg, pool.length, tried), signature: last };
  const found = check('key', 'passed', 'key-found-by-trial', null, winner.name);
  return { check: found, key: winner, signature: { kind: 'good' }, tried };
}

async function only(key: UsableKey, found: Check, tried: readonly KeyTrial[], question: Question): Promise<KeyChoice> {
  const outcome = await tryKey(key, question);
  const all = [outcome.trial, ...tried];
  if (outcome.signature?.kind !== 'unusable') return { check: found, key, signature: outcome.signature, tried: all };
  const refused = check('key', 'failed', 'key-unusable', 'a key that this runtime can use', outcome.signature.reason);
  return { check: refused, key, signature: null, tried: all };
}

type Trials = { trials: KeyTrial[]; winner: UsableKey | null; last: SignatureOutcome | null };

/** Stops at the first key that verifies. `last` is the most telling of the failures. */
async function tryAll(keys: readonly UsableKey[], question: Question): Promise<Trials> {
  const trials: KeyTrial[] = [];
  let last: SignatureOutcome | null = null;
  for (const key of keys) {
    const { trial: made, signature } = await tryKey(key, question);
    trials.push(made);
    if (signature?.kind === 'good') return { trials, winner: key, last: signature };
    if (signature !== null && last?.kind !== 'bad') last = signature;
  }
  return { trials, winner: null, last };
}

async function tryKey(
  key: UsableKey,
  { alg, text, policy, judgeWith = judgeSignature }: Question,
): Promise<{ trial: KeyTrial; signature: SignatureOutcome | null }> {
  if (alg === null || !allowedBy(key, policy).includes(alg)) {
    return { trial: trial(key, 'other-algorithm'), signature: null };
  }
  // A token whose segments could not be read says nothing about the key; it is listed as not verifying.
  if (text === null) return { trial: trial(key, 'signature-differs'), signature: null };
  if (isUnread(key)) return { trial: trial(key, 'other-kid'), signature: null };
  const signature = await judgeWith(text, key, alg);
  if (signature.kind === 'good') return { trial: trial(key, 'verifies'), signature };
  return { trial: trial(key, signature.kind === 'unusable' ? 'unusable' : 'signature-differs'), signature };
}

function none(
  outcome: 'failed' | 'unknown',
  code: CheckCode,
  expected: string | null,
  actual: string | number | null,
  tried: KeyTrial[],
): KeyChoice {
  return { check: check('key', outcome, code, expected, actual), key: null, signature: null, tried };
}

function unusableChoice(blocked: UnusableKey, unusable: readonly UnusableKey[]): KeyChoice {
  const { field, expected, actual, code } = blocked.problem;
  const found = [field, actual].filter((part) => part !== undefined).join(': ');
  return none('failed', 'key-unusable', expected ?? null, found || code, unusable.map(unusableTrial));
}

function trial(key: UsableKey, result: KeyTrial['result']): KeyTrial {
  return { id: key.id, name: key.name, kid: key.kid, alg: key.algorithms.join(', '), result };
}

function unusableTrial(key: UnusableKey): KeyTrial {
  return { id: key.id, name: key.name, kid: key.kid, alg: '', result: key.isSetAside === true ? 'not-chosen' : 'unusable' };
}

function isSetAside(key: GivenKey): key is UnusableKey {
  return !key.isUsable && key.isSetAside === true;
}
