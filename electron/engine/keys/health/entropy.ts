import { patternBits, periodOf, stepBits } from './byte-patterns.ts';
import { guessElsewhere } from './guessing-thread.ts';
import { countedCharacters } from './guessing-limits.ts';
import { alphabetOf } from './random-text.ts';

/** Random text loses some bits where a word happens to be in it. What loses more was not random. */
const chanceLoss = 0.75;
/** What zxcvbn gives a character that is in no word. */
const bitsOfUnknown = Math.log2(10);
const leastEncodedCharacters = 16;
/** base64 of base64 of … : nobody goes further. */
const maximumDepth = 3;

/**
 * How many bits someone has to try who knows how people and programs make secrets: the fewest of several estimates, of the
 * bytes, of their text, and of what the text decodes to. Nothing slow is done on the calling thread. Errs low for texts.
 * @returns at most 8 a byte, which is what random bytes have; 4 or 6 a character where they are written in hex or base64
 */
export async function estimateBits(secret: Buffer, signal?: AbortSignal, depth = 0): Promise<number> {
  const text = printableText(secret);
  if (text === null || depth > maximumDepth || signal?.aborted === true) return patternBits(secret);
  const block = secret.subarray(0, periodOf(secret));
  if (block.length < secret.length) return (await estimateBits(block, signal, depth + 1)) + Math.log2(secret.length / block.length);
  const uuid = uuidBits(text);
  if (uuid !== null) return Math.min(uuid, await estimateBits(Buffer.from(text.replaceAll('-', '')), signal, depth + 1));
  const decoded = decodingOf(text);
  const ofDecoded = decoded === null ? Infinity : await estimateBits(decoded, signal, depth + 1);
  return Math.min(stepBits(secret), ofDecoded, await textBits(text, signal));
}

/** A text that looks random has all that its alphabet gives, unless someone who knows words can do with much less. */
async function textBits(text: string, signal?: AbortSignal): Promise<number> {
  const alphabet = alphabetOf(text);
  const guess = await guessElsewhere(text, signal);
  if (alphabet === null || guess === null) return guess?.bits ?? text.length * bitsOfUnknown;
  const gain = Math.log2(alphabet) - bitsOfUnknown;
  const guessed = guess.bits + guess.unknown * gain;
  const isSound = guessed >= Math.min(text.length, countedCharacters) * Math.log2(alphabet) * chanceLoss;
  return isSound ? text.length * Math.log2(alphabet) : guess.bits;
}

/** The bytes as UTF-8 that can be typed, without blanks around it; null when they are none. */
function printableText(bytes: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return /[^\P{Cc}\t-\r]/u.test(text) ? null : text.trim();
  } catch {
    return null;
  }
}

function decodingOf(text: string): Buffer | null {
  if (text.length < leastEncodedCharacters) return null;
  if (/^([0-9a-f]{2})+$/i.test(text)) return Buffer.from(text, 'hex');
  return /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : null;
}

/**
 * What RFC 9562 leaves to chance in a UUID: 122 bits in version 4, 74 in version 7. Of the others only a clock sequence and
 * the time within some years are not known, 62 bits, or nothing at all.
 */
function uuidBits(text: string): number | null {
  const version = /^[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/i.exec(text)?.[1];
  if (version === undefined) return null;
  return version === '4' ? 122 : version === '7' ? 74 : 62;
}
