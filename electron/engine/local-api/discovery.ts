import type { PublicJwk } from '../keys/public-key.ts';
import { grantTypes } from './grants.ts';
import type { LocalApiKeySet } from './local-api-key.ts';

/** RFC 7517 section 5. Empty for symmetric keys: their only half is the secret. */
export function jwksDocument({ published }: LocalApiKeySet): { keys: readonly PublicJwk[] } {
  return { keys: published };
}

/**
 * OpenID Connect Discovery 1.0 section 3, as far as this issuer goes: it has no authorization endpoint,
 * which RFC 8414 section 2 lets it leave out.
 */
export function discoveryDocument({ signing, trusted }: LocalApiKeySet, issuer: string): Record<string, unknown> {
  const algorithms = trusted.flatMap((key) => (key.isUsable ? key.algorithms : []));
  return {
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    token_endpoint: `${issuer}/token`,
    // Whoever asks is believed: it is for tests. Names are taken, secrets are not looked at.
    token_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'client_secret_post'],
    grant_types_supported: grantTypes,
    response_types_supported: ['token'],
    subject_types_supported: ['public'],
    // With a rotation on its way, also those of the keys that do not sign yet or any more.
    id_token_signing_alg_values_supported: [...new Set([...(signing === null ? [] : [signing.alg]), ...algorithms])],
    claims_supported: ['iss', 'sub', 'aud', 'username', 'client_id', 'scope', 'acr', 'amr', 'auth_time', 'sid', 'iat', 'exp', 'jti'],
  };
}
