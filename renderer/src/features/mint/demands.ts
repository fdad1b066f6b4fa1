import { demandsOf, type ClaimDemand } from '../../../../shared/claim-demands.ts';
import { readClaims } from './claims-draft.ts';
import { hasClaims, type MintDraft } from './mint-draft.ts';
import { audienceOf, typOf } from './recipe-of.ts';

/** Claims that have fields of their own. */
const registeredNames = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'] as const;
export type RegisteredName = (typeof registeredNames)[number];

function demandsOfDraft(draft: MintDraft): readonly ClaimDemand[] {
  return hasClaims(draft) ? demandsOf(typOf(draft), draft.profileId) : [];
}

export function registeredDemand(draft: MintDraft, name: RegisteredName): ClaimDemand | undefined {
  return demandsOfDraft(draft).find((demand) => demand.name === name);
}

/** Whether a claim is there that should not be, or the other way round. What is only recommended is never wrong. */
export function isUnmet(draft: MintDraft, { name, need }: ClaimDemand): boolean {
  switch (need) {
    case 'required':
      return !isPresent(draft, name);
    case 'forbidden':
      return isPresent(draft, name);
    case 'either':
      return !demandsOfDraft(draft).some((other) => other.need === 'either' && isPresent(draft, other.name));
    case 'recommended':
      return false;
  }
}

/** The claims that the type asks for, that have no field of their own and are not there yet. */
export function claimsToAdd(draft: MintDraft): readonly ClaimDemand[] {
  return demandsOfDraft(draft).filter(({ name, need }) => need !== 'forbidden' && !isRegistered(name) && !isPresent(draft, name));
}

function isRegistered(name: string): boolean {
  return registeredNames.some((registered) => registered === name);
}

function isPresent(draft: MintDraft, name: string): boolean {
  switch (name) {
    case 'iss':
      return draft.issuer !== '' || isAmongOwn(draft, name);
    case 'sub':
      return draft.subject !== '' || isAmongOwn(draft, name);
    case 'aud':
      return audienceOf(draft).length > 0 || isAmongOwn(draft, name);
    case 'exp':
      return draft.lifetime !== 'never';
    case 'nbf':
      return draft.notBefore !== 'none';
    case 'iat':
      return draft.issuedAt !== 'none';
    case 'jti':
      return draft.jti === 'random' || isAmongOwn(draft, name);
    default:
      return isAmongOwn(draft, name);
  }
}

function isAmongOwn({ claims }: MintDraft, name: string): boolean {
  if (claims.view === 'rows') return claims.rows.some((row) => row.name === name);
  const text = readClaims(claims);
  return text.ok && text.value.includes(`${JSON.stringify(name)}:`);
}
