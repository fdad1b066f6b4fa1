import fc from 'fast-check';
import { contentEncryptionsFor } from '../../../electron/engine/tokens/content-key.ts';
import { isJws } from '../../../shared/key-algorithms.ts';
import { caseOf, encryptedShapes, randomParts, signedShapes, type MintCase, type RandomParts } from './cases.ts';
import type { TestKey } from './test-keys.ts';

/** How often a key is used for one use of the slowest: RSA signs in a millisecond and more, HMAC in microseconds. */
function weightOf({ id, alg }: TestKey): number {
  if (/^(RS|PS)\d|P-521|^ES512/.test(id)) return 1;
  if (/^RSA|P-384|^ES384/.test(id)) return 2;
  return isJws(alg) || alg === 'dir' || /^A\d/.test(alg) ? 12 : 4;
}

/** Cases from `from` on: every key in every shape with every content encryption comes round, with random claims and payloads. */
export function deal(from: number, count: number, keys: ReadonlyMap<string, TestKey>): MintCase[] {
  const parts = fc.sample(randomParts, { numRuns: count, seed: 7_515 + from });
  const dealt = [...keys.values()].flatMap((key) => Array.from({ length: weightOf(key) }, () => key));
  const signers = dealt.filter(({ alg }) => isJws(alg));
  const recipients = dealt.filter(({ alg }) => !isJws(alg));
  return parts.map((random, index) => one(from + index, random, signers, recipients));
}

function one(index: number, parts: RandomParts, signers: readonly TestKey[], recipients: readonly TestKey[]): MintCase {
  // Three of four are signed only: a sealed one takes several times as long.
  const isSealed = index % 4 === 3;
  const place = isSealed ? Math.floor(index / 4) : index - Math.floor(index / 4);
  const shape = at(isSealed ? encryptedShapes : signedShapes, place + Math.floor(place / (isSealed ? recipients : signers).length));
  const ids = [at(signers, place).id, ...[7, 13].map((step) => at(signers, place * step + step).id)].slice(0, shape.signers);
  if (!isSealed) return caseOf(shape, [...new Set(ids)], null, parts);
  const { id, alg, key } = at(recipients, place);
  const possible = isJws(alg) ? [] : contentEncryptionsFor(alg, key);
  return caseOf(shape, ids, { id, enc: at(possible, Math.floor(place / recipients.length) + parts.which) }, parts);
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('Nothing to choose from');
  return item;
}
