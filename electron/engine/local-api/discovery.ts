import type { PublicJwk } from '../keys/public-key.ts';
import type { LocalApiKey } from './local-api-key.ts';

/** RFC 7517 section 5. Empty for a symmetric key: its only half is the secret. */
export function jwksDocument(key: LocalApiKey): { keys: PublicJwk[] } {
  return { keys: key.publicJwk === null ? [] : [key.publicJwk] };
}

/**
 * OpenID Connect Discovery 1.0 section 3, as far as this issuer goes: it has no authorization endpoint,
 * which RFC 8414 section 2 lets it leave out.
 */
export function discoveryDocument(key: LocalApiKey, issuer: string): Record<string, unknown> {
  return {
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    token_endpoint: `${issuer}/token`,
    token_endpoint_auth_methods_supported: ['none'],
    response_types_supported: ['token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [key.alg],
    claims_supported: ['iss', 'sub', 'username', 'iat', 'exp', 'jti'],
  };
}
