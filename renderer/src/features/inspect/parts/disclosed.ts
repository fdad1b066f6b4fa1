import type { Disclosure, Selective } from '../../../../../shared/inspect.ts';

/** How much of a claim is there only because it was disclosed. */
export type Disclosed = 'whole' | 'part';

/** The claims, by name, that are wholly or in part disclosed. A claim that is disclosed itself is 'whole', whatever lies in it. */
export function disclosedClaims({ disclosures, claims }: Selective): ReadonlyMap<string, Disclosed> {
  const good = disclosures.filter((disclosure) => disclosure.problem === 'none' && disclosure.path !== null);
  const marks = new Map<string, Disclosed>();
  for (const { name } of claims?.members ?? []) {
    if (good.some((disclosure) => disclosure.name === name && disclosure.path === name)) marks.set(name, 'whole');
    else if (good.some((disclosure) => liesIn(disclosure, name))) marks.set(name, 'part');
  }
  return marks;
}

function liesIn({ path }: Disclosure, name: string): boolean {
  return path !== null && (path.startsWith(`${name}.`) || path.startsWith(`${name}[`));
}
