import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import { countedCharacters, pieceLength } from './guessing-limits.ts';

let zxcvbn: ZxcvbnFactory | undefined;

/**
 * `bits`: what someone has to try who knows words, names, dates, keyboards and leaked passwords (zxcvbn), with 3.3 bits for a
 * character that is in none of them; `unknown`: how many these are.
 */
export type Guess = { bits: number; unknown: number };

/** A long text is taken in pieces, equal ones once. Slow: never on a thread that people wait for. */
export function guess(text: string): Guess {
  const judge = (zxcvbn ??= makeJudge());
  const total: Guess = { bits: 0, unknown: 0 };
  for (const piece of piecesOf(text)) {
    const { guessesLog10, sequence } = judge.check(piece);
    total.bits += guessesLog10 * Math.log2(10);
    for (const { pattern, token } of sequence) if (pattern === 'bruteforce') total.unknown += token.length;
  }
  return total;
}

function makeJudge(): ZxcvbnFactory {
  return new ZxcvbnFactory({
    dictionary: { ...common, ...english },
    graphs: adjacencyGraphs,
    maxLength: pieceLength,
    l33tMaxSubstitutions: 4,
  });
}

function piecesOf(text: string): string[] {
  const pieces = new Set<string>();
  const counted = text.slice(0, countedCharacters);
  for (let start = 0; start < counted.length; start += pieceLength) pieces.add(counted.slice(start, start + pieceLength));
  return [...pieces];
}
