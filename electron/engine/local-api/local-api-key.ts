import type { JsonObject } from '../../../shared/json/node.ts';
import type { Policy, Verdict } from '../../../shared/verdict.ts';
import { verifierOf, type SigningKey } from '../keys/import/signing-key.ts';
import { describeKey, publicJwkSchema, type PublicJwk } from '../keys/public-key.ts';
import { signToken } from '../tokens/sign.ts';
import { verifyToken } from '../tokens/verify.ts';

/** The one key that the local API signs with and trusts. The key material stays behind the two functions. */
export type LocalApiKey = {
  /** The vault's id; null for an ephemeral key. */
  readonly id: string | null;
  readonly name: string;
  readonly kid: string;
  readonly alg: string;
  /** For the JWKS; null for a symmetric key, which has no public half. */
  readonly publicJwk: PublicJwk | null;
  /** Compact serialization of `payload` under `header`. */
  readonly sign: (header: JsonObject, payload: string) => Promise<string>;
  /** Judges a token with this key alone. `at` is in Unix seconds. */
  readonly verify: (compact: string, policy: Policy, at: number) => Promise<Verdict>;
};

/** Prepares a signing key for the local API, once for all its requests. */
export function localApiKey(signing: SigningKey & { readonly kid: string }, { id, name }: Pick<LocalApiKey, 'id' | 'name'>): LocalApiKey {
  const { kid, alg } = signing;
  const verifier = verifierOf(signing, { id, name });
  const publicText = describeKey(signing.key, alg).public_jwk;
  return {
    id,
    name,
    kid,
    alg,
    publicJwk: publicText === null ? null : { ...publicJwkSchema.parse(JSON.parse(publicText)), kid },
    sign: (header, payload) => signToken(header, payload, signing),
    verify: async (compact, policy, at) => (await verifyToken(compact, [verifier], policy, at)).verdict,
  };
}
