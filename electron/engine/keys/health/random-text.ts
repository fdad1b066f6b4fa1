/**
 * Ways in which random bits are written down. `limit`: how far a text may be from what is expected of it, as a sum of squared
 * deviations; where small letters and digits only are used, words with a number look so nearly random that less is allowed.
 */
const alphabets: readonly { size: number; shape: RegExp; limit: number }[] = [
  { size: 16, shape: /^([0-9a-f]+|[0-9A-F]+)$/, limit: 32 },
  { size: 36, shape: /^([0-9a-z]+|[0-9A-Z]+)$/, limit: 16 },
  { size: 64, shape: /^[A-Za-z0-9+/_-]+$/, limit: 40 },
  { size: 94, shape: /^[!-~]+$/, limit: 40 },
];

const kinds = [/^\d$/, /^[a-z]$/, /^[A-Z]$/] as const;
const sizesOfKinds: Readonly<Record<number, readonly number[]>> = { 16: [10, 6, 6], 36: [10, 26, 26], 64: [10, 26, 26], 94: [10, 26, 26] };
const leastCharacters = 16;

/**
 * How many characters a text looks drawn from: judged by how many of each kind it has, how often the kind changes, and
 * how many vowels are among its letters. Words in camel case, in l33t or with a year behind them do not pass.
 * @returns null when it looks drawn from none
 */
export function alphabetOf(text: string): number | null {
  const plain = text.replace(/=+$/, '');
  if (plain.length < leastCharacters) return null;
  const found = alphabets.find(({ size, shape, limit }) => shape.test(plain) && distanceFromRandom(plain, size) <= limit);
  return found?.size ?? null;
}

function distanceFromRandom(text: string, size: number): number {
  const isOneCase = size <= 36;
  const shares = (sizesOfKinds[size] ?? []).map((count, kind) => (isOneCase && kind === 2 ? 0 : count / size));
  const named = isOneCase ? text.toLowerCase() : text;
  const kindOf = [...named].map((character) => kinds.findIndex((kind) => kind.test(character)));
  const counts = shares.map((share, kind) => squaredDeviation(kindOf.filter((own) => own === kind).length, text.length, share));
  const other = 1 - shares.reduce((sum, share) => sum + share, 0);
  const alike = [...shares, other].reduce((sum, share) => sum + share * share, 0);
  const pairs = kindOf.filter((kind, index) => index > 0 && kind === kindOf[index - 1]).length;
  const letters = text.match(/[a-z]/gi)?.length ?? 0;
  const vowels = text.match(/[aeiou]/gi)?.length ?? 0;
  const vowelShare = size === 16 ? 2 / 6 : 5 / 26;
  // Two equal counts say one thing once.
  const byKind = (counts[0] ?? 0) + (isOneCase ? 0 : (counts[1] ?? 0) + (counts[2] ?? 0));
  return byKind + squaredDeviation(pairs, text.length - 1, alike) + squaredDeviation(vowels, letters, vowelShare);
}

/** In units of the spread of a binomial count. */
function squaredDeviation(count: number, trials: number, share: number): number {
  const variance = trials * share * (1 - share);
  return variance <= 0 ? 0 : (count - trials * share) ** 2 / variance;
}
