import { stringMember, memberOf, type JsonObject } from '../../../../shared/json/node.ts';

/** Issuers whose own claims the dictionary explains. */
export const providers = [
  'entra',
  'google',
  'firebase',
  'keycloak',
  'auth0',
  'cognito',
  'github',
  'kubernetes',
  'apple',
  'supabase',
] as const;
export type Provider = (typeof providers)[number];

/** By the address of the issuer, as each documents it. It says whose words the claims are in, and nothing about who signed. */
const issuers: readonly { readonly provider: Provider; readonly pattern: RegExp }[] = [
  { provider: 'entra', pattern: /^https:\/\/(?:login\.microsoftonline\.(?:com|us)|login\.partner\.microsoftonline\.cn)\// },
  { provider: 'entra', pattern: /^https:\/\/sts\.(?:windows\.net|chinacloudapi\.cn)\// },
  { provider: 'entra', pattern: /^https:\/\/[\w-]+\.(?:b2clogin\.com|ciamlogin\.com)\// },
  { provider: 'google', pattern: /^(?:https:\/\/)?accounts\.google\.com$/ },
  { provider: 'firebase', pattern: /^https:\/\/(?:securetoken\.google\.com|session\.firebase\.google\.com)\// },
  { provider: 'auth0', pattern: /^https:\/\/[\w-]+(?:\.[a-z]{2}(?:-\d+)?)?\.auth0\.com\/$/ },
  { provider: 'cognito', pattern: /^https:\/\/cognito-idp\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\// },
  { provider: 'github', pattern: /^https:\/\/token\.actions\.githubusercontent\.com(?:\/|$)/ },
  { provider: 'kubernetes', pattern: /^(?:https:\/\/kubernetes\.default\.svc(?:\.|$)|kubernetes\/serviceaccount$)/ },
  { provider: 'apple', pattern: /^https:\/\/appleid\.apple\.com$/ },
  { provider: 'supabase', pattern: /^(?:https:\/\/[a-z0-9]+\.supabase\.co\/auth\/v1|supabase)$/ },
  // Of any host: every realm has its issuer under this path.
  { provider: 'keycloak', pattern: /^https?:\/\/[^/]+(?:\/[^?#]*)?\/realms\/[^/?#]+$/ },
];

/** Null where nothing tells. A cluster may have any issuer, but its claims have one name. */
export function providerOf(claims: JsonObject): Provider | null {
  const issuer = stringMember(claims, 'iss');
  if (issuer !== undefined && issuer.length <= 2_048) {
    const found = issuers.find(({ pattern }) => pattern.test(issuer));
    if (found !== undefined) return found.provider;
  }
  return memberOf(claims, 'kubernetes.io')?.kind === 'object' ? 'kubernetes' : null;
}
