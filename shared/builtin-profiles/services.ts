import type { Profile } from '../profiles.ts';
import { builtIn, optional, required } from './built-in.ts';

/**
 * "Generating a JSON Web Token (JWT) for a GitHub App": RS256, `iat` a minute back against clocks that differ, `exp` at most ten
 * minutes ahead. Ten minutes from that `iat` leave one to spare.
 */
const gitHubApp = builtIn(
  'github-app',
  'GitHub App',
  ['RS256'],
  { kid: { kind: 'none' }, issuer: '{{client_id}}', issuedAt: '-60s', lifetime: '10m', jti: 'none' },
  [required('client_id')],
);

/** "Using OAuth 2.0 for Server to Server Applications": exchanged for an access token; one hour at most. `sub` is for delegation. */
const googleServiceAccount = builtIn(
  'google-service-account',
  'Google service account',
  ['RS256'],
  {
    kid: { kind: 'own', kid: '{{private_key_id}}' },
    issuer: '{{service_account}}',
    subject: '{{user}}',
    audience: ['https://oauth2.googleapis.com/token'],
    claims: '{"scope":"{{scope}}"}',
    lifetime: '1h',
    jti: 'none',
  },
  [required('service_account'), required('scope'), optional('user'), optional('private_key_id')],
);

/** "Generating Tokens for API Requests" of App Store Connect: at most 20 minutes. `bid` is for the App Store Server API. */
const appStore = builtIn(
  'apple-app-store',
  'Apple App Store',
  ['ES256'],
  {
    kid: { kind: 'own', kid: '{{key_id}}' },
    issuer: '{{issuer_id}}',
    audience: ['appstoreconnect-v1'],
    claims: '{"bid":"{{bundle_id}}"}',
    lifetime: '20m',
    jti: 'none',
  },
  [required('key_id'), required('issuer_id'), optional('bundle_id')],
);

/** "Creating a client secret" of Sign in with Apple: at most 15,777,000 seconds. */
const signInWithApple = builtIn(
  'apple-sign-in',
  'Sign in with Apple: client secret',
  ['ES256'],
  {
    kid: { kind: 'own', kid: '{{key_id}}' },
    issuer: '{{team_id}}',
    subject: '{{client_id}}',
    audience: ['https://appleid.apple.com'],
    lifetime: '180d',
    jti: 'none',
  },
  [required('key_id'), required('team_id'), required('client_id')],
);

/** The tokens of Supabase that the project's secret signs; its own API keys are such tokens without a subject. */
const supabase = builtIn(
  'supabase',
  'Supabase role',
  ['HS256'],
  {
    kid: { kind: 'none' },
    issuer: 'supabase',
    subject: '{{user}}',
    audience: ['{{audience}}'],
    claims: '{"ref":"{{project}}","role":"{{role}}"}',
    lifetime: '1h',
    jti: 'none',
  },
  [required('project'), required('role', 'text', 'anon'), optional('user'), optional('audience', 'list')],
);

/** "Create custom tokens using a third-party JWT library": one hour at most. */
const firebase = builtIn(
  'firebase-custom',
  'Firebase custom token',
  ['RS256'],
  {
    kid: { kind: 'none' },
    issuer: '{{service_account}}',
    subject: '{{service_account}}',
    audience: ['https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit'],
    claims: '{"uid":"{{uid}}","claims":"{{claims}}"}',
    lifetime: '1h',
    jti: 'none',
  },
  [required('service_account'), required('uid'), optional('claims', 'json')],
);

/** "Authentication using JWTs" of Hasura: roles and session variables in one claim of its own. */
const hasura = builtIn(
  'hasura',
  'Hasura roles',
  null,
  {
    subject: '{{user}}',
    claims:
      '{"https://hasura.io/jwt/claims":{"x-hasura-default-role":"{{role}}","x-hasura-allowed-roles":"{{roles}}","x-hasura-user-id":"{{user}}"}}',
    lifetime: '1h',
    jti: 'none',
  },
  [required('user'), required('role', 'text', 'user'), required('roles', 'list', 'user')],
);

export const services: readonly Profile[] = [gitHubApp, googleServiceAccount, appStore, signInWithApple, supabase, firebase, hasura];
