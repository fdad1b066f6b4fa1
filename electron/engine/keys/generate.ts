import { createSecretKey, generateKeyPair, randomBytes, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { appError, type AppError } from '../../../shared/errors.ts';
import {
  curvesOf,
  keyTypesOf,
  secretBitsOf,
  sizesOf,
  usualRsaSize,
  type Curve,
  type KeyAlgorithm,
} from '../../../shared/key-algorithms.ts';
import { untilAborted } from '../until-aborted.ts';

const generatePair = promisify(generateKeyPair);

/** Size in bits and curve, among those of `sizesOf` and `curvesOf`; null for the usual one, and where the algorithm says it all. */
export type KeyChoice = { readonly size: number | null; readonly curve: Curve | null };

const usual: KeyChoice = { size: null, curve: null };

/** Why no key can be made for the algorithm with this choice; null when it can. Error: 'invalid-input' for `size` or `curve`. */
export function generationProblem(alg: KeyAlgorithm, choice: KeyChoice): AppError | null {
  return notOffered('size', sizesOf(alg), choice.size) ?? notOffered('curve', curvesOf(alg), choice.curve);
}

/**
 * Makes a private or secret key, off the main thread. A secret is as long as its algorithm demands, for HMAC the size
 * of the hash (RFC 7518 section 3.2).
 * @param choice must be free of problems (`generationProblem`); anything else is a mistake of the caller and throws
 * @param signal rejects at once; an RSA key that waits for its turn is then not made, one that is being made is finished unseen
 * @throws the signal's reason
 */
export async function generateKey(alg: KeyAlgorithm, choice: KeyChoice = usual, signal?: AbortSignal): Promise<KeyObject> {
  const problem = generationProblem(alg, choice);
  if (problem !== null) throw new Error(`No key of this ${problem.field ?? 'choice'} for ${alg}`);
  switch (keyTypesOf(alg)[0]) {
    case 'oct':
      return randomSecret(choice.size ?? secretBitsOf(alg) ?? sizesOf(alg)[0]);
    case 'RSA':
      return inTurn(() => rsaKey(choice.size ?? usualRsaSize), signal);
    default:
      return curveKey(choice.curve ?? curveFor(alg));
  }
}

function notOffered<T extends string | number>(field: keyof KeyChoice, offered: readonly T[], chosen: T | null): AppError | null {
  if (chosen === null || offered.includes(chosen)) return null;
  return appError('invalid-input', { field, expected: offered.length === 0 ? 'null' : offered.join(', '), actual: String(chosen) });
}

function randomSecret(bits: number | undefined): KeyObject {
  if (bits === undefined) throw new Error('The algorithm names no size');
  return createSecretKey(randomBytes(bits / 8));
}

async function rsaKey(modulusLength: number): Promise<KeyObject> {
  return (await generatePair('rsa', { modulusLength })).privateKey;
}

/** On libuv's threads too, though a curve's key takes microseconds. */
async function curveKey(curve: Curve): Promise<KeyObject> {
  switch (curve) {
    case 'Ed25519':
      return (await generatePair('ed25519')).privateKey;
    case 'X25519':
      return (await generatePair('x25519')).privateKey;
    default:
      return (await generatePair('ec', { namedCurve: curve })).privateKey;
  }
}

function curveFor(alg: KeyAlgorithm): Curve {
  if (alg === 'ES384') return 'P-384';
  if (alg === 'ES512') return 'P-521';
  return alg === 'EdDSA' || alg === 'Ed25519' ? 'Ed25519' : 'P-256';
}

let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * One RSA key at a time: RSA-4096 takes a thread of libuv's pool for seconds, cannot be stopped, and the pool's four
 * threads also serve files, name look-ups and every other key operation.
 */
function inTurn(make: () => Promise<KeyObject>, signal: AbortSignal | undefined): Promise<KeyObject> {
  const turn = lastTurn.then(() => {
    signal?.throwIfAborted();
    return make();
  });
  lastTurn = turn.catch(() => undefined);
  return signal === undefined ? turn : untilAborted(turn, signal);
}
