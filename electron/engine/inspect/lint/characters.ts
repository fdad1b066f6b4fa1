export type Oddity = 'hidden' | 'bidi' | 'control';

/** Most texts have nothing but these. */
const plain = /^[\u0020-\u007e\uac00-\ud7a3]*$/;
const plainLines = /^[\t\n\r\u0020-\u007e\uac00-\ud7a3]*$/;
const bidi = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const control = /\p{Cc}/u;
/** Format characters, separators, private and unassigned ones, lone surrogates, blank letters, and variation selectors. */
const hidden =
  /[\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\u00a0\u115f\u1160\u1680\u180e\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0]|\u034f|\u17b4|\u17b5|\p{Variation_Selector}/u;
/** Where joiners belong to writing: families and flags of emoji, Persian, and the scripts of India. */
const emoji = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u20e3#*0-9]$/u;
const joining =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Oriya}\p{Script=Sinhala}]$/u;
const emojiNext = /^\p{Extended_Pictographic}/u;
/** Beyond so many the text is shown as suspicious all the same. */
const mostPoints = 50;
/** Of joiners in one text each is looked at with its neighbours; beyond so many none is excused. */
const mostJoiners = 1_000;
const joiners = /\u200c|\u200d|\ufe0f/g;

/** Nothing but printable ASCII and Hangul syllables, and in a value line breaks and tabs: neither of the rules has a word about it. */
export function isPlain(text: string, isName: boolean): boolean {
  return (isName ? plain : plainLines).test(text);
}

/**
 * Characters of a text that nobody sees or that move others about, as "U+200B", by what they do; each once.
 * @param isName line breaks and tabs may stand in values, not in names
 */
export function oddCharacters(text: string, isName: boolean): ReadonlyMap<Oddity, readonly string[]> {
  const found = new Map<Oddity, string[]>();
  for (const character of new Set(text)) {
    const oddity = oddityOf(character);
    if (oddity === null || (!isName && /[\t\n\r]/.test(character))) continue;
    if (joins(character) && belongsEverywhere(character, text)) continue;
    const points = found.get(oddity) ?? [];
    if (points.length < mostPoints) points.push(pointOf(character));
    found.set(oddity, points);
  }
  return found;
}

function oddityOf(character: string): Oddity | null {
  if (bidi.test(character)) return 'bidi';
  if (control.test(character)) return 'control';
  return hidden.test(character) ? 'hidden' : null;
}

function joins(character: string): boolean {
  return character === '\u200c' || character === '\u200d' || character === '\ufe0f';
}

function belongsEverywhere(character: string, text: string): boolean {
  let seen = 0;
  for (const { 0: joiner, index } of text.matchAll(joiners)) {
    if (joiner !== character) continue;
    if (++seen > mostJoiners || !belongs(character, text, index)) return false;
  }
  return true;
}

function belongs(character: string, text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 2), index);
  if (character === '\ufe0f') return emoji.test(before);
  const after = text.slice(index + 1, index + 3);
  if (character === '\u200d' && emoji.test(before) && emojiNext.test(after)) return true;
  return joining.test(before) && /^\p{L}/u.test(after);
}

export function pointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
