import { appError } from '../../shared/errors.ts';
import type { SendInput } from '../../shared/requests.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { KeySource } from './keys/key-source.ts';
import { redact } from './redact.ts';
import type { TokenIdentity } from './requests/send.ts';
import type { Shelf } from './shelf/shelf.ts';
import { breakToken } from './tokens/break.ts';

type Parts = { readonly shelf: Shelf; readonly keys: Pick<KeySource, 'signingKey'>; /** Unix seconds. */ readonly now: () => number };

/**
 * The text that a request is sent with: a stored token, broken on purpose where the identity asks for it. Errors:
 * 'token-unavailable' for one that no Authorization header can carry; those of the shelf, of the key and of `breakToken`.
 */
export async function tokenOfIdentity(identity: TokenIdentity, { shelf, keys, now }: Parts): Promise<Result<{ compact: string }>> {
  const item = shelf.item(identity.tokenId);
  if (!item.ok) return item;
  const { form, keyId } = item.value;
  if (form !== 'jws' && form !== 'jwe' && form !== 'sd-jwt') {
    return fail(appError('token-unavailable', { field: 'identity', expected: 'compact serialization', actual: form }));
  }
  const stored = shelf.text(identity.tokenId);
  if (!stored.ok) return stored;
  if (identity.fault === 'none') return ok({ compact: stored.value.text });
  const key = keyId === null || identity.fault !== 'expired' ? null : await keys.signingKey(keyId);
  if (key !== null && !key.ok) return key;
  const broken = await breakToken(stored.value.text, identity.fault, key === null ? null : key.value, now());
  return broken.ok ? ok({ compact: broken.value }) : broken;
}

/** Where a token was sent, for its lineage: no query, no token in the path. */
export function noteTokenUse(input: SendInput, status: number | null, { shelf, now }: Omit<Parts, 'keys'>): void {
  if (input.identity.kind !== 'token' || !URL.canParse(input.url)) return;
  const { origin, pathname } = new URL(input.url);
  shelf.noteUse(input.identity.tokenId, { at: Math.floor(now()), method: input.method, url: redact(`${origin}${pathname}`), status });
}
