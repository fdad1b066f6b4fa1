import { maxTokenBytes } from '../../../shared/inspect.ts';
import { headerStart, type TextToken } from './joined-lines.ts';

/** What may stand around a token that is the whole text. */
const opening = /^\s*(?:(?:authorization:\s{0,9})?bearer\s{1,9})?["'`]?/i;

/** Characters that damage leaves in one word: padding, base64 of the other alphabet, percent signs … */
const oneWord = /^[A-Za-z0-9_.+/=%?#*!$:~-]+$/;
const spacedOut = /^[A-Za-z0-9_.+/= \t-]+$/;
const threeOrFive = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*){2}(?:(?:\.[A-Za-z0-9_-]*){2})?$/;

/**
 * A text that is one damaged token and nothing else must be judged whole: padding, spaces and foreign characters
 * inside it are what is wrong with it, and cutting them off would hide that.
 * @param found what was found in the text by looking for sound tokens
 * @returns null where the text is something else, or was found whole
 */
export function damagedToken(text: string, found: readonly TextToken[]): TextToken | null {
  const [only, ...others] = found;
  const isSettled = only !== undefined && (only.hasLineBreaks || only.compact.length > maxTokenBytes);
  if (others.length > 0 || isSettled) return null;
  const start = opening.exec(text)?.[0].length ?? 0;
  const compact = text
    .slice(start)
    .trimEnd()
    .replace(/["'`]$/, '');
  if (compact === only?.compact) return null;
  headerStart.lastIndex = 0;
  const isDamaged = headerStart.test(compact)
    ? looksDamaged(compact, only)
    : only === undefined && (threeOrFive.test(compact) || isJsonSerialization(compact));
  return isDamaged ? { compact, start, end: start + compact.length, hasLineBreaks: false } : null;
}

/** A header alone counts as a token that lost its rest, when it is too long to be a word. */
function looksDamaged(text: string, only: TextToken | undefined): boolean {
  if (!text.includes('.') && text.length < 20) return false;
  if (oneWord.test(text)) return true;
  const isWhole = only !== undefined && threeOrFive.test(only.compact);
  return !isWhole && spacedOut.test(text);
}

/** RFC 7515 section 7.2, RFC 7516 section 7.2: taken for a token, so that the verdict can say what it is. */
function isJsonSerialization(text: string): boolean {
  return text.startsWith('{') && text.endsWith('}') && /"(?:payload|signatures?|ciphertext)"\s{0,9}:/.test(text);
}
