import { providerWords, type ProviderWords } from './claims-providers.ts';

/**
 * What claims and header parameters mean, in plain words: RFC 7519, OpenID Connect Core 1.0 section 5.1,
 * RFC 9068, and the others that turn up in tokens (RFC 7800, 8417, 8693, 9396, 9449, 9901, OIDC Logout).
 */
const claimWords = {
  // RFC 7519 section 4.1
  iss: 'who issued it',
  sub: 'whom it is about',
  aud: 'who may accept it',
  exp: 'when it expires',
  nbf: 'not valid before',
  iat: 'when it was issued',
  jti: 'its own unique id',
  // OpenID Connect Core, sections 2 and 5.1
  name: 'full name',
  given_name: 'given name',
  family_name: 'family name',
  middle_name: 'middle name',
  nickname: 'nickname',
  preferred_username: 'name that the user goes by; may change',
  profile: 'address of the profile page',
  picture: 'address of the picture',
  website: 'address of the website',
  email: 'e-mail address',
  email_verified: 'whether the e-mail address was verified',
  gender: 'gender',
  birthdate: 'date of birth',
  zoneinfo: 'time zone',
  locale: 'language and region',
  phone_number: 'phone number',
  phone_number_verified: 'whether the phone number was verified',
  address: 'postal address',
  updated_at: 'when the profile last changed',
  auth_time: 'when the user signed in',
  nonce: 'ties the token to one sign-in request',
  acr: 'how strongly the user was authenticated',
  amr: 'how the user was authenticated: password, one-time code …',
  azp: 'the client it was issued to',
  at_hash: 'hash of the access token that came with it',
  c_hash: 'hash of the authorization code that came with it',
  s_hash: 'hash of the state parameter that came with it',
  sub_jwk: 'public key of a self-issued identity',
  // OpenID Connect logout
  sid: 'the sign-in session that it belongs to',
  events: 'what happened: the security events it reports',
  // RFC 9068 and RFC 8693
  client_id: 'the client that asked for it',
  scope: 'what it allows',
  scp: 'what it allows',
  roles: 'roles of the user',
  groups: 'groups of the user',
  entitlements: 'rights of the user',
  role: 'role of the user',
  permissions: 'what the user may do',
  username: 'name of the user at the issuer',
  tid: 'the tenant that it belongs to',
  act: 'who acts for the subject',
  may_act: 'who may act for the subject',
  // RFC 7800 and RFC 9449
  cnf: 'the key that its sender must prove to hold',
  htm: 'HTTP method that the proof is for',
  htu: 'address that the proof is for',
  ath: 'hash of the access token that the proof goes with',
  // OpenID Connect Core 5.6.2, identity assurance
  _claim_names: 'claims that are kept elsewhere, and where',
  _claim_sources: 'where the claims that are kept elsewhere can be had',
  verified_claims: 'claims that were verified, and how',
  place_of_birth: 'place of birth',
  nationalities: 'nationalities',
  // RFC 8417 and OpenID Connect logout
  toe: 'when the event happened',
  txn: 'names the transaction that it belongs to',
  // RFC 9396, RFC 9701
  authorization_details: 'what it allows, in detail',
  token_introspection: 'what the server says of another token',
  // RFC 9901 and its profiles
  _sd: 'digests of claims that may be disclosed',
  _sd_alg: 'hash function of the digests',
  vct: 'type of the credential',
  status: 'where to look whether it was revoked',
  sd_hash: 'hash of the token and of what is disclosed with it',
  vc: 'a verifiable credential',
  vp: 'a presentation of verifiable credentials',
  // common, in no standard
  ver: 'version of the token’s format',
  version: 'version of the token’s format',
  tenant: 'the tenant that it belongs to',
  tenant_id: 'the tenant that it belongs to',
  org_id: 'the organization that it is for',
  session_id: 'the sign-in session that it belongs to',
  user_id: 'id of the user',
  uid: 'id of the user',
};
const headerWords = {
  alg: 'signature or encryption algorithm',
  kid: 'names the key',
  typ: 'what kind of token it is',
  cty: 'what the payload is',
  crit: 'extensions that must be understood',
  jku: 'address of a key set; never fetched here',
  jwk: 'a public key in the token itself; never trusted here',
  x5u: 'address of a certificate; never fetched here',
  x5c: 'a certificate chain in the token itself; never trusted here',
  x5t: 'SHA-1 thumbprint of the certificate',
  'x5t#S256': 'SHA-256 thumbprint of the certificate',
  b64: 'whether the payload is base64url-encoded',
  enc: 'how the content is encrypted',
  zip: 'how the content is compressed',
  epk: 'one-time public key of the sender',
  apu: 'about the sender, for key agreement',
  apv: 'about the recipient, for key agreement',
  iv: 'initialization vector of the key wrap',
  tag: 'authentication tag of the key wrap',
  p2s: 'salt for the password',
  p2c: 'rounds of password hashing',
  nonce: 'one-time value from the server',
  url: 'address that the message is for (ACME)',
  iss: 'the issuer, repeated for who cannot open it',
  sub: 'the subject, repeated for who cannot open it',
  aud: 'the audience, repeated for who cannot open it',
  trust_chain: 'statements that lead to a trust anchor',
};

export type ClaimsMessages = {
  readonly claims: Readonly<Record<keyof typeof claimWords, string>>;
  readonly header: Readonly<Record<keyof typeof headerWords, string>>;
  /** Words of one issuer, which come before those of everybody. */
  readonly providers: ProviderWords;
  /** A claim named by an address (https://…), as RFC 7519 section 4.2 recommends. */
  readonly underAddress: string;
  /** An attribute that the owner of a Cognito user pool added (custom:…). */
  readonly customAttribute: string;
};
export const claims: ClaimsMessages = {
  claims: claimWords,
  header: headerWords,
  providers: providerWords,
  underAddress: 'a claim of the issuer’s own, named by an address',
  customAttribute: 'an attribute of the user pool’s own',
};
