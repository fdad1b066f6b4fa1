import { isKeyLacking, isUnchecked } from '../../../../shared/unchecked.ts';
import type { Check, CheckCode, CheckName, Verdict } from '../../../../shared/verdict.ts';

/**
 * What the banner says. 'unchecked' is honest where nothing is proven wrong: no key here can judge the token,
 * or its claims are encrypted.
 */
export type Judgement =
  | { readonly kind: 'valid'; readonly warnings: readonly Check[]; readonly expiry: Check | null }
  | { readonly kind: 'invalid'; readonly failed: readonly Check[]; readonly isSignatureGood: boolean }
  | { readonly kind: 'unchecked'; readonly because: readonly Check[] };

type Judged = Pick<Verdict, 'checks' | 'valid'>;

export function judgementOf(verdict: Judged): Judgement {
  const failed = verdict.checks.filter((check) => check.outcome === 'failed');
  if (isUnchecked(verdict)) return { kind: 'unchecked', because: reasons(verdict, failed) };
  if (failed.length > 0) return { kind: 'invalid', failed: provenFirst(verdict, failed), isSignatureGood: isSignatureGood(verdict) };
  return {
    kind: 'valid',
    warnings: verdict.checks.filter((check) => check.outcome === 'warning'),
    expiry: verdict.checks.find((check) => check.code === 'exp-ok') ?? null,
  };
}

/** Where no key is the right one, what is wrong for certain says more than which keys are not it. */
function provenFirst(verdict: Judged, failed: readonly Check[]): readonly Check[] {
  if (findCheck(verdict, 'key')?.outcome === 'passed') return failed;
  return failed.toSorted((one, other) => Number(isKeyLacking(one)) - Number(isKeyLacking(other)));
}

function isSignatureGood({ checks }: Judged): boolean {
  const signatures = checks.filter((check) => check.name === 'signature');
  return signatures.length > 0 && signatures.every((check) => check.outcome === 'passed');
}

/** What is closed, or not there, comes first; then the key, which says more than the algorithm that would have gone with it. */
function reasons(verdict: Judged, failed: readonly Check[]): readonly Check[] {
  if (failed[0]?.code === 'format-encrypted') return failed;
  const unknown = verdict.checks.filter((check) => check.outcome === 'unknown');
  if (!unknown.some((check) => check.name === 'signature')) return unknown;
  const missing = verdict.checks.find((check) => isOpenQuestion(check));
  if (missing !== undefined) return [missing];
  const key = findCheck(verdict, 'key');
  if (key !== undefined && key.outcome !== 'passed') return [key];
  return failed.length > 0 ? failed : unknown.slice(0, 1);
}

/** A JWE that no key here opens, or a token that came without its payload. */
function isOpenQuestion(check: Check): boolean {
  return check.code === 'format-detached' || (check.name === 'decryption' && (check.outcome === 'unknown' || isKeyLacking(check)));
}

export function findCheck(verdict: Pick<Verdict, 'checks'>, name: CheckName): Check | undefined {
  return verdict.checks.find((check) => check.name === name);
}

const clocked: readonly CheckCode[] = ['exp-ok', 'exp-expired', 'nbf-ok', 'nbf-not-yet', 'iat-ok', 'iat-in-future', 'iat-refused'];

/** The check with the clock at `now`, so that "expired 3 min ago" goes on counting. Its outcome stays as judged. */
export function checkAt(check: Check, now: number): Check {
  return clocked.includes(check.code) ? { ...check, expected: now } : check;
}

/** When the verdict may turn into another one: the next of the token's times after it was judged, in Unix seconds. */
export function nextTurn(verdict: Verdict): number | null {
  const times = verdict.checks.flatMap(({ code, actual }) => (clocked.includes(code) && typeof actual === 'number' ? [actual] : []));
  const later = times.filter((time) => time > verdict.at);
  return later.length > 0 ? Math.min(...later) : null;
}

/** 2^39 seconds after 1970 is the year 19391, 2^39 milliseconds 1987: a time above it was meant in milliseconds. */
export function looksLikeMilliseconds(check: Check): boolean {
  return clocked.includes(check.code) && typeof check.actual === 'number' && check.actual > 2 ** 39;
}
