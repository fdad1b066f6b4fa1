import type { CheckName } from '../../../shared/verdict.ts';
import type { CheckMessages } from './en/checks.ts';

/** What a check is called. The name of a claim comes from a policy: draw it with SafeText. */
export function checkTitle(name: CheckName, words: Pick<CheckMessages, 'names' | 'requiredClaim' | 'ofProof'>): string {
  if (name.startsWith('claim:')) return words.requiredClaim(name.slice('claim:'.length));
  if (name.startsWith('proof:')) return words.ofProof(ownName(name.slice('proof:'.length), words.names));
  return ownName(name, words.names);
}

function ownName(name: string, names: Readonly<Record<string, string>>): string {
  return names[name] ?? name;
}
