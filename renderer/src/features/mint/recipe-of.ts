import type { FilledRecipe, MintRecipe, Payload, TokenForm } from '../../../../shared/mint-input.ts';
import { addAudience, mostAudiences } from './audience.ts';
import { readClaims, type ClaimsDraft } from './claims-draft.ts';
import { atOnce } from './draft-of.ts';
import type { FieldProblem, FieldProblems } from './fields.ts';
import { hasClaims, isSignedDraft, type MintDraft } from './mint-draft.ts';

export type RecipeRead =
  | { readonly ok: true; readonly value: FilledRecipe }
  | { readonly ok: false; readonly problems: FieldProblems; readonly value: FilledRecipe };

/** As the contract has them (shared/mint-input.ts), in UTF-16 units. */
const longest = {
  typ: 100,
  kid: 256,
  header: 20_000,
  subject: 1_000,
  issuer: 1_000,
  audience: 1_000,
  claims: 1_100_000,
  lifetime: 100,
  notBefore: 100,
  issuedAt: 100,
  payload: 1_048_576,
  label: 200,
  folder: 200,
  environment: 40,
  notes: 4_000,
} as const;
type Measured = keyof typeof longest;

/**
 * The recipe that the draft means, and what the contract would not take. Where something is wrong the recipe is still
 * given, with the wrong part left empty, so that the rest can be judged too.
 */
export function recipeOf(draft: MintDraft): RecipeRead {
  const problems: Record<string, FieldProblem> = {};
  const read = (field: 'claims' | 'header', members: ClaimsDraft) => {
    const text = readClaims(members);
    if (!text.ok) problems[field] = { problem: 'claims', claims: text.error };
    return text.ok ? text.value : '';
  };
  const claims = hasClaims(draft) ? read('claims', draft.claims) : '';
  const recipe: MintRecipe = {
    keyId: isSignedDraft(draft) ? draft.keyId : null,
    typ: typOf(draft),
    kid: draft.kid === 'own' ? { kind: 'own', kid: draft.ownKid.trim() } : { kind: draft.kid },
    header: read('header', draft.header),
    embedsKey: draft.embedsKey && isSignedDraft(draft),
    subject: draft.subject === '' ? null : draft.subject,
    issuer: draft.issuer === '' ? null : draft.issuer,
    audience: audienceOf(draft),
    claims,
    lifetime: lifetimeText(draft),
    notBefore: notBeforeText(draft),
    issuedAt: issuedAtText(draft),
    jti: draft.jti,
    payload: payloadOf(draft),
    form: formOf(draft),
  };
  Object.assign(problems, missingOf(draft), lengthsOf(draft, recipe));
  const value = { recipe, variables: [...draft.variables], values: draft.values, profileId: draft.profileId };
  return Object.keys(problems).length === 0 ? { ok: true, value } : { ok: false, problems, value };
}

export function lifetimeText(draft: MintDraft): string {
  if (draft.lifetime === 'never') return 'none';
  return draft.lifetime === 'custom' ? draft.customLifetime.trim() : draft.lifetime;
}

function notBeforeText(draft: MintDraft): string | null {
  if (draft.notBefore === 'none') return null;
  return draft.notBefore === 'now' ? atOnce : draft.ownNotBefore.trim();
}

export function issuedAtText(draft: MintDraft): string | null {
  if (draft.issuedAt === 'none') return null;
  return draft.issuedAt === 'now' ? 'now' : draft.ownIssuedAt.trim();
}

export function audienceOf(draft: MintDraft): string[] {
  return addAudience(draft.audience, draft.audienceText);
}

export function typOf(draft: MintDraft): string | null {
  if (draft.typ === 'none') return null;
  return draft.typ === 'own' ? draft.ownTyp.trim() : draft.typ;
}

function payloadOf(draft: MintDraft): Payload {
  switch (draft.payload) {
    case 'claims':
      return { kind: 'claims' };
    case 'text':
      return { kind: 'text', text: draft.payloadText };
    case 'base64url':
      return { kind: 'base64url', text: draft.payloadBytes.trim() };
  }
}

/** What another choice rules out does not count (shared/mint-input.ts, TokenForm). */
function formOf(draft: MintDraft): TokenForm {
  const { serialization, isSealed, sealKeyId, enc } = draft;
  return {
    serialization,
    isDetached: draft.isDetached && !isSealed,
    isUnencoded: draft.isUnencoded && !isSealed && !hasClaims(draft),
    otherKeyIds: serialization === 'general' && !isSealed ? [...draft.otherKeyIds] : [],
    encryption: isSealed && sealKeyId !== null ? { keyId: sealKeyId, enc } : null,
  };
}

function missingOf(draft: MintDraft): FieldProblems {
  const missing = { problem: 'missing' } as const;
  return {
    ...(draft.typ === 'own' && draft.ownTyp.trim() === '' && { typ: missing }),
    ...(draft.kid === 'own' && draft.ownKid.trim() === '' && { kid: missing }),
    ...(isSignedDraft(draft) && draft.keyId === null && { keyId: missing }),
    ...(draft.isSealed && draft.sealKeyId === null && { 'form.encryption': missing }),
    ...(hasClaims(draft) && draft.notBefore === 'own' && draft.ownNotBefore.trim() === '' && { notBefore: missing }),
    ...(hasClaims(draft) && draft.issuedAt === 'own' && draft.ownIssuedAt.trim() === '' && { issuedAt: missing }),
  };
}

function lengthsOf(draft: MintDraft, recipe: MintRecipe): FieldProblems {
  const { label, folder, environment, notes } = draft;
  const texts: Readonly<Record<Measured, string | null>> = {
    ...recipe,
    kid: recipe.kid.kind === 'own' ? recipe.kid.kid : null,
    audience: recipe.audience.toSorted((one, other) => other.length - one.length)[0] ?? null,
    payload: recipe.payload.kind === 'claims' ? null : recipe.payload.text,
    label: label.trim(),
    folder: folder.trim(),
    environment: environment.trim(),
    notes,
  };
  const problems: Record<string, FieldProblem> = {};
  for (const [field, text] of Object.entries(texts)) {
    if (!isMeasured(field) || text === null) continue;
    const most = longest[field];
    if (text.length > most) problems[field] = { problem: 'too-long', most, actual: text.length };
  }
  if (recipe.audience.length > mostAudiences) {
    problems['audience'] = { problem: 'too-many', most: mostAudiences, actual: recipe.audience.length };
  }
  return problems;
}

function isMeasured(field: string): field is Measured {
  return field in longest;
}
