import { keyNameSchema } from '../../../../shared/keys.ts';

const longest = 120;

/**
 * A name for a key that was found: what its file calls it, else the file's own name without its extension, else its algorithm
 * (which is the same word in every language), made free with " 2", " 3" and so on. Adds it to `taken`, whose members are in
 * lower case.
 */
export function proposeName(hint: string | null, file: string | null, alg: string, taken: Set<string>): string {
  const base = cleaned(hint) ?? cleaned(file?.replace(/\.[^.]{1,10}$/, '') ?? null) ?? alg;
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : ` ${number}`;
    const name = base.slice(0, longest - suffix.length).trimEnd() + suffix;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

/** Without what would hide or break a line; null when nothing is left. */
function cleaned(text: string | null): string | null {
  const plain = (text ?? '').slice(0, 500).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ');
  const name = plain.replace(/\s+/g, ' ').trim().slice(0, longest);
  return keyNameSchema.safeParse(name).data ?? null;
}
