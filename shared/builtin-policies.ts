import { isSymmetric, jwsAlgorithms } from './key-algorithms.ts';
import type { SavedPolicy } from './policies.ts';
import { defaultPolicy, type Policy } from './policy.ts';

export const builtInPolicyIds = ['id-token', 'rfc9068', 'dpop', 'logout', 'security-event', 'client-assertion'] as const;
export type BuiltInPolicyId = (typeof builtInPolicyIds)[number];

/** Of OpenID Connect Back-Channel Logout 1.0 section 2.4. */
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

/**
 * What the specifications demand of every token of a kind. What only the receiver knows (its name, the issuer, the nonce that it
 * sent) is left open: the message catalogs say what to fill in.
 */
const policies: Readonly<Record<BuiltInPolicyId, { name: string; policy: Policy }>> = {
  /**
   * OpenID Connect Core 1.0 section 3.1.3.7, claims of section 2. To fill in: the issuer (step 2), the client's id as audience
   * (3, exactly it where no other is trusted), the algorithm (7), and where they were sent: `nonce` (11), the highest age (13).
   */
  'id-token': {
    name: 'OpenID Connect ID token',
    policy: { ...defaultPolicy, required: ['iss', 'sub', 'aud', 'exp', 'iat'] },
  },
  /** RFC 9068 section 4, claims of section 2.2. To fill in: the issuer, and the resource's indicator as audience. */
  rfc9068: {
    name: 'OAuth 2.0 access token (RFC 9068)',
    policy: { ...defaultPolicy, types: ['at+jwt'], required: ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'] },
  },
  /**
   * RFC 9449 section 4.3: steps 3 to 7 and 11; claims of section 4.2. A proof has no `exp`: its age counts, in seconds or minutes
   * (section 11.1). To fill in, as rules: `htm` and `htu` of the request (8, 9), `nonce` where the server gave one (10), and with
   * an access token its hash `ath` (12).
   */
  dpop: {
    name: 'DPoP proof (RFC 9449)',
    policy: {
      ...defaultPolicy,
      algorithms: jwsAlgorithms.filter((alg) => !isSymmetric(alg)),
      types: ['dpop+jwt'],
      byOwnKey: true,
      required: ['jti', 'htm', 'htu', 'iat'],
      maximumAgeSeconds: 60,
      leewaySeconds: 5,
      futureIat: 'refuse',
    },
  },
  /**
   * OpenID Connect Back-Channel Logout 1.0 section 2.6, claims of section 2.4. `typ` logout+jwt is recommended only; `events` and
   * the forbidden `nonce` tell it from an ID token. To fill in: the issuer, and the client's id as audience.
   */
  logout: {
    name: 'OpenID Connect logout token',
    policy: {
      ...defaultPolicy,
      required: ['iss', 'aud', 'iat', 'exp', 'jti'],
      rules: [
        { claim: 'sub', rule: 'either', value: 'sid' },
        { claim: 'events', rule: 'member', value: logoutEvent },
        { claim: 'nonce', rule: 'absent', value: '' },
      ],
    },
  },
  /**
   * RFC 8417 section 2.2, with the `typ` of section 2.3. It tells what has happened and does not end: `exp` is not recommended. To fill
   * in: the issuer, the receiver as audience, and as a rule the event, a member of `events`.
   */
  'security-event': {
    name: 'Security event token (RFC 8417)',
    policy: { ...defaultPolicy, types: ['secevent+jwt'], required: ['iss', 'iat', 'jti', 'events'] },
  },
  /**
   * RFC 7523 section 3, of a client that names itself (2.2; OpenID Connect Core 1.0 section 9): its id is `iss` and `sub`. To fill
   * in: that id as issuer, and the token endpoint or the server's issuer as audience.
   */
  'client-assertion': {
    name: 'Client assertion (RFC 7523)',
    policy: { ...defaultPolicy, required: ['iss', 'sub', 'aud', 'exp'], rules: [{ claim: 'sub', rule: 'same-as', value: 'iss' }] },
  },
};

/** In the order in which they are offered. Name and description of the UI are in the message catalogs; `name` is for files. */
export const builtInPolicies: readonly SavedPolicy[] = builtInPolicyIds.map((id) => ({
  ...policies[id],
  id,
  description: '',
  forIssuers: [],
  isBuiltIn: true,
  changedAt: null,
}));
