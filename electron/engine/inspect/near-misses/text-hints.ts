import type { Hint, HintCode } from '../../../../shared/hints.ts';
import type { InspectedToken } from '../../../../shared/inspect.ts';
import type { CheckName, CheckValue } from '../../../../shared/verdict.ts';
import { stringMember } from '../../../../shared/json/node.ts';
import { algorithmTable, isJwsAlgorithm } from '../../tokens/algorithms.ts';
import { decodeBase64url } from '../../tokens/base64url.ts';
import { verifyToken } from '../../tokens/verify.ts';
import { hint } from './hint.ts';
import { isFailing, meantPairs, signatureBytes, signatureSize, signingInput, type Segments, type Subject } from './subject.ts';
import type { Trials } from './trials.ts';

/** The token as it may have been before it was copied. `needsSignature`: its form alone says nothing. */
type Mended = { code: HintCode; actual: CheckValue; text: string; needsSignature: boolean };

/** What was lost, added or changed on the way: the mended text goes through the real judge. */
export async function otherText({ token, judging }: Pick<Subject, 'token' | 'judging'>, trials: Trials): Promise<Hint | null> {
  if (token.kind !== 'jws' && token.kind !== 'damaged') return null;
  for (const { code, actual, text, needsSignature } of mendedTexts(token)) {
    if (trials.isOver()) return null;
    const { verdict } = await verifyToken(text, judging.keys.signing, judging.policy, judging.at);
    const outcomeOf = (name: CheckName) => verdict.checks.find((check) => check.name === name)?.outcome;
    if (outcomeOf('format') !== 'passed') continue;
    if (outcomeOf('signature') === 'passed') {
      const check = isFailing(token, 'format') ? 'format' : 'signature';
      return hint(code, check, { actual, key: verdict.key });
    }
    // Without a key the form alone is judged; with one, a bad signature says that this is not it.
    if (!needsSignature && outcomeOf('signature') === 'unknown') return hint(code, 'format', { actual });
  }
  return null;
}

function* mendedTexts(token: InspectedToken): Generator<Mended> {
  const parts = token.text.trim().split('.');
  const [header = '', payload = '', signature = ''] = parts;
  if (parts.length < 3) return;
  const whole = { header, payload, signature };
  if (parts.length === 3) {
    const mended = canonical(whole);
    if (mended !== null) yield { ...mended, needsSignature: isCutOff(token, signature) };
  }
  // A header begins with {" and so its text with eyJ.
  const begin = header.indexOf('eyJ');
  if (begin > 0) {
    yield { code: 'leading-characters', actual: begin, text: join({ ...whole, header: header.slice(begin) }), needsSignature: false };
  }
  for (const lost of ['e', 'ey', 'eyJ']) {
    if (begin !== 0 && !header.startsWith('eyJ')) {
      yield { code: 'character-lost', actual: 'first', text: join({ ...whole, header: lost + header }), needsSignature: false };
    }
  }
  if (parts.length > 3) {
    const rest = parts.slice(3).join('.').length + 1;
    yield { code: 'trailing-characters', actual: rest, text: join(whole), needsSignature: rest > 1 };
  }
}

const join = ({ header, payload, signature }: Segments) => `${header}.${payload}.${signature}`;

function canonical(whole: Segments): Mended | null {
  const onlyLetters = (segment: string) => segment.replace(/[^A-Za-z0-9+/_-]/g, '');
  const clean = (segment: string) => Buffer.from(onlyLetters(segment), 'base64url').toString('base64url');
  // A group of one character is what is left of more: nothing is mended by dropping it.
  if ([whole.header, whole.payload, whole.signature].some((segment) => onlyLetters(segment).length % 4 === 1)) return null;
  const mended = { header: clean(whole.header), payload: clean(whole.payload), signature: clean(whole.signature) };
  const changed = [whole.header, whole.payload, whole.signature].filter((segment) => clean(segment) !== segment);
  const kinds = new Set(changed.map(whyNotCanonical));
  const [kind] = ['stray characters', 'standard alphabet', 'padding', 'unused bits'].filter((name) => kinds.has(name));
  if (kind === undefined) return null;
  const isSignature = changed.length === 1 && changed[0] === whole.signature && kind !== 'stray characters' && kind !== 'unused bits';
  const named = isSignature
    ? { code: 'signature-base64' as const, actual: null }
    : { code: 'segments-not-canonical' as const, actual: kind };
  return { ...named, text: join(mended), needsSignature: false };
}

/** RFC 7518 section 3.3: RSA keys have 2048 bits or more. */
const leastRsaSignature = 256;

/** A signature too short for the algorithm that the header names: written as it may be, it is only the beginning of one. */
function isCutOff({ header }: InspectedToken, signature: string): boolean {
  const alg = header === null || header.json === null ? undefined : stringMember(header.json, 'alg');
  if (alg === undefined || !isJwsAlgorithm(alg)) return false;
  const facts = algorithmTable[alg];
  return Buffer.from(signature, 'base64url').length < (facts.kty === 'RSA' ? leastRsaSignature : facts.signatureBytes);
}

function whyNotCanonical(segment: string): string {
  if (/[^A-Za-z0-9+/_=-]|=[^=]/.test(segment)) return 'stray characters';
  if (/[+/]/.test(segment)) return 'standard alphabet';
  return segment.includes('=') ? 'padding' : 'unused bits';
}

/** The signature covers the segments as they stand, though they are not canonical: its maker wrote them so. */
export async function asItStands(subject: Subject, trials: Trials): Promise<Hint | null> {
  const { segments, token } = subject;
  const written = [segments.header, segments.payload].find((text) => decodeBase64url(text) === null);
  if (written === undefined) return null;
  for (const { key, alg } of meantPairs(subject)) {
    if (await trials.verifies(signingInput(segments), signatureBytes(segments), key.node, alg)) {
      return hint('segments-not-canonical', isFailing(token, 'format') ? 'format' : 'signature', { actual: whyNotCanonical(written), key });
    }
  }
  return null;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** More than two characters that are gone would have to be guessed among too many. */
const mostLost = 2;

/** The signature's end: some characters too many, or up to two too few. */
export async function otherEnd(subject: Subject, trials: Trials): Promise<Hint | null> {
  const { token, segments } = subject;
  const { signature } = segments;
  const check = isFailing(token, 'format') ? 'format' : 'signature';
  for (const { key, alg } of meantPairs(subject)) {
    const characters = Math.ceil((signatureSize(alg, key) * 4) / 3);
    const tries = (text: string) => trials.verifies(signingInput(segments), Buffer.from(text, 'base64url'), key.node, alg);
    const extra = signature.length - characters;
    if (extra > 0 && (await tries(signature.slice(0, characters)))) return hint('trailing-characters', check, { actual: extra, key });
    if (extra >= 0 || extra < -mostLost) continue;
    for (const end of endings(-extra, characters)) {
      if (await tries(signature + end)) return hint('character-lost', check, { actual: 'last', key });
      if (trials.isOver()) return null;
    }
  }
  return null;
}

/** The last character of a canonical text has bits that must be zero (RFC 4648 section 3.5). */
function* endings(lost: number, characters: number): Generator<string> {
  const step = [1, 1, 16, 4][characters % 4] ?? 1;
  const last = [...alphabet].filter((_, index) => index % step === 0);
  for (const before of lost === 1 ? [''] : alphabet) for (const character of last) yield before + character;
}
