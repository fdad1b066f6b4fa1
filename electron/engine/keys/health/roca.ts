/**
 * Recognises RSA moduli made by the broken Infineon generator (ROCA, CVE-2017-15361): their primes are
 * powers of 65537 modulo a primorial, so the modulus lies in the subgroup of 65537 modulo every small prime.
 * A modulus from a sound generator does so by chance once in some 2^27.
 */
export function hasRocaFingerprint(modulus: bigint): boolean {
  subgroups ??= smallPrimes.map((prime) => ({ prime: BigInt(prime), members: subgroupOf65537(prime) }));
  return subgroups.every(({ prime, members }) => members.has(Number(modulus % prime)));
}

const smallPrimes = [
  3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131, 137, 139,
  149, 151, 157, 163, 167,
];

let subgroups: { prime: bigint; members: ReadonlySet<number> }[] | undefined;

function subgroupOf65537(prime: number): ReadonlySet<number> {
  const members = new Set<number>();
  for (let power = 1; !members.has(power); power = (power * 65_537) % prime) members.add(power);
  return members;
}
