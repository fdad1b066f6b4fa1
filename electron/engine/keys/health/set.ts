import type { KeyAlgorithm, KeyType, KeyUse } from '../../../../shared/key-algorithms.ts';
import type { FindingCode, SetFinding, Severity } from '../../../../shared/key-health.ts';
import type { KeyState } from '../../../../shared/keys.ts';
import { finding } from './finding.ts';
import { groupsOf } from './groups.ts';
import { visible } from './kid.ts';

export { publishedSetFindings } from './published-set.ts';

export type SetMember = {
  id: string;
  kid: string;
  /** RFC 7638; of a secret only as long as the comparison takes. */
  thumbprint: string;
  kty: KeyType;
  use: KeyUse;
  alg: KeyAlgorithm;
  state: KeyState;
};

/** What is wrong with the vault's keys together. Retired keys answer for nothing any more, and are left out of `kid-duplicate`. */
export function setFindings(members: readonly SetMember[]): SetFinding[] {
  const usable = members.filter(({ state }) => state !== 'retired');
  return [...duplicateKids(usable), ...sameKeys(members)];
}

/** A verifier that finds two keys under one kid tries either, or the wrong one (RFC 7517 section 4.5). */
function duplicateKids(members: readonly SetMember[]): SetFinding[] {
  return groupsOf(members, ({ kid }) => kid)
    .filter((group) => new Set(group.map(({ thumbprint }) => thumbprint)).size > 1)
    .map((group) => about(group, 'kid-duplicate', 'danger', visible(group[0]?.kid ?? '')));
}

/** With one algorithm it is untidy; with several it breaks "one key, one algorithm" (RFC 8725 section 3.1). */
function sameKeys(members: readonly SetMember[]): SetFinding[] {
  return groupsOf(members, ({ thumbprint }) => thumbprint).map((group) => {
    const isMixed = new Set(group.map(({ alg }) => alg)).size > 1;
    return about(group, 'same-key-twice', isMixed ? 'danger' : 'warning', null);
  });
}

function about(group: readonly SetMember[], code: FindingCode, severity: Severity, actual: string | null): SetFinding {
  return { ...finding(code, severity, null, actual), ids: group.map(({ id }) => id) };
}
