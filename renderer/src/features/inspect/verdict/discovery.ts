/** The host that would be asked for this issuer's keys; null where the issuer is no address that is asked (RFC 8414 section 2: https). */
export function hostToAsk(issuer: string | null): string | null {
  if (issuer === null || !URL.canParse(issuer)) return null;
  const { protocol, host, username, password, search, hash } = new URL(issuer);
  return protocol === 'https:' && username === '' && password === '' && search === '' && hash === '' ? host : null;
}
