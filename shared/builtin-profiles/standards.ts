import type { Profile } from '../profiles.ts';
import { asymmetric, builtIn, optional, required } from './built-in.ts';

/** Any JWT, nothing filled in. RFC 7519. */
const plain = builtIn('jwt', 'Plain JWT', null, {}, []);

/** RFC 9068 section 2. */
const accessToken = builtIn(
  'rfc9068',
  'OAuth 2.0 access token (RFC 9068)',
  null,
  {
    typ: 'at+jwt',
    issuer: '{{issuer}}',
    subject: '{{subject}}',
    audience: ['{{audience}}'],
    claims: '{"client_id":"{{client_id}}","scope":"{{scope}}"}',
    lifetime: '1h',
  },
  [required('issuer'), required('subject'), required('audience', 'list'), required('client_id'), optional('scope')],
);

/** OpenID Connect Core 1.0 section 2. */
const identityToken = builtIn(
  'id-token',
  'OpenID Connect ID token',
  null,
  {
    issuer: '{{issuer}}',
    subject: '{{subject}}',
    audience: ['{{client_id}}'],
    claims: '{"nonce":"{{nonce}}","auth_time":"{{auth_time}}","acr":"{{acr}}","amr":"{{amr}}"}',
    lifetime: '1h',
    jti: 'none',
  },
  [
    required('issuer'),
    required('subject'),
    required('client_id'),
    optional('nonce'),
    optional('auth_time', 'time', '0s'),
    optional('acr'),
    optional('amr', 'list'),
  ],
);

/** RFC 7523 section 3; OpenID Connect Core 1.0 section 9, private_key_jwt. Used once, so it lives only as long as the request may take. */
const clientAssertion = builtIn(
  'client-assertion',
  'Client assertion (RFC 7523)',
  asymmetric,
  { issuer: '{{client_id}}', subject: '{{client_id}}', audience: ['{{token_endpoint}}'], lifetime: '5m' },
  [required('client_id'), required('token_endpoint')],
);

/** RFC 9449 section 4.2. `ath` only with an access token, `nonce` only where the server gave one; no `exp`: `iat` decides. */
const proof = builtIn(
  'dpop',
  'DPoP proof (RFC 9449)',
  asymmetric,
  {
    typ: 'dpop+jwt',
    kid: { kind: 'none' },
    embedsKey: true,
    claims: '{"htm":"{{method}}","htu":"{{url}}","ath":"{{access_token}}","nonce":"{{nonce}}"}',
    lifetime: 'none',
  },
  [required('method', 'text', 'POST'), required('url'), optional('access_token', 'sha256'), optional('nonce')],
);

/** OpenID Connect Back-Channel Logout 1.0 section 2.4: preferably at most two minutes. */
const logoutToken = builtIn(
  'logout-token',
  'OpenID Connect logout token',
  null,
  {
    typ: 'logout+jwt',
    issuer: '{{issuer}}',
    subject: '{{subject}}',
    audience: ['{{client_id}}'],
    claims: '{"events":{"http://schemas.openid.net/event/backchannel-logout":{}},"sid":"{{session}}"}',
    lifetime: '2m',
  },
  [required('issuer'), required('client_id'), required('subject'), optional('session')],
);

export const standards: readonly Profile[] = [plain, accessToken, identityToken, clientAssertion, proof, logoutToken];
