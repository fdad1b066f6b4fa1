import { noOrigin, type NewToken } from '../electron/engine/shelf/token-writes.ts';
import { noPlace, plainRecipe, type MintInput, type MintRecipe } from '../shared/mint-input.ts';

/** The fields that tests change most, flat: those of the recipe, and the label of the place. */
type FlatInput = Pick<MintRecipe, 'typ' | 'subject' | 'issuer' | 'audience' | 'claims' | 'lifetime'> & { label: string | null };

/** An ordinary JWT for "ada" with that key. `recipe` changes any other part of the recipe. */
export function mintInput(keyId: string, changes: Partial<FlatInput> = {}, recipe: Partial<MintRecipe> = {}): MintInput {
  const { label, ...fields } = changes;
  return {
    recipe: { ...plainRecipe, keyId, subject: 'ada', ...fields, ...recipe },
    variables: [],
    values: [],
    profileId: null,
    place: { ...noPlace, label: label ?? '' },
    parentId: null,
  };
}

/** A token from elsewhere, as it comes onto the shelf. */
export function pastedToken(token: Pick<NewToken, 'text' | 'header' | 'claims' | 'keyId'>): NewToken {
  return { ...noOrigin, ...token, detachedPayload: null, form: 'jws', source: 'pasted', place: noPlace };
}
