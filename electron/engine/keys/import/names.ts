import { headOf } from '../../../../shared/cut.ts';
import { keyNameSchema } from '../../../../shared/keys.ts';
import { longestName, numberedName } from '../../numbered-name.ts';

/**
 * A name for a key that was found: what its file calls it, else the file's own name without its extension, else its algorithm
 * (which is the same word in every language), made free with a number. Adds it to `taken`, whose members are in lower case.
 */
export function proposeName(hint: string | null, file: string | null, alg: string, taken: Set<string>): string {
  const base = cleaned(hint) ?? cleaned(file?.replace(/\.[^.]{1,10}$/, '') ?? null) ?? alg;
  const { name } = numberedName(base, (one) => taken.has(one.toLowerCase()));
  taken.add(name.toLowerCase());
  return name;
}

/** Without what would hide or break a line; null when nothing is left. */
function cleaned(text: string | null): string | null {
  const plain = (text ?? '').slice(0, 500).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ');
  const name = headOf(plain.replace(/\s+/g, ' ').trim(), longestName);
  return keyNameSchema.safeParse(name).data ?? null;
}
