import { es, guid, hour, logoutEvents, rs, type Sound } from './sound-parts.ts';
import { now } from './taken-apart.ts';

const entra = {
  iss: `https://login.microsoftonline.com/${guid}/v2.0`,
  sub: 'AAAAAFh3Zk1Qb',
  aud: guid,
  tid: guid,
  oid: guid,
  nbf: now,
  uti: 'uti',
  ver: '2.0',
};
const google = {
  iss: 'https://accounts.google.com',
  azp: '1.apps.googleusercontent.com',
  aud: '1.apps.googleusercontent.com',
  sub: '110169484474386276334',
};
const realm = { iss: 'https://sso.example/realms/shop', jti: guid, sid: guid, azp: 'shop-web', sub: guid };
const auth0 = {
  iss: 'https://shop.eu.auth0.com/',
  sub: 'auth0|65f1c0',
  aud: ['https://api.shop.example', 'https://shop.eu.auth0.com/userinfo'],
  azp: 'client',
};
const cognito = {
  iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC',
  sub: guid,
  jti: guid,
  origin_jti: guid,
  event_id: guid,
  auth_time: now,
};

/** Of those that people sign in with. */
export const providerTokens: readonly Sound[] = [
  // Microsoft Entra: typ JWT for all, access tokens tell by scp or roles
  ['Entra access v2', rs({ typ: 'JWT', x5t: 'k' }), { ...entra, ...hour, scp: 'User.Read', azp: guid, azpacr: '1' }, ['typ-generic']],
  [
    'Entra access v1',
    rs({ typ: 'JWT', x5t: 'k' }),
    { ...entra, iss: `https://sts.windows.net/${guid}/`, ...hour, scp: 'User.Read Mail.Read', appid: guid, ver: '1.0' },
    ['typ-generic'],
  ],
  ['Entra app-only', rs({ typ: 'JWT' }), { ...entra, ...hour, roles: ['Tasks.Read.All'], azp: guid }, []],
  ['Entra ID token', rs({ typ: 'JWT' }), { ...entra, ...hour, nonce: 'n', preferred_username: 'kim.example' }, []],
  ['Entra ID token with a name', rs({ typ: 'JWT' }), { ...entra, ...hour, nonce: 'n', name: 'Kim' }, ['personal-data']],
  ['Entra ID token with groups', rs({ typ: 'JWT' }), { ...entra, ...hour, nonce: 'n', groups: [guid, guid] }, []],
  [
    'Entra 28 hours (CAE)',
    rs({ typ: 'JWT' }),
    { ...entra, iat: now, exp: now + 28 * 3_600, scp: 'a', xms_cc: ['cp1'] },
    ['life-long', 'typ-generic'],
  ],
  // Google
  ['Google ID token', rs({ typ: 'JWT' }), { ...google, ...hour, at_hash: 'h' }, []],
  [
    'Google ID token with e-mail',
    rs({ typ: 'JWT' }),
    { ...google, ...hour, at_hash: 'h', email: 'kim@example.com', email_verified: true },
    ['personal-data'],
  ],
  ['Google without the scheme', rs({ typ: 'JWT' }), { ...google, iss: 'accounts.google.com', ...hour, at_hash: 'h' }, []],
  [
    'Google service account identity',
    rs({ typ: 'JWT' }),
    { ...google, aud: 'https://run.example', ...hour, email: 'a@p.iam.gserviceaccount.com', email_verified: true },
    ['personal-data'],
  ],
  [
    'Google JWT bearer grant',
    rs({ typ: 'JWT' }),
    {
      iss: 'a@p.iam.gserviceaccount.com',
      scope: 'https://www.googleapis.com/auth/drive',
      aud: 'https://oauth2.googleapis.com/token',
      ...hour,
    },
    ['typ-generic'],
  ],
  [
    'Firebase ID token',
    rs({ typ: 'JWT' }),
    {
      iss: 'https://securetoken.google.com/p',
      aud: 'p',
      sub: 'uid',
      user_id: 'uid',
      auth_time: now,
      ...hour,
      firebase: { identities: {}, sign_in_provider: 'custom' },
    },
    [],
  ],
  [
    'Google IAP',
    es({ typ: 'JWT' }),
    {
      iss: 'https://cloud.google.com/iap',
      aud: '/projects/1/global/backendServices/2',
      sub: 'accounts.google.com:1',
      iat: now,
      exp: now + 600,
    },
    [],
  ],
  // Keycloak says the kind in the claim typ
  [
    'Keycloak access',
    rs({ typ: 'JWT' }),
    { ...realm, iat: now, exp: now + 300, aud: 'account', typ: 'Bearer', scope: 'openid profile', realm_access: { roles: ['user'] } },
    ['typ-generic'],
  ],
  [
    'Keycloak access, at+jwt',
    rs({ typ: 'at+jwt' }),
    { ...realm, iat: now, exp: now + 300, aud: ['account', 'api'], client_id: 'shop-web', typ: 'Bearer', scope: 'openid' },
    [],
  ],
  [
    'Keycloak ID token',
    rs({ typ: 'JWT' }),
    { ...realm, iat: now, exp: now + 300, aud: 'shop-web', typ: 'ID', nonce: 'n', auth_time: now, at_hash: 'h', acr: '1' },
    [],
  ],
  [
    'Keycloak refresh',
    { alg: 'HS512', typ: 'JWT', kid: guid },
    { ...realm, iat: now, exp: now + 1_800, aud: realm.iss, typ: 'Refresh', scope: 'openid' },
    ['hmac-shared'],
  ],
  [
    'Keycloak offline',
    { alg: 'HS512', typ: 'JWT', kid: guid },
    { ...realm, iat: now, exp: now + 60 * 86_400, aud: realm.iss, typ: 'Offline' },
    ['hmac-shared'],
  ],
  ['Keycloak logout', rs({ typ: 'logout+jwt' }), { ...realm, iat: now, exp: now + 120, aud: 'shop-web', ...logoutEvents }, []],
  [
    'Keycloak on this machine',
    rs({ typ: 'JWT' }),
    { ...realm, iss: 'http://localhost:8080/realms/shop', iat: now, exp: now + 300, aud: 'shop-web', typ: 'ID' },
    ['iss-not-https'],
  ],
  // Auth0
  ['Auth0 access', rs({ typ: 'JWT' }), { ...auth0, iat: now, exp: now + 86_400, scope: 'openid read:orders' }, ['typ-generic']],
  [
    'Auth0 access, RFC 9068',
    rs({ typ: 'at+jwt' }),
    { ...auth0, iat: now, exp: now + 86_400, scope: 'openid', client_id: 'client', jti: 'j' },
    [],
  ],
  ['Auth0 ID token', rs({ typ: 'JWT' }), { ...auth0, aud: 'client', iat: now, exp: now + 36_000, nonce: 'n', sid: 's' }, []],
  [
    'Auth0 M2M',
    rs({ typ: 'JWT' }),
    {
      ...auth0,
      sub: 'client@clients',
      aud: 'https://api.shop.example',
      iat: now,
      exp: now + 86_400,
      scope: 'read',
      gty: 'client-credentials',
    },
    ['typ-generic'],
  ],
  [
    'Auth0 own claims',
    rs({ typ: 'JWT' }),
    { ...auth0, ...hour, scope: 'openid', permissions: ['read:x'], 'https://shop.example/roles': ['admin'] },
    ['typ-generic'],
  ],
  // Cognito: no typ at all, access tokens without aud
  ['Cognito ID token', rs(), { ...cognito, ...hour, aud: 'client', token_use: 'id', 'cognito:username': 'kim', email_verified: true }, []],
  [
    'Cognito access',
    rs(),
    { ...cognito, ...hour, client_id: 'client', token_use: 'access', scope: 'openid', username: 'kim' },
    ['typ-missing', 'aud-missing'],
  ],
  [
    'Cognito M2M',
    rs(),
    { ...cognito, ...hour, client_id: 'client', token_use: 'access', scope: 'api/read', version: 2 },
    ['typ-missing', 'aud-missing'],
  ],
];
