import { pointOf } from './characters.ts';

/** Letters that look like a Latin one in most fonts (Unicode UTS #39, confusables.txt): those of Cyrillic, Greek and Armenian. */
const looks: ReadonlyMap<string, string> = new Map([
  ...pairs('аеорсухіјѕԁһԛԝӏьгпт', 'aeopcyxijsdhqwlbrnt'),
  ...pairs('АВЕКМНОРСТУХІЈЅԚԜӀ', 'ABEKMHOPCTYXIJSQWI'),
  ...pairs('αινορτυκγ', 'aivoptuky'),
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'),
  ...pairs('օսոհզց', 'ouNhqg'),
  ['ı', 'i'],
  ['ɑ', 'a'],
  ['ɡ', 'g'],
]);
/** Whole alphabets that are Latin in another dress: full width, and those of mathematics. */
const dressed = /[\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d7ff}\u2100-\u214f\u24b6-\u24e9]/u;
const words = /[\p{L}\p{M}\p{N}\p{So}]+/gu;
const latin = /\p{Script=Latin}/u;
const wellKnown = new Set(
  (
    'iss sub aud exp nbf iat jti scope scp roles role groups nonce azp client_id cnf events sid acr amr admin email ' +
    'alg kid typ cty crit jku jwk x5u x5c enc zip'
  ).split(' '),
);
/** Code points that pass for a Latin letter among Latin letters; Cyrillic or Greek words as such are none. */
export function confusablesIn(text: string, isName: boolean): string[] {
  const characters = [...new Set(text)];
  const alike = characters.filter((character) => looks.has(character));
  const found = new Set(characters.filter((character) => dressed.test(character)));
  if (alike.length > 0 && characters.some((character) => latin.test(character))) addMixed(text, alike, found);
  const odd = isName && found.size === 0 && wellKnown.has(latinised(text)) ? alike : [...found];
  return odd.slice(0, 50).map(pointOf);
}

/** Those of `alike` that stand in one word with a Latin letter. */
function addMixed(text: string, alike: readonly string[], found: Set<string>): void {
  const missing = new Set(alike);
  for (const [word] of text.matchAll(words)) {
    if (missing.size === 0) return;
    if (!latin.test(word)) continue;
    for (const character of word) if (missing.delete(character)) found.add(character);
  }
}

function latinised(text: string): string {
  return [...text]
    .map((character) => looks.get(character) ?? character)
    .join('')
    .toLowerCase();
}

function pairs(from: string, to: string): [string, string][] {
  const latinLetters = [...to];
  return [...from].map((character, index) => [character, latinLetters[index] ?? character]);
}
