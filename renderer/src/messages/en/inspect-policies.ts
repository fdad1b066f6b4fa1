import type { BuiltInPolicyId } from '../../../../shared/builtin-policies.ts';

/** `about`: what it demands. `fillIn`: what only the receiver knows, and has to add in a copy of it. */
type BuiltIn = { readonly name: string; readonly about: string; readonly fillIn: string };

/** Saved ways to judge. The built-in ones have their words here, by id. */
const builtIn: Readonly<Record<BuiltInPolicyId, BuiltIn>> = {
  'id-token': {
    name: 'ID token',
    about: 'OpenID Connect Core 3.1.3.7: iss, sub, aud, exp and iat must be there, and the token must not have expired.',
    fillIn: 'Fill in the issuer and your client id as audience; the nonce as a rule, if you sent one; the algorithm you agreed on.',
  },
  rfc9068: {
    name: 'Access token (RFC 9068)',
    about: 'RFC 9068, section 4: typ at+jwt, and iss, exp, aud, sub, client_id, iat and jti must be there.',
    fillIn: 'Fill in the authorization server as issuer, and your API as audience.',
  },
  dpop: {
    name: 'DPoP proof (RFC 9449)',
    about:
      'RFC 9449, section 4.3: judged by the key in its own header, typ dpop+jwt, at most a minute old, with jti, htm and htu. It shows who holds the key, not who that is.',
    fillIn: 'Fill in as rules: htm and htu of your request; the nonce, if the server gave one; ath, if an access token is sent along.',
  },
  logout: {
    name: 'Logout token',
    about: 'OpenID Connect Back-Channel Logout 2.4 and 2.6: iss, aud, iat, exp and jti, sub or sid, the logout event, and never a nonce.',
    fillIn: 'Fill in the issuer and your client id as audience. If your provider sets the type logout+jwt, demand it too.',
  },
  'security-event': {
    name: 'Security event token (RFC 8417)',
    about: 'RFC 8417, section 2.2: typ secevent+jwt, and iss, iat, jti and events must be there. It tells what happened and needs no exp.',
    fillIn: 'Fill in the sender as issuer, and yourself as audience; as a rule, the event that you expect as a member of events.',
  },
  'client-assertion': {
    name: 'Client assertion (RFC 7523)',
    about: 'RFC 7523, section 3: iss, sub, aud and exp must be there, and sub must be the same as iss.',
    fillIn: 'Fill in the client id as issuer, and your token endpoint or issuer as audience.',
  },
};

export const inspectPolicies = { builtIn };
