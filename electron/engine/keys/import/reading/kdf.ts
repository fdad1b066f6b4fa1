import { createHash, pbkdf2, scrypt } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { appError } from '../../../../../shared/errors.ts';
import { KeyRefusal } from '../refusal.ts';
import { bcryptKey } from './bcrypt.ts';

const derivePbkdf2 = promisify(pbkdf2);

/**
 * What one source may cost to open. Whoever made the file chose these numbers: a hostile one would have the user wait for
 * hours. PBKDF2 runs at some 3 million rounds a second; bcrypt and the derivation of PKCS#12 are in JavaScript.
 */
const limits = { pbkdf2: 10_000_000, pkcs12: 1_000_000, bcrypt: 1_000, scrypt: 67_108_864 };
/** For one derivation. The dearest that they allow is half of what a source may cost. */
const scryptLimits = { bytes: 268_435_456, passes: 16 };

/** In rounds; of scrypt N * r * p. */
type Metered = keyof typeof limits;

/** Counts what was spent on one source. */
export class KdfBudget {
  private readonly spent: Record<Metered, number> = { pbkdf2: 0, pkcs12: 0, bcrypt: 0, scrypt: 0 };

  /** Nothing was spent yet: what is too costly now always will be. */
  get isWhole(): boolean {
    return Object.values(this.spent).every((rounds) => rounds === 0);
  }

  /** @throws KeyRefusal 'kdf-too-costly', and nothing is spent */
  spend(kind: Metered, rounds: number): void {
    requireAffordable(kind, this.spent[kind] + rounds);
    this.spent[kind] += rounds;
  }
}

/** @throws KeyRefusal 'kdf-too-costly' */
export function requireAffordable(kind: Metered, rounds: number): void {
  if (rounds > limits[kind]) throw tooCostly('iterations', `at most ${limits[kind]}`, String(rounds));
}

export function tooCostly(field: string, expected: string, actual: string): KeyRefusal {
  return new KeyRefusal(appError('kdf-too-costly', { field, expected, actual }));
}

export type HashName = 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

/** A derivation that a file asks for, with its numbers checked; `bytes` of the key come from the cipher. */
export type Derivation =
  | { kind: 'pbkdf2'; salt: Buffer; iterations: number; hash: HashName }
  | { kind: 'scrypt'; salt: Buffer; cost: number; blockSize: number; parallelization: number }
  | { kind: 'bcrypt'; salt: Buffer; rounds: number };

/** How opening works: what it may cost, and when to stop. */
export type Effort = { readonly budget: KdfBudget; readonly signal: AbortSignal | undefined };

/** Runs off the main thread. */
export async function derive(passphrase: Buffer, how: Derivation, bytes: number, { budget, signal }: Effort): Promise<Buffer> {
  signal?.throwIfAborted();
  switch (how.kind) {
    case 'pbkdf2':
      budget.spend('pbkdf2', how.iterations * Math.ceil(bytes / 32));
      return derivePbkdf2(passphrase, how.salt, how.iterations, bytes, how.hash);
    case 'scrypt':
      budget.spend('scrypt', how.cost * how.blockSize * how.parallelization);
      return deriveScrypt(passphrase, how, bytes);
    case 'bcrypt':
      budget.spend('bcrypt', how.rounds);
      return bcryptKey({ passphrase, salt: how.salt, rounds: how.rounds, bytes }, signal);
  }
}

/** Memory is 128 * N * r (RFC 7914 section 2). */
export function requireAffordableScrypt({
  cost,
  blockSize,
  parallelization,
}: {
  cost: number;
  blockSize: number;
  parallelization: number;
}): void {
  const memory = 128 * cost * blockSize;
  const { bytes, passes } = scryptLimits;
  if (memory > bytes) throw tooCostly('scrypt', `at most ${bytes} bytes of memory`, String(memory));
  if (parallelization > passes) throw tooCostly('scrypt', `at most ${passes} passes`, String(parallelization));
}

function deriveScrypt(passphrase: Buffer, how: Extract<Derivation, { kind: 'scrypt' }>, bytes: number): Promise<Buffer> {
  const { salt, cost, blockSize, parallelization } = how;
  const options = { cost, blockSize, parallelization, maxmem: scryptLimits.bytes + 1_048_576 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase, salt, bytes, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** For what a derivation of PKCS#12 is (RFC 7292 appendix B.3). */
export const pkcs12Purpose = { key: 1, iv: 2, mac: 3 } as const;

/** Block sizes of the hashes in bytes. */
const blockBytes: Readonly<Record<HashName, number>> = { sha1: 64, sha224: 64, sha256: 64, sha384: 128, sha512: 128 };
/** Some 5 ms of hashing before others get their turn. */
const roundsAtOnce = 2_000;

type Pkcs12Derivation = { salt: Buffer; iterations: number; hash: HashName; purpose: 1 | 2 | 3 };

/**
 * RFC 7292 appendix B.2.
 * @param password the BMPString with its final zeros
 */
export async function derivePkcs12(password: Buffer, how: Pkcs12Derivation, bytes: number, { budget, signal }: Effort): Promise<Buffer> {
  budget.spend('pkcs12', how.iterations);
  const block = blockBytes[how.hash];
  const diversifier = Buffer.alloc(block, how.purpose);
  const input = Buffer.concat([repeated(how.salt, block), repeated(password, block)]);
  const parts: Buffer[] = [];
  for (let length = 0; length < bytes;) {
    let digest = createHash(how.hash).update(diversifier).update(input).digest();
    for (let round = 1; round < how.iterations; round++) {
      if (round % roundsAtOnce === 0) await setImmediate(undefined, signal === undefined ? {} : { signal });
      digest = createHash(how.hash).update(digest).digest();
    }
    parts.push(digest);
    length += digest.length;
    addToBlocks(input, repeated(digest, block).subarray(0, block), block);
  }
  return Buffer.concat(parts).subarray(0, bytes);
}

/** To a whole number of blocks; nothing stays nothing. */
function repeated(bytes: Buffer, block: number): Buffer {
  return Buffer.alloc(Math.ceil(bytes.length / block) * block, bytes.length === 0 ? 0 : bytes);
}

/** Each block of `input` becomes (block + added + 1) modulo 2^(8 * block). */
function addToBlocks(input: Buffer, added: Buffer, block: number): void {
  for (let start = 0; start < input.length; start += block) {
    let carry = 1;
    for (let index = block - 1; index >= 0; index--) {
      carry += (input[start + index] ?? 0) + (added[index] ?? 0);
      input[start + index] = carry & 0xff;
      carry >>= 8;
    }
  }
}
