import { constants } from 'node:crypto';
import type { Hint, HintCode } from '../../../../shared/hints.ts';
import type { CheckValue } from '../../../../shared/verdict.ts';
import { algorithmTable, type AlgorithmFacts } from '../../tokens/algorithms.ts';
import { hint } from './hint.ts';
import { meantPairs, signatureBytes, signatureSize, signingInput, type Subject } from './subject.ts';
import type { Reading, Trials } from './trials.ts';

/** A signature in another writing: the bytes that are meant, or how to read them. */
type Form = { code: HintCode; expected?: CheckValue; actual?: CheckValue; bytes: Buffer; reading?: Reading };

/** The signature is good, but not written as RFC 7518 section 3 has it. */
export async function otherForm(subject: Subject, trials: Trials): Promise<Hint | null> {
  const input = signingInput(subject.segments);
  const given = signatureBytes(subject.segments);
  for (const { key, alg } of meantPairs(subject)) {
    for (const { bytes, reading, code, ...said } of formsOf(
      given,
      subject.segments.signature,
      algorithmTable[alg],
      signatureSize(alg, key),
    )) {
      if (await trials.verifies(input, bytes, key.node, alg, reading)) return hint(code, 'signature', { ...said, key });
    }
  }
  return null;
}

/** @param size what the algorithm's signature has, in bytes */
function* formsOf(given: Buffer, segment: string, facts: AlgorithmFacts, size: number): Generator<Form> {
  if (facts.kty === 'EC') yield* ellipticForms(given, size);
  if (facts.kty === 'RSA' && given.length < size && given.length >= size - 4) {
    const bytes = Buffer.concat([Buffer.alloc(size - given.length), given]);
    yield { code: 'signature-leading-zeros', expected: size, actual: given.length, bytes };
  }
  if (facts.kty === 'RSA' && facts.padding === 'pss') {
    const hashBytes = facts.saltBytes;
    for (const salt of [0, 20, 32, 48, 64, size - hashBytes - 2].filter((bytes) => bytes !== hashBytes)) {
      yield { code: 'signature-salt', expected: hashBytes, actual: salt, bytes: given, reading: { saltBytes: salt } };
    }
    const reading = { saltBytes: constants.RSA_PSS_SALTLEN_AUTO };
    yield { code: 'signature-salt', expected: hashBytes, bytes: given, reading };
  }
  // The segment itself, or what it decodes to: hexadecimal digits or base64, decoded once more than was meant.
  for (const text of [segment, given.toString('latin1')]) {
    if (text.length === size * 2 && /^[0-9a-f]+$/i.test(text)) yield { code: 'signature-hex', bytes: Buffer.from(text, 'hex') };
    const decoded = Buffer.from(text, 'base64');
    const isBase64 = text !== segment && decoded.length === size && /^[A-Za-z0-9+/_-]+={0,2}$/.test(text);
    if (isBase64) yield { code: 'signature-base64', bytes: decoded };
  }
}

function* ellipticForms(given: Buffer, size: number): Generator<Form> {
  const half = size / 2;
  // SEQUENCE (RFC 3279 section 2.2.3).
  if (given[0] === 0x30) yield { code: 'signature-der', expected: 'R || S', actual: 'DER', bytes: given, reading: { isDer: true } };
  if (given.length === size) {
    const bytes = Buffer.concat([given.subarray(half), given.subarray(0, half)]);
    yield { code: 'signature-halves-swapped', expected: 'R || S', actual: 'S || R', bytes };
    return;
  }
  // Numbers written as long as they happen to be, as BigInteger.toByteArray does: shorter, or with a byte for the sign.
  if (Math.abs(given.length - size) > 4) return;
  for (let first = Math.max(1, half - 4); first <= half + 1; first++) {
    const numbers = [given.subarray(0, first), given.subarray(first)].map((number) => fitTo(number, half));
    const [r, s] = numbers;
    if (r && s) yield { code: 'signature-leading-zeros', expected: size, actual: given.length, bytes: Buffer.concat([r, s]) };
  }
}

function fitTo(number: Buffer, size: number): Buffer | null {
  const start = number.findIndex((byte) => byte !== 0);
  const bare = start === -1 ? Buffer.alloc(0) : number.subarray(start);
  return bare.length > size ? null : Buffer.concat([Buffer.alloc(size - bare.length), bare]);
}
