import { createMaker, type Maker } from '../../../electron/engine/mint/make-token.ts';
import type { MadeToken } from '../../../electron/engine/mint/made-token.ts';
import type { AppError } from '../../../shared/errors.ts';
import { plainRecipe, type FilledRecipe, type MintRecipe, type TokenForm } from '../../../shared/mint-input.ts';
import { mintKeysOf, testKeys } from '../../figures/minted/test-keys.ts';

export const issuedAt = 1_795_446_280;
export const keys = await testKeys('unit');
export const maker: Maker = createMaker({ keys: mintKeysOf(keys), now: () => issuedAt });

type Changes = Omit<Partial<MintRecipe>, 'form'> & { form?: Partial<TokenForm> };

export function filled({ form, ...changes }: Changes): FilledRecipe {
  const recipe = { ...plainRecipe, keyId: 'HS256', ...changes, form: { ...plainRecipe.form, ...form } };
  return { recipe, variables: [], values: [], profileId: null };
}

export async function made(changes: Changes): Promise<MadeToken> {
  const outcome = await maker.make(filled(changes));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

export async function refusal(changes: Changes): Promise<AppError | null> {
  const outcome = await maker.make(filled(changes));
  return outcome.ok ? null : outcome.error;
}

/** What a segment says, as text. */
export function plain(segment: string | undefined): string {
  return Buffer.from(segment ?? '', 'base64url').toString();
}
