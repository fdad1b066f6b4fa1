const openid = '/.well-known/openid-configuration';
const oauth = '/.well-known/oauth-authorization-server';

/**
 * Where an issuer's metadata may lie, in the order of asking: OpenID Connect Discovery 1.0 section 4 appends, RFC 8414
 * section 3.1 inserts, and its section 5 knows both names. Empty for what can be no issuer (RFC 8414 section 2).
 */
export function wellKnownUrls(issuer: string): string[] {
  // `new URL` would forgive spaces and backslashes, and then several texts would be one issuer.
  if (!/^https?:\/\/[^\s\\?#]+$/i.test(issuer) || !URL.canParse(issuer)) return [];
  const { origin, pathname, username, password } = new URL(issuer);
  if (username !== '' || password !== '') return [];
  const path = pathname.replace(/\/$/, '');
  return [...new Set([origin + path + openid, origin + oauth + path, origin + openid + path])];
}

/** Whether a URL names metadata outright, so that nothing else has to be tried. */
export function isWellKnown(url: string): boolean {
  return url.includes(openid) || url.includes(oauth);
}
