import type { JsonObject } from '../../../shared/json/node.ts';
import type { KeyState } from '../../../shared/keys.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { verifierOf, type SigningKey } from '../keys/import/signing-key.ts';
import type { GivenKey } from '../keys/import/verification-key.ts';
import { describeKey, publicJwkSchema, type PublicJwk } from '../keys/public-key.ts';
import { signerAmong } from '../keys/rotation/rotation-rows.ts';
import { signToken } from '../tokens/sign.ts';

/** What the local API says of a key. `id` is the vault's; null for an ephemeral key. */
export type KeyLabel = { readonly id: string | null; readonly name: string };

/** A key that the local API signs with. The key material stays behind the function. */
export type LocalApiKey = KeyLabel & {
  readonly kid: string;
  readonly alg: string;
  /** Compact serialization of `payload` under `header`. */
  readonly sign: (header: JsonObject, payload: string) => Promise<Result<string>>;
};

/** What the local API does at one moment: signs with one key, trusts and publishes several. */
export type LocalApiKeySet = {
  /** null where none of the keys is active any more: nothing is signed then. */
  readonly signing: LocalApiKey | null;
  readonly trusted: readonly GivenKey[];
  /** Public halves, for the JWKS. A symmetric key has none. */
  readonly published: readonly PublicJwk[];
};

/** Where the local API gets its keys from, anew for each request, so that it follows a rotation while it runs. */
export type LocalApiKeys = {
  /** The key that signs, or the last one that did. */
  readonly signer: () => KeyLabel | null;
  readonly current: () => Promise<Result<LocalApiKeySet>>;
};

/** One of the keys that replaced each other. */
export type FamilyKey = {
  readonly state: KeyState;
  readonly key: LocalApiKey;
  readonly verifier: GivenKey;
  readonly publicJwk: PublicJwk | null;
};

/** Who does what in a family of keys, given oldest first. The one that signs comes first, then the newest. */
export function keySetOf(family: readonly FamilyKey[]): LocalApiKeySet {
  const living = family.filter(({ state }) => state !== 'retired').toReversed();
  const signer = signerAmong(living.toReversed());
  const ordered = signer === null ? living : [signer, ...living.filter((member) => member !== signer)];
  return {
    signing: signer?.key ?? null,
    trusted: ordered.map(({ verifier }) => verifier),
    published: ordered.flatMap(({ publicJwk }) => publicJwk ?? []),
  };
}

export type NamedKey = SigningKey & { readonly kid: string };

/** A key that is at hand, prepared once for all requests. */
export function heldKey(signing: NamedKey, label: KeyLabel): Omit<FamilyKey, 'state'> {
  const { kid, alg } = signing;
  const publicText = describeKey(signing.key, alg, kid).public_jwk;
  return {
    key: { ...label, kid, alg, sign: async (header, payload) => ok(await signToken(header, payload, signing)) },
    verifier: verifierOf(signing, label),
    publicJwk: publicText === null ? null : publicJwkSchema.parse(JSON.parse(publicText)),
  };
}

/** The keys of a local API that has only one, from its start to its end. */
export function singleKey(signing: NamedKey, label: KeyLabel): LocalApiKeys {
  const set = keySetOf([{ ...heldKey(signing, label), state: 'active' }]);
  return { signer: () => label, current: async () => ok(set) };
}
