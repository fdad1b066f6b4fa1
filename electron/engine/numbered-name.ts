import { headOf } from '../../shared/cut.ts';

/** As long as the name of a key, a source of keys, a profile or a policy may be. */
export const longestName = 120;

/**
 * The name, or with the first number behind it that is free: "Orders (2)". A long name gives way to its number.
 * @param first 1 is the name by itself
 */
export function numberedName(
  name: string,
  isTaken: (name: string) => boolean,
  first = 1,
): { readonly name: string; readonly number: number } {
  for (let number = first; ; number += 1) {
    const ending = number === 1 ? '' : ` (${number})`;
    const candidate = `${headOf(name, longestName - ending.length).trimEnd()}${ending}`;
    if (!isTaken(candidate)) return { name: candidate, number };
  }
}
