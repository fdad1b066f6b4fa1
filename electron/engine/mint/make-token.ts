import { createHash, randomUUID } from 'node:crypto';
import { appError } from '../../../shared/errors.ts';
import { maxTokenBytes } from '../../../shared/inspect.ts';
import { composeToken, type Composition, type ComposeTools } from '../../../shared/mint.ts';
import type { FilledRecipe, MintRecipe } from '../../../shared/mint-input.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { encryptToken } from '../tokens/encrypt.ts';
import { serializeJwe, serializeJws } from '../tokens/serialize.ts';
import { signContent, type JwsSignature } from '../tokens/sign.ts';
import { contentOf, payloadBytes } from './content.ts';
import type { MadeToken } from './made-token.ts';
import { keysOf, type MintKeys, type RecipeKeys } from './recipe-keys.ts';

/** Makes tokens of every form from recipes. */
export type Maker = {
  /**
   * @param options.now Unix seconds that the token's times are counted from; else the clock's
   * Errors: those of `composeToken` and of `keysOf`; 'payload-too-large' for a token over `maxTokenBytes` (256 KiB, whatever its form: shelf and
   * inspection take no larger ones) or a payload over `maxPayloadBytes` (1 MiB: only a detached one can be that large).
   */
  make(filled: FilledRecipe, options?: { now?: number }): Promise<Result<MadeToken>>;
};

/** @param parts.now whole Unix seconds */
export function createMaker({ keys, now }: { keys: MintKeys; now: () => number }): Maker {
  return {
    async make(filled, options = {}) {
      const loaded = await keysOf(filled.recipe, keys);
      if (!loaded.ok) return loaded;
      const made = await makeWith(filled, loaded.value, { now: options.now ?? now(), jti: randomUUID(), sha256 });
      return made.ok ? withinSize(made.value, fieldOf(filled)) : made;
    },
  };
}

async function makeWith(filled: FilledRecipe, keys: RecipeKeys, tools: ComposeTools): Promise<Result<MadeToken>> {
  const [signer] = keys.signers;
  const composed = composeToken(filled, { signer: signer?.facts ?? null, recipient: keys.recipient }, tools);
  if (!composed.ok) return composed;
  if (keys.recipient !== null) return ok(await sealed(composed.value, filled, keys, keys.recipient));
  return signed(composed.value, filled, keys, tools);
}

/** A JWS in the form that the recipe asks for. */
async function signed(
  composition: Composition,
  filled: FilledRecipe,
  { signers }: RecipeKeys,
  tools: ComposeTools,
): Promise<Result<MadeToken>> {
  const { form, keyId } = filled.recipe;
  const { header, claims, payload } = composition;
  if (header === null || keyId === null) throw new Error('Nothing signs');
  const content = contentOf(payloadBytes(payload), form);
  const signatures: JwsSignature[] = [];
  for (const [index, { key, facts }] of signers.entries()) {
    const own = index === 0 ? ok(composition) : composeToken(forFurtherKey(filled), { signer: facts, recipient: null }, tools);
    if (!own.ok) return own;
    signatures.push(await signContent(own.value.header ?? header, content.input, key));
  }
  return ok({
    text: serializeJws(form.serialization, content.written, signatures),
    form: form.isDetached ? 'jws-detached' : form.serialization === 'compact' ? 'jws' : 'jws-json',
    header,
    claims,
    detachedPayload: form.isDetached ? payload.text : null,
    keyId,
  });
}

/** A JWE of the payload, or of the compact JWS where a key signs: signed first, then encrypted (RFC 7519 section 11.2). */
async function sealed(
  { header, sealHeader, claims, payload }: Composition,
  { recipe }: FilledRecipe,
  { signers }: RecipeKeys,
  recipient: NonNullable<RecipeKeys['recipient']>,
): Promise<MadeToken> {
  if (sealHeader === null) throw new Error('Nothing is sealed');
  const [signer] = signers;
  const bytes = payloadBytes(payload);
  const content = bytes.toString('base64url');
  const signature = signer === undefined || header === null ? null : await signContent(header, content, signer.key);
  const plaintext = signature === null ? bytes : Buffer.from(serializeJws('compact', content, [signature]), 'ascii');
  const jwe = await encryptToken(sealHeader, plaintext, recipient);
  return {
    text: serializeJwe(recipe.form.serialization, jwe),
    form: recipe.form.serialization === 'compact' ? 'jwe' : 'jwe-json',
    header: header ?? jwe.header,
    claims,
    detachedPayload: null,
    keyId: recipe.keyId ?? recipient.id,
  };
}

/**
 * For the header of a further key, which no part of the payload goes into: that is read and written once. A `kid` of one's own
 * was meant for the first key.
 */
function forFurtherKey(filled: FilledRecipe): FilledRecipe {
  const { kid } = filled.recipe;
  const recipe: MintRecipe = {
    ...filled.recipe,
    claims: '',
    payload: { kind: 'text', text: '' },
    kid: kid.kind === 'own' ? { kind: 'key' } : kid,
  };
  return { ...filled, recipe };
}

function withinSize(made: MadeToken, field: string): Result<MadeToken> {
  const bytes = Buffer.byteLength(made.text);
  if (bytes <= maxTokenBytes) return ok(made);
  return fail(appError('payload-too-large', { field, expected: `${maxTokenBytes}`, actual: `${bytes}` }));
}

function fieldOf({ recipe }: FilledRecipe): string {
  return recipe.payload.kind === 'claims' ? 'claims' : 'payload';
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64url');
}
