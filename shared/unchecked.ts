import type { Check, CheckCode, Verdict } from './verdict.ts';

/** Failures that only say that none of our keys is the right one; another key might well be. */
const lacking: ReadonlySet<CheckCode> = new Set<CheckCode>([
  'key-kid-unknown',
  'key-none-fits',
  'key-unusable',
  'key-ambiguous',
  'key-not-chosen',
  'algorithm-not-allowed',
  'decryption-none-fits',
  'decryption-unsupported',
]);

export function isKeyLacking({ code }: Check): boolean {
  return lacking.has(code);
}

/**
 * Neither good nor proven wrong: no key here can judge it, or its claims are encrypted. The key that the token itself names, or
 * holds, is the one: an algorithm that this one does not allow is wrong for certain (RFC 8725 section 3.1).
 */
export function isUnchecked({ valid, checks }: Pick<Verdict, 'valid' | 'checks'>): boolean {
  if (valid) return false;
  const failed = checks.filter(({ outcome }) => outcome === 'failed');
  const [first] = failed;
  if (first === undefined || (failed.length === 1 && first.code === 'format-encrypted')) return true;
  const isOpen = checks.some(({ name, outcome }) => name === 'signature' && outcome === 'unknown');
  const isTheKey = checks.some(({ code, expected }) => code === 'key-own' || (code === 'key-found' && expected !== null));
  return isOpen && failed.every((check) => isKeyLacking(check) && !(isTheKey && check.code === 'algorithm-not-allowed'));
}
