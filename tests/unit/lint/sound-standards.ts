import { es, guid, hour, logoutEvents, rs, type Sound } from './sound-parts.ts';
import { now } from './taken-apart.ts';

const at = { iss: 'https://as.example', sub: 'user-1', aud: 'https://rs.example', client_id: 's6BhdRkqt3', jti: guid, ...hour };
const proofKey = {
  jwk: { kty: 'EC', crv: 'P-256', x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs', y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA' },
};
const proof = { jti: 'e1j3V_bKic8-LAEB', htm: 'POST', htu: 'https://server.example.com/token', iat: now };

/** As the standards have them. */
export const standardTokens: readonly Sound[] = [
  [
    'RFC 7515 A.1',
    { typ: 'JWT', alg: 'HS256' },
    { iss: 'joe', exp: now + 3_600, 'http://example.com/is_root': true },
    ['hmac-shared', 'aud-missing'],
  ],
  ['RFC 9068 3', rs({ typ: 'at+JWT' }), { ...at, scope: 'openid profile reademail' }, []],
  [
    'RFC 9068 with roles',
    es({ typ: 'at+jwt' }),
    { ...at, auth_time: now, acr: 'urn:mace:incommon:iap:silver', roles: ['a'], entitlements: ['b'] },
    [],
  ],
  ['RFC 9449 bound token', es({ typ: 'at+jwt' }), { ...at, cnf: { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' } }, []],
  ['RFC 8705 bound token', es({ typ: 'at+jwt' }), { ...at, cnf: { 'x5t#S256': 'bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2' } }, []],
  ['RFC 8693 delegation', es({ typ: 'at+jwt' }), { ...at, scope: 'a', act: { sub: 'admin@example', act: { sub: 'service' } } }, []],
  ['RFC 9449 proof', { typ: 'dpop+jwt', alg: 'ES256', ...proofKey }, proof, []],
  [
    'RFC 9449 proof with ath and nonce',
    { typ: 'dpop+jwt', alg: 'ES256', ...proofKey },
    { ...proof, ath: 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo', nonce: 'n' },
    [],
  ],
  [
    'OIDC Core 2',
    rs(),
    { iss: 'https://server.example.com', sub: '24400320', aud: 's6BhdRkqt3', nonce: 'n-0S6_WzA2Mj', ...hour, auth_time: now },
    [],
  ],
  [
    'OIDC Back-Channel Logout 2.4',
    es({ typ: 'logout+jwt' }),
    { iss: 'https://server.example.com', sub: '248', aud: 's6B', iat: now, exp: now + 120, jti: 'bWJq', sid: '08a5', ...logoutEvents },
    [],
  ],
  [
    'RFC 7523 client assertion',
    es({ typ: 'JWT' }),
    { iss: 'client', sub: 'client', aud: 'https://as.example/token', jti: 'j', iat: now, exp: now + 60 },
    [],
  ],
  [
    'client-authentication+jwt',
    es({ typ: 'client-authentication+jwt' }),
    { iss: 'client', sub: 'client', aud: 'https://as.example', jti: 'j', iat: now, exp: now + 60 },
    [],
  ],
  [
    'RFC 8417 event',
    es({ typ: 'secevent+jwt' }),
    {
      iss: 'https://idp.example',
      iat: now,
      jti: 'j',
      aud: 'https://rp.example',
      events: { 'https://schemas.openid.net/secevent/risc/event-type/account-disabled': {} },
    },
    [],
  ],
  [
    'RFC 9101 request',
    es({ typ: 'oauth-authz-req+jwt' }),
    {
      iss: 'client',
      aud: 'https://as.example',
      client_id: 'client',
      response_type: 'code',
      iat: now,
      exp: now + 300,
      nonce: 'n',
      scope: 'openid',
    },
    [],
  ],
  ['Ed25519', { alg: 'Ed25519', kid: 'ed', typ: 'at+jwt' }, at, []],
  ['Korean text', es({ typ: 'at+jwt' }), { ...at, department: '개발본부 플랫폼팀' }, []],
];
