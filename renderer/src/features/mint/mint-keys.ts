import { canSign } from '../../../../shared/can-sign.ts';
import { jsonString, type JsonObject } from '../../../../shared/json/node.ts';
import { parseJson } from '../../../../shared/json/parse.ts';
import type { KeySummary } from '../../../../shared/keys.ts';
import type { MintKeys } from '../../../../shared/mint.ts';
import { isSignedDraft, type MintDraft } from './mint-draft.ts';

/** Those that cannot sign now stay in the list, with the reason. */
export function isForSigning({ use, holds }: KeySummary): boolean {
  return use === 'sig' && holds !== 'public';
}

/** Sealing takes the public half, or the shared secret. */
export function isForSealing({ use }: KeySummary): boolean {
  return use === 'enc';
}

export function canSeal(key: KeySummary): boolean {
  return isForSealing(key) && (key.state === 'active' || key.state === 'next') && !(key.holds === 'secret' && key.isSecretMissing);
}

/** A shared secret has no public half to put into a header. */
export function hasPublicHalf({ kty }: KeySummary): boolean {
  return kty !== 'oct';
}

/** The key that was used last, else the newest; one that waits for its turn in a rotation comes after those in use. */
export function firstKey(keys: readonly KeySummary[]): string | null {
  const signers = keys.filter(canSign);
  const active = signers.filter((key) => key.state === 'active');
  const usable = active.length > 0 ? active : signers;
  return usable.toSorted((one, other) => (other.lastUsedAt ?? other.createdAt) - (one.lastUsedAt ?? one.createdAt))[0]?.id ?? null;
}

export function keyOf(keys: readonly KeySummary[], id: string | null): KeySummary | null {
  return keys.find((key) => key.id === id) ?? null;
}

/** Which keys a draft is composed with. `jwk`: the public half as JSON text, null while it is not there. */
export function mintKeysOf(draft: MintDraft, keys: readonly KeySummary[], jwk: string | null): MintKeys {
  const signer = isSignedDraft(draft) ? keyOf(keys, draft.keyId) : null;
  const recipient = draft.isSealed ? keyOf(keys, draft.sealKeyId) : null;
  return {
    signer: signer && { alg: signer.alg, kid: signer.kid, publicJwk: hasPublicHalf(signer) ? publicJwk(signer, jwk) : null },
    recipient: recipient && { alg: recipient.alg, kid: recipient.kid },
  };
}

/** The numbers alone, as minting writes them: the header says `alg` and `kid` already. */
function publicJwk({ kty }: KeySummary, jwk: string | null): JsonObject {
  const parsed = jwk === null ? null : parseJson(jwk);
  if (parsed?.ok === true && parsed.value.kind === 'object') {
    return { kind: 'object', members: parsed.value.members.filter(({ name }) => !['kid', 'alg', 'use'].includes(name)) };
  }
  return { kind: 'object', members: [{ name: 'kty', value: jsonString(kty) }] };
}
