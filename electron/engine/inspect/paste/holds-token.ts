import { maxInspectText, maxTokenBytes } from '../../../../shared/inspect.ts';
import { inTurns } from '../../turns.ts';
import { findingTokens, findTokens, maximumFound } from './find-tokens.ts';
import { isOfUse } from './text-token.ts';

/**
 * Whether our own reader finds in it what somebody could use: any token, and a key of a kind that it knows. A random text alone is
 * none: a key's thumbprint is one, and so is an id.
 */
export function holdsToken(text: string): boolean {
  return findTokens(text).some(isOfUse);
}

/** Room for the largest token, broken over lines. */
const overlap = 2 * maxTokenBytes;

/** The same for a text of any length, in turns; one with more in it than a search finds holds some. */
export async function isTokenAnywhere(text: string): Promise<boolean> {
  // What is cut in two by one end of a piece stands whole in the next.
  for (let start = 0; start === 0 || start + overlap < text.length; start += maxInspectText - overlap) {
    const found = await inTurns(findingTokens(text.slice(start, start + maxInspectText)));
    if (found.length >= maximumFound || found.some(isOfUse)) return true;
  }
  return false;
}
