import type { SourceSummary } from '../../../../../shared/key-sources.ts';

/** The host that would be asked for this issuer's keys; null where the issuer is no address that is asked (RFC 8414 section 2: https). */
export function hostToAsk(issuer: string | null): string | null {
  if (issuer === null || !URL.canParse(issuer)) return null;
  const { protocol, host, username, password, search, hash } = new URL(issuer);
  return protocol === 'https:' && username === '' && password === '' && search === '' && hash === '' ? host : null;
}

/** The public source that was made from this address, or that gives itself out as this issuer; it is asked again, not twice. */
export function sourceOf<S extends Pick<SourceSummary, 'url' | 'issuer' | 'jwksUrl'>>(address: string, sources: readonly S[]): S | null {
  const wanted = written(address);
  return sources.find(({ url, issuer, jwksUrl }) => issuer === address || written(url) === wanted || written(jwksUrl) === wanted) ?? null;
}

function written(address: string): string {
  return URL.canParse(address) ? new URL(address).href : address;
}
