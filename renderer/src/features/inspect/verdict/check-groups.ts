import type { Check, Verdict } from '../../../../../shared/verdict.ts';

/** `signature` null: about the token as a whole. */
export type CheckGroup = { readonly signature: number | null; readonly checks: readonly Check[] };

/**
 * The checks in their order. Those that were made for each of several signatures stand together, signature by signature, where
 * the first of them stood.
 */
export function checkGroups({ checks }: Pick<Verdict, 'checks'>): CheckGroup[] {
  const repeated = new Set(checks.flatMap(({ name, signature }) => (signature > 0 ? [name] : [])));
  const isOfOne = ({ name }: Check) => repeated.has(name);
  const first = checks.findIndex(isOfOne);
  if (first === -1) return [{ signature: null, checks }];
  const numbers = [...new Set(checks.filter(isOfOne).map(({ signature }) => signature))].sort((one, other) => one - other);
  const groups: CheckGroup[] = [
    { signature: null, checks: checks.slice(0, first) },
    ...numbers.map((signature) => ({ signature, checks: checks.filter((check) => isOfOne(check) && check.signature === signature) })),
    { signature: null, checks: checks.slice(first).filter((check) => !isOfOne(check)) },
  ];
  return groups.filter((group) => group.checks.length > 0);
}
