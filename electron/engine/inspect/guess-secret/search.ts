import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SecretGuess } from '../../../../shared/hints.ts';
import type { Hash } from '../../tokens/algorithms.ts';

/** What the token itself says and somebody may have used as the secret. */
export type OwnWord = { readonly from: NonNullable<SecretGuess['from']>; readonly text: string };
export type Question = {
  readonly hash: Hash;
  readonly input: Uint8Array;
  readonly signature: Uint8Array;
  readonly words: readonly OwnWord[];
};
export type Found = Pick<SecretGuess, 'from' | 'line' | 'characters'>;

const lineEnd = 10;

/**
 * Tries the token's own words and every line of the list as their text; then all lines once more, with a file's line end and
 * decoded from base64 or hexadecimal, so that a secret is found as what it is before it is found as what it decodes from. A
 * thread's work: seconds for a large token.
 * @param list as `knownSecrets` gives it: each line between two line ends
 * @param onTried is told after each try how many there were, of `triesOf`
 */
export function searchSecret(list: Buffer, question: Question, onTried: (tried: number) => void): Found | null {
  const { hash, input, signature, words } = question;
  const isSecret = (secret: Uint8Array) => {
    const mac = createHmac(hash, secret).update(input).digest();
    return mac.length === signature.length && timingSafeEqual(mac, signature);
  };
  let tried = 0;
  for (const { from, text } of words) {
    onTried(++tried);
    const bytes = Buffer.from(text);
    if ([bytes, ...otherForms(bytes)].some(isSecret)) return { from, line: null, characters: text.length };
  }
  for (const formsOf of [(line: Buffer) => [line], otherForms]) {
    for (const [index, bytes] of linesIn(list)) {
      onTried(++tried);
      if (formsOf(bytes).some(isSecret)) return { from: 'list', line: index, characters: bytes.toString('utf8').length };
    }
  }
  return null;
}

/** How many tries a search makes that finds nothing. */
export function triesOf(list: Buffer, { words }: Question): number {
  let lines = 0;
  for (const _ of linesIn(list)) lines++;
  return words.length + 2 * lines;
}

/** Line numbers count from 1. */
function* linesIn(list: Buffer): Generator<[number, Buffer]> {
  let line = 0;
  for (let start = 1; start < list.length;) {
    const end = list.indexOf(lineEnd, start);
    if (end === -1) return;
    yield [++line, list.subarray(start, end)];
    start = end + 1;
  }
}

/** A decoded text of fewer bytes is a word that happens to be made of the same letters. */
const leastDecoded = 6;

function otherForms(secret: Buffer): Buffer[] {
  if (secret.length === 0) return [];
  const text = secret.toString('latin1');
  const decoded = [
    ...(secret.length % 2 === 0 && /^[0-9a-f]+$/i.test(text) ? [Buffer.from(text, 'hex')] : []),
    ...(/^[A-Za-z0-9+/_-]{8,}={0,2}$/.test(text) ? [Buffer.from(text, 'base64')] : []),
  ];
  return [Buffer.concat([secret, Buffer.of(lineEnd)]), ...decoded.filter((form) => form.length >= leastDecoded)];
}
