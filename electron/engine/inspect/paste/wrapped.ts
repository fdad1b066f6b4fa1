import type { Steps } from '../../turns.ts';
import { compactTokens, type Candidate } from './compact.ts';

/** Base64 of what begins with "eyJ", not within a longer word and not a segment of a token: that may hold another one. */
const wrapped = /(?<![A-Za-z0-9+/_.-])ZXlK[A-Za-z0-9+/]{36,}={0,2}(?![A-Za-z0-9+/_.=-])/g;

/** Tokens that are in base64 once more, as Kubernetes keeps them in a Secret. The places are those of the base64. */
export function* wrappedTokens(text: string, maximum: number): Steps<Candidate[]> {
  const found: Candidate[] = [];
  for (const { 0: base64, index: start } of text.matchAll(wrapped)) {
    if (found.length === maximum) break;
    const inside = Buffer.from(base64, 'base64').toString('latin1').trimEnd();
    const [only] = yield* compactTokens(inside, 1);
    if (only?.text === inside) found.push({ ...only, start, end: start + base64.length });
  }
  return found;
}
