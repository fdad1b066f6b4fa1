import { memberOf, type JsonObject } from '../../../shared/json/node.ts';
import { parseJson } from '../../../shared/json/parse.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { ShelfForm } from '../../../shared/tokens.ts';
import { decodeBase64url } from '../tokens/base64url.ts';
import { notRenewable } from './not-renewable.ts';

/** What a compact, signed token holds. */
export type TokenParts = {
  readonly header: JsonObject;
  /** null where the payload is no claims set */
  readonly claims: JsonObject | null;
  readonly form: 'jws' | 'jws-detached';
};

/**
 * Takes a stored token apart; nothing is verified. Error: 'not-renewable' for one whose recipe cannot be read from it: an
 * encrypted one does not say who sealed it how, a JSON serialization may be signed by several keys.
 */
export function partsOfToken(form: ShelfForm, stored: { readonly text: string; readonly payload: string | null }): Result<TokenParts> {
  if (form === 'jwe' || form === 'jwe-json') return notRenewable('encrypted');
  if (form === 'sd-jwt') return notRenewable('selective');
  // A detached one may be of either serialization.
  if (form === 'jws-json' || stored.text.startsWith('{')) return notRenewable('json-form');
  const [head = '', body = ''] = stored.text.split('.');
  const header = objectOf(decoded(head));
  if (header === null) return notRenewable('header', { field: 'header', expected: 'a JSON object' });
  const b64 = memberOf(header, 'b64');
  const isUnencoded = b64?.kind === 'boolean' && !b64.value;
  return ok({ header, claims: objectOf(stored.payload ?? (isUnencoded ? body : decoded(body))), form });
}

function decoded(segment: string): string | null {
  return decodeBase64url(segment)?.toString('utf8') ?? null;
}

/** The object of a JSON text; null for anything else. */
export function objectOf(text: string | null): JsonObject | null {
  const parsed = text === null ? null : parseJson(text);
  return parsed?.ok === true && parsed.value.kind === 'object' ? parsed.value : null;
}
