/** All primes below this are tried: an RSA prime has hundreds of digits. */
const smallPrimeLimit = 2_000;
const fermatRounds = 100;

/** The smallest prime under 2,000 that divides the modulus; null when there is none. */
export function smallestFactor(modulus: bigint): number | null {
  primorial ??= smallPrimes().reduce((product, prime) => product * BigInt(prime), 1n);
  // One division of big numbers, then small ones.
  const rest = modulus % primorial;
  return smallPrimes().find((prime) => rest % BigInt(prime) === 0n) ?? null;
}

/**
 * Fermat's method: n = a² − b² with a just above √n when the primes are close (CVE-2022-26320; FIPS 186-5 appendix A.1.3
 * has them differ in their first 100 bits). A hundred rounds find what careless generators make, and a sound
 * key never passes: it would take more rounds than there are atoms.
 */
export function isProductOfClosePrimes(modulus: bigint): boolean {
  let middle = squareRoot(modulus);
  if (middle * middle === modulus) return true;
  middle += 1n;
  let rest = middle * middle - modulus;
  for (let round = 0; round < fermatRounds; round++) {
    if (isSquare(rest)) return true;
    rest += 2n * middle + 1n;
    middle += 1n;
  }
  return false;
}

function isSquare(number: bigint): boolean {
  // Squares end in few ways: of all numbers, one in thirty passes.
  if (!squaresOf(64).has(Number(number & 63n)) || !squaresOf(45_045).has(Number(number % 45_045n))) return false;
  const root = squareRoot(number);
  return root * root === number;
}

/** The whole part of the square root, by Newton's method from above. */
export function squareRoot(number: bigint): bigint {
  if (number < 2n) return number;
  let root = 1n << BigInt((number.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + number / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

let primorial: bigint | undefined;
let primes: readonly number[] | undefined;

function smallPrimes(): readonly number[] {
  if (primes !== undefined) return primes;
  const found: number[] = [];
  for (let number = 2; number < smallPrimeLimit; number++) if (found.every((prime) => number % prime !== 0)) found.push(number);
  return (primes = found);
}

const squares = new Map<number, ReadonlySet<number>>();

function squaresOf(modulus: number): ReadonlySet<number> {
  const known = squares.get(modulus);
  if (known !== undefined) return known;
  const made = new Set(Array.from({ length: modulus }, (_, number) => (number * number) % modulus));
  squares.set(modulus, made);
  return made;
}
