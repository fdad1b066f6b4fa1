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
  if (!characters.some((character) => looks.has(character) || dressed.test(character))) return [];
  const found = new Set<string>();
  for (const [word] of text.matchAll(words)) {
    const isMixed = latin.test(word);
    for (const character of word) if (dressed.test(character) || (isMixed && looks.has(character))) found.add(pointOf(character));
  }
  if (isName && found.size === 0 && wellKnown.has(latinised(text)))
    for (const character of characters) if (looks.has(character)) found.add(pointOf(character));
  return [...found].slice(0, 50);
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
