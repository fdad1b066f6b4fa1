import type { HintCode } from '../../../shared/hints.ts';
import type { Policy } from '../../../shared/policy.ts';
import { claims, pair, token, type Pair } from './foreign.ts';
import { now, type NearCase } from './near-case.ts';

type Fault = [name: string, code: HintCode, changed: object, policy?: Partial<Policy>, header?: object];

const any = (...values: string[]): Partial<Policy> => ({ audience: { match: 'any', values } });
const issued = (...issuers: string[]): Partial<Policy> => ({ issuers });
const tenant = '12345678-1234-1234-1234-123456789abc';
const hours = (count: number) => count * 3_600;

const faults: readonly Fault[] = [
  ['exp in milliseconds', 'time-in-milliseconds', { exp: (now + 3_600) * 1000 }],
  ['exp in milliseconds, with a fraction of a second', 'time-in-milliseconds', { exp: (now + 3_600) * 1000 + 123 }],
  ['iat in milliseconds', 'time-in-milliseconds', { iat: (now - 60) * 1000 }],
  ['nbf in milliseconds', 'time-in-milliseconds', { nbf: (now - 60) * 1000 }],
  ['exp as text', 'time-in-text', { exp: String(now + 3_600) }],
  ['exp as a date', 'time-in-text', { exp: new Date((now + 3_600) * 1000).toISOString() }],
  ['exp as an HTTP date', 'time-in-text', { exp: new Date((now + 3_600) * 1000).toUTCString() }],
  ['nbf as text', 'time-in-text', { nbf: String(now - 60) }],
  ['iat as text', 'time-in-text', { iat: String(now - 60) }],
  ['expired a second ago', 'with-leeway', { exp: now - 1 }],
  ['expired just now', 'with-leeway', { exp: now }],
  ['expired 90 s ago', 'with-leeway', { exp: now - 90, iat: now - 690 }],
  ['expired 599 s ago', 'with-leeway', { exp: now - 599, iat: now - 1_000 }],
  ['lived for an hour and expired just now', 'with-leeway', { iat: now - hours(1) - 12, exp: now - 12 }],
  ['starts in 5 s', 'with-leeway', { nbf: now + 5 }],
  ['starts in 10 min', 'with-leeway', { nbf: now + 600 }],
  ['issued in 30 s', 'with-leeway', { iat: now + 30 }],
  ['expired 40 s ago, 30 s given', 'with-leeway', { exp: now - 40 }, { leewaySeconds: 30 }],
  ['20 s older than it may be', 'with-leeway', {}, { maximumAgeSeconds: 40 }],
  ['issued in 25 min', 'clock-is-off', { iat: now + 1_500, exp: now + 5_100 }],
  ['starts and is issued in 25 min', 'clock-is-off', { iat: now + 1_500, nbf: now + 1_500, exp: now + 5_100 }],
  ['issued nine hours ahead (Seoul)', 'time-zone', { iat: now + hours(9) - 2, exp: now + hours(10) }],
  ['starts nine hours ahead', 'time-zone', { iat: now + hours(9) - 2, nbf: now + hours(9) - 2, exp: now + hours(10) }],
  ['issued 5 h 30 min ahead (Kolkata)', 'time-zone', { iat: now + hours(5.5) + 1, exp: now + hours(6.5) }],
  ['issued five hours behind (New York)', 'time-zone', { iat: now - hours(5) - 2, exp: now - hours(4) }],
  ['issued eight hours behind', 'time-zone', { iat: now - hours(8) - 10, nbf: now - hours(8) - 10, exp: now - hours(7) }],
  ['a slash too many', 'issuer-slash', { iss: 'https://issuer.example/' }, issued('https://issuer.example')],
  ['a slash too few', 'issuer-slash', {}, issued('https://issuer.example/')],
  ['a slash too few, second issuer', 'issuer-slash', {}, issued('https://other.example', 'https://issuer.example/')],
  ['capitals in the issuer', 'issuer-case', { iss: 'https://Issuer.example' }, issued('https://issuer.example')],
  ['http', 'issuer-scheme', { iss: 'http://issuer.example' }, issued('https://issuer.example')],
  ['no scheme (Google)', 'issuer-scheme', { iss: 'accounts.google.com' }, issued('https://accounts.google.com')],
  ['a blank after the issuer', 'issuer-space', { iss: 'https://issuer.example ' }, issued('https://issuer.example')],
  [
    'Entra v1.0 for v2.0',
    'issuer-version',
    { iss: `https://sts.windows.net/${tenant}/` },
    issued(`https://login.microsoftonline.com/${tenant}/v2.0`),
  ],
  [
    'Entra v2.0 for v1.0',
    'issuer-version',
    { iss: `https://login.microsoftonline.com/${tenant}/v2.0` },
    issued(`https://sts.windows.net/${tenant}/`),
  ],
  ['a slash at the audience', 'audience-slash', { aud: 'https://api.example/' }, any('https://api.example')],
  ['a slash in a list of audiences', 'audience-slash', { aud: ['other', 'https://api.example'] }, any('https://api.example/')],
  ['capitals in the audience', 'audience-case', { aud: 'API' }, any('api')],
  ['http audience', 'audience-scheme', { aud: 'http://api.example' }, any('https://api.example')],
  ['api:// audience (Entra)', 'audience-scheme', { aud: tenant }, any(`api://${tenant}`)],
  ['a line end after the audience', 'audience-space', { aud: 'api\n' }, any('api')],
  ['all audiences, one of them nearly', 'audience-slash', { aud: ['a', 'b/'] }, { audience: { match: 'all', values: ['a', 'b'] } }],
  ['one audience more than exact', 'audience-rule', { aud: ['api', 'other'] }, { audience: { match: 'exact', values: ['api'] } }],
  ['one of two audiences', 'audience-rule', { aud: 'api' }, { audience: { match: 'all', values: ['api', 'other'] } }],
  ['the audience is in azp', 'audience-is-client', { aud: 'account', azp: 'web-app' }, any('web-app')],
  ['the audience is in client_id', 'audience-is-client', { aud: 'account', client_id: 'web-app' }, any('web-app')],
  ['the audience is in appid (Entra)', 'audience-is-client', { aud: 'account', appid: 'web-app' }, any('web-app')],
  ['the audience is in cid (Okta)', 'audience-is-client', { aud: 'account', cid: 'web-app' }, any('web-app')],
  ['no audience, but azp', 'audience-is-client', { aud: undefined, azp: 'web-app' }, any('web-app')],
  ['audiences with blanks', 'audience-as-text', { aud: 'api other' }, any('api')],
  ['audiences with commas', 'audience-as-text', { aud: 'other,api' }, any('api')],
  ['audiences with commas and blanks', 'audience-as-text', { aud: 'other, api' }, any('api')],
  ['audiences as JSON in a text', 'audience-as-text', { aud: '["api","other"]' }, any('api')],
  ['capitals in the subject', 'subject-case', { sub: 'Alice' }, { subject: 'alice' }],
  ['a blank after the subject', 'subject-space', { sub: 'alice ' }, { subject: 'alice' }],
  ['typ at_jwt', 'typ-case', {}, { types: ['at+jwt'] }, { typ: 'AT_JWT' }],
  ['typ with a blank', 'typ-case', {}, { types: ['at+jwt'] }, { typ: 'at+jwt ' }],
  ['an ID token for an access token', 'typ-other', {}, { types: ['at+jwt'] }, { typ: 'JWT' }],
  ['an access token for an ID token', 'typ-other', {}, { types: ['JWT'] }, { typ: 'at+jwt' }],
  ['a logout token for an access token', 'typ-other', {}, { types: ['at+jwt'] }, { typ: 'logout+jwt' }],
  ['a DPoP proof for an access token', 'typ-other', {}, { types: ['at+jwt'] }, { typ: 'dpop+jwt' }],
];

export function claimCases(): NearCase[] {
  const key: Pair = pair('ES256');
  return faults.map(([name, code, changed, policy = {}, header = {}]) => ({
    name,
    token: token('ES256', key.private, { header: { alg: 'ES256', typ: 'JWT', ...header }, payload: { ...claims, ...changed } }),
    keys: [key.verifier],
    policy,
    code,
  }));
}
