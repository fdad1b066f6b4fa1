import { lifetimePresets } from '../../../../shared/lifetime.ts';
import type { FilledRecipe, MintRecipe, Place } from '../../../../shared/mint-input.ts';
import { claimsDraftOf } from './claims-draft.ts';
import { emptyDraft, typChoices, type MintDraft, type TypChoice } from './mint-draft.ts';

/** The form for a profile or for a copy. Nothing is lost: `recipeOf` gives the same recipe again. */
export function draftOf(filled: FilledRecipe, place: Place): MintDraft {
  const { recipe } = filled;
  return {
    ...emptyDraft,
    ...headerOf(recipe),
    ...timesOf(recipe),
    ...formOf(recipe),
    subject: recipe.subject ?? '',
    issuer: recipe.issuer ?? '',
    audience: recipe.audience,
    claims: claimsDraftOf(recipe.claims),
    ...place,
    variables: filled.variables,
    values: filled.values,
    profileId: filled.profileId,
  };
}

function headerOf({ keyId, typ, kid, header, embedsKey, form }: MintRecipe): Partial<MintDraft> {
  const known = typ === null ? 'none' : typChoices.find((choice) => choice === typ && isOffered(choice));
  return {
    keyId,
    isSigned: keyId !== null || form.encryption === null,
    typ: known ?? 'own',
    ownTyp: known === undefined && typ !== null ? typ : '',
    kid: kid.kind,
    ownKid: kid.kind === 'own' ? kid.kid : '',
    header: claimsDraftOf(header),
    embedsKey,
  };
}

/** A type may be called "own" or "none" in earnest. */
function isOffered(choice: TypChoice): boolean {
  return choice !== 'own' && choice !== 'none';
}

function timesOf({ lifetime, notBefore, issuedAt, jti }: MintRecipe): Partial<MintDraft> {
  const preset = lifetimePresets.find((candidate) => candidate === lifetime);
  const choice = lifetime === 'none' ? 'never' : (preset ?? 'custom');
  return {
    lifetime: choice,
    customLifetime: choice === 'custom' ? lifetime : '',
    notBefore: notBefore === null ? 'none' : notBefore === atOnce ? 'now' : 'own',
    ownNotBefore: notBefore === null || notBefore === atOnce ? '' : notBefore,
    issuedAt: issuedAt === null ? 'none' : issuedAt === 'now' ? 'now' : 'own',
    ownIssuedAt: issuedAt === null || issuedAt === 'now' ? '' : issuedAt,
    jti,
  };
}

/** `nbf` equal to `iat`. */
export const atOnce = '0s';

function formOf({ payload, form }: MintRecipe): Partial<MintDraft> {
  const { encryption, ...written } = form;
  return {
    ...written,
    payload: payload.kind,
    payloadText: payload.kind === 'text' ? payload.text : '',
    payloadBytes: payload.kind === 'base64url' ? payload.text : '',
    isSealed: encryption !== null,
    ...(encryption !== null && { sealKeyId: encryption.keyId, enc: encryption.enc }),
  };
}
