import { placeholdersIn } from '../../../../shared/placeholders.ts';
import type { FilledRecipe, MintRecipe } from '../../../../shared/mint-input.ts';
import type { Profile, ProfileContent } from '../../../../shared/profiles.ts';
import type { Variable } from '../../../../shared/variables.ts';
import { readClaims, type ClaimsDraft } from './claims-draft.ts';
import { draftOf } from './draft-of.ts';
import { emptyDraft, type MintDraft } from './mint-draft.ts';
import { placeOf } from './place-of.ts';

/** A profile as it is being saved. */
export type ProfileDraft = {
  readonly name: string;
  readonly description: string;
  readonly keepsKey: boolean;
  readonly variables: readonly Variable[];
};

/** What the form's recipe would be as a profile: what stands in braces becomes a variable. */
export function profileDraftOf(filled: FilledRecipe, before: Profile | null): ProfileDraft {
  const isOwn = before !== null && !before.isBuiltIn;
  return {
    name: isOwn ? before.name : '',
    description: isOwn ? before.description : '',
    keepsKey: isOwn && before.recipe.keyId !== null,
    variables: variablesOf(filled),
  };
}

/** The variables that a recipe uses: those that are declared as they are, others as required text. */
function variablesOf({ recipe, variables }: FilledRecipe): Variable[] {
  return placeholdersIn(JSON.stringify(recipe)).map((name) => {
    const known = variables.find((variable) => variable.name === name);
    return known ?? { name, kind: 'text', default: '', isRequired: true, hint: '' };
  });
}

export function contentOf(draft: ProfileDraft, { recipe }: FilledRecipe, algorithms: Profile['algorithms']): ProfileContent {
  return {
    name: draft.name.trim(),
    description: draft.description.trim(),
    recipe: draft.keepsKey ? recipe : { ...recipe, keyId: null },
    variables: [...draft.variables],
    algorithms,
  };
}

/** Whether the form says something else than the profile that it was filled from. A key that the profile leaves open is none. */
export function isChanged(profile: Profile, filled: FilledRecipe): boolean {
  const comparable = (recipe: MintRecipe) => JSON.stringify({ ...recipe, keyId: profile.recipe.keyId === null ? null : recipe.keyId });
  return comparable(profile.recipe) !== comparable(filled.recipe);
}

/** Whether somebody typed something into the form that filling it anew would take away. */
export function saysMoreThan(draft: MintDraft, profile: Profile | null): boolean {
  const before = profile === null ? emptyDraft : draftOf(applied(profile, []), placeOf(draft));
  const typed = draft.values.some(({ value }) => value !== '');
  return typed || workIn(draft) !== workIn(before);
}

/** Key and place stay when the form is filled anew. */
function workIn({ claims, header, ...draft }: MintDraft): string {
  const said = (value: ClaimsDraft) => {
    const read = readClaims(value);
    return read.ok ? read.value : value;
  };
  const stays = { ...placeOf(emptyDraft), keyId: null, variables: [], values: [] };
  return JSON.stringify({ ...draft, ...stays, claims: said(claims), header: said(header) });
}

/** The recipe of a profile with the values that were typed for the same names before. */
export function applied(profile: Profile, values: FilledRecipe['values']): FilledRecipe {
  const names = new Set(profile.variables.map(({ name }) => name));
  return {
    recipe: profile.recipe,
    variables: profile.variables,
    values: values.filter(({ name }) => names.has(name)),
    profileId: profile.id,
  };
}
