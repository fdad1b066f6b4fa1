import { appError } from './errors.ts';
import type { MintKeys } from './mint.ts';
import type { MintRecipe } from './mint-input.ts';
import { fail, ok, type Result } from './result.ts';

/**
 * Whether a token can be written that way with these keys. The signer that is given counts, whether or not the recipe names it.
 * Errors: 'form-impossible' with the part of the form and what it may be; 'key-not-found'.
 */
export function checkForm(recipe: MintRecipe, { signer, recipient }: MintKeys): Result<null> {
  const { keyId, form, payload, embedsKey } = recipe;
  const { serialization, isDetached, isUnencoded, otherKeyIds, encryption } = form;
  if (signer === null && keyId !== null) return fail(appError('key-not-found', { field: 'keyId' }));
  if (encryption !== null) {
    if (recipient === null) return fail(appError('key-not-found', { field: 'form.encryption' }));
    if (isDetached) return impossible('form.isDetached', 'false with encryption');
    if (isUnencoded) return impossible('form.isUnencoded', 'false with encryption');
    if (otherKeyIds.length > 0) return impossible('form.otherKeyIds', 'none with encryption');
  } else if (signer === null) return impossible('keyId', 'a key that signs, or encryption');
  if (otherKeyIds.length > 0 && serialization !== 'general') return impossible('form.otherKeyIds', 'none but with general JSON');
  if (new Set([keyId, ...otherKeyIds]).size <= otherKeyIds.length) return impossible('form.otherKeyIds', 'each key once');
  // RFC 7797 section 7.
  if (isUnencoded && payload.kind === 'claims') return impossible('form.isUnencoded', 'a payload that is no claims set');
  if (embedsKey && (signer === null || signer.publicJwk === null)) return impossible('embedsKey', 'a key that signs and has a public half');
  return ok(null);
}

function impossible(field: string, expected: string): Result<never> {
  return fail(appError('form-impossible', { field, expected }));
}
