import { maxTokenBytes } from '../../../../shared/inspect.ts';
import type { Candidate } from './compact.ts';
import { beginsAsHeader, headerStart, namesAlgorithm } from './header.ts';

/** What may stand around a token that is the whole text. */
const opening = /^\s*(?:(?:authorization:\s{0,9})?(?:bearer|dpop)\s{1,9})?["'`]?/i;

/** Characters that damage leaves in one word: padding, base64 of the other alphabet, percent signs … */
const oneWord = /^[A-Za-z0-9_.+/=%?#*!$:~-]+$/;
const spacedOut = /^[A-Za-z0-9_.+/= \t-]+$/;
const threeOrFive = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*){2}(?:(?:\.[A-Za-z0-9_-]*){2})?$/;

/**
 * A text that is one damaged token and nothing else must be judged whole: padding, spaces and foreign characters
 * inside it are what is wrong with it, and cutting them off would hide that.
 * @param found the compact tokens that were found in the text
 * @returns null where the text is something else, or was found whole
 */
export function damagedWhole(text: string, found: readonly Candidate[]): Candidate | null {
  const [only, ...others] = found;
  const isSettled = only !== undefined && (only.hasLineBreaks || only.text.length > maxTokenBytes);
  if (others.length > 0 || isSettled) return null;
  const start = opening.exec(text)?.[0].length ?? 0;
  const whole = text
    .slice(start)
    .trimEnd()
    .replace(/["'`]$/, '')
    // Three dots say that something was left out, as in the middle of a text.
    .replace(/(?<!\.)\.{3,}$/, '');
  if (whole === '' || whole === only?.text || !looksDamaged(whole, only)) return null;
  return { kind: 'damaged', text: whole, start, end: start + whole.length, hasLineBreaks: false };
}

function looksDamaged(text: string, only: Candidate | undefined): boolean {
  headerStart.lastIndex = 0;
  if (!headerStart.test(text)) return only === undefined && threeOrFive.test(text) && isPayload(text);
  if (!text.includes('.')) return oneWord.test(text) && namesAlgorithm(text);
  if (oneWord.test(text))
    return only !== undefined || (beginsAsHeader(text) && threeOrFive.test(text)) || namesAlgorithm(text.split('.')[0] ?? '');
  const isWhole = only !== undefined && only.kind !== 'damaged' && threeOrFive.test(only.text);
  return !isWhole && spacedOut.test(text) && beginsAsHeader(text);
}

/** No header, but claims: the second segment begins as JSON does. */
function isPayload(text: string): boolean {
  return beginsAsHeader(text.split('.', 2)[1] ?? '');
}
