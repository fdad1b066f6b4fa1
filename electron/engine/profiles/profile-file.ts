import { z } from 'zod';
import { appError } from '../../../shared/errors.ts';
import { keyAlgorithmSchema } from '../../../shared/key-algorithms.ts';
import { contentEncryptionSchema, mintRecipeSchema, tokenFormSchema } from '../../../shared/mint-input.ts';
import { profileContentSchema, type ProfileContent } from '../../../shared/profiles.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { parseJson } from '../../../shared/json/parse.ts';

/** What a key is called where no key may be: in a file that is given to others. */
const keyNameSchema = z.strictObject({ kid: z.string().max(256), alg: keyAlgorithmSchema });
export type KeyInFile = z.infer<typeof keyNameSchema>;

const recipeInFileSchema = mintRecipeSchema.omit({ keyId: true, form: true }).extend({
  key: keyNameSchema.nullable(),
  form: tokenFormSchema.omit({ otherKeyIds: true, encryption: true }).extend({
    otherKeys: z.array(keyNameSchema).max(9),
    encryption: z.strictObject({ key: keyNameSchema, enc: contentEncryptionSchema }).nullable(),
  }),
});
const profileInFileSchema = profileContentSchema.extend({ recipe: recipeInFileSchema });
const fileSchema = z.strictObject({
  format: z.literal('tokensmith-profiles'),
  version: z.literal(1),
  profiles: z.array(profileInFileSchema).min(1).max(1_000),
});

/** How ids of the vault's keys and what keys are called become each other. null: there is no such key. */
export type KeyNames = { nameOf: (id: string) => KeyInFile | null; idOf: (key: KeyInFile) => string | null };

export const maximumFileBytes = 5_000_000;

/** JSON text of profiles. Keys are named by `kid` and `alg`; nothing of them is in it. Error: 'key-not-found', in `field`. */
export function writeProfiles(contents: readonly ProfileContent[], { nameOf }: KeyNames): Result<string> {
  const profiles: z.input<typeof profileInFileSchema>[] = [];
  for (const { recipe, ...content } of contents) {
    const { keyId, form, ...rest } = recipe;
    const { otherKeyIds, encryption, ...plainForm } = form;
    const sealKey = encryption === null ? null : nameOf(encryption.keyId);
    // Without its key this would be a profile of tokens that are not encrypted: never in silence.
    if (encryption !== null && sealKey === null) return fail(appError('key-not-found', { field: 'form.encryption.keyId' }));
    const seal = encryption === null || sealKey === null ? null : { key: sealKey, enc: encryption.enc };
    const otherKeys = otherKeyIds.map(nameOf);
    if (otherKeys.includes(null)) return fail(appError('key-not-found', { field: 'form.otherKeyIds' }));
    profiles.push({
      ...content,
      recipe: {
        ...rest,
        key: keyId === null ? null : nameOf(keyId),
        form: { ...plainForm, otherKeys: otherKeys.filter((key) => key !== null), encryption: seal },
      },
    });
  }
  return ok(`${JSON.stringify({ format: 'tokensmith-profiles', version: 1, profiles }, null, 2)}\n`);
}

/**
 * Profiles out of such a file. A signing key that the vault does not have is left open: it is asked for when the profile is used.
 * Errors: 'file-malformed' with what is expected and where; 'key-not-found' where a profile encrypts, or signs with several
 * keys, and one of them is missing.
 */
export function readProfiles(text: string, { idOf }: KeyNames): Result<ProfileContent[]> {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { problem, offset, line, column } = parsed.error;
    return fail(appError('file-malformed', { expected: 'JSON', actual: problem, offset, line, column }));
  }
  const checked = fileSchema.safeParse(JSON.parse(text));
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const field = issue?.path.join('.').slice(0, 200) ?? '';
    return fail(appError('file-malformed', { expected: 'tokensmith-profiles, version 1', actual: `${field}: ${issue?.code ?? ''}` }));
  }
  const contents: ProfileContent[] = [];
  for (const { recipe, ...content } of checked.data.profiles) {
    const { key, form, ...rest } = recipe;
    const { otherKeys, encryption, ...plainForm } = form;
    const otherKeyIds = otherKeys.map(idOf);
    const sealKeyId = encryption === null ? null : idOf(encryption.key);
    const missing = otherKeys.find((_, index) => otherKeyIds[index] === null) ?? (sealKeyId === null ? encryption?.key : undefined);
    if (missing !== undefined) return fail(appError('key-not-found', { field: content.name, expected: `${missing.alg} ${missing.kid}` }));
    contents.push({
      ...content,
      recipe: {
        ...rest,
        keyId: key === null ? null : idOf(key),
        form: {
          ...plainForm,
          otherKeyIds: otherKeyIds.filter((id) => id !== null),
          encryption: encryption === null || sealKeyId === null ? null : { keyId: sealKeyId, enc: encryption.enc },
        },
      },
    });
  }
  return ok(contents);
}
