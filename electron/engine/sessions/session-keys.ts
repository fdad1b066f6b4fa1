import { appError } from '../../../shared/errors.ts';
import type { JsonObject } from '../../../shared/json/node.ts';
import { parseJson } from '../../../shared/json/parse.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { PublicJwk } from '../keys/public-key.ts';
import type { LocalApiKeySet } from '../local-api/local-api-key.ts';
import { vaultKeys, type VaultParts } from '../local-api/vault-keys.ts';
import { signToken } from '../tokens/sign.ts';
import type { TokenSigner } from './session-tokens.ts';

/** Where sessions get their keys from. */
export type SessionKeys = {
  /** The very key that the user chose. Errors: those of `KeySource.signingKey`. */
  signer(keyId: string): Promise<Result<TokenSigner>>;
  /** The keys that replaced each other, and the one of them that signs now. */
  family(keyId: string): Promise<Result<LocalApiKeySet>>;
};

export function vaultSessionKeys(parts: VaultParts): SessionKeys {
  return {
    async signer(id) {
      const signing = await parts.source.signingKey(id);
      if (!signing.ok) return signing;
      const { kid, alg } = signing.value;
      const published = parts.source.publicJwk(id);
      const publicJwk = published.ok ? nodeOf(published.value) : null;
      return ok({ id, kid, alg, publicJwk, sign: async (header, payload) => ok(await signToken(header, payload, signing.value)) });
    },
    async family(id) {
      const keys = await vaultKeys(id, parts);
      return keys.ok ? keys.value.current() : keys;
    },
  };
}

/** Error: 'key-unusable' where none of the keys signs any more. */
export function signerOf({ signing, published }: LocalApiKeySet): Result<TokenSigner> {
  if (signing === null) return fail(appError('key-unusable', { expected: 'an active key', actual: 'none' }));
  const own = published.find(({ kid }) => kid === signing.kid);
  return ok({ ...signing, publicJwk: own === undefined ? null : nodeOf(own) });
}

function nodeOf(jwk: PublicJwk): JsonObject | null {
  const parsed = parseJson(JSON.stringify(jwk));
  return parsed.ok && parsed.value.kind === 'object' ? parsed.value : null;
}
