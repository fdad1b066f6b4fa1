import type { SourceSummary } from '../../../shared/key-sources.ts';
import type { AppError } from '../../../shared/errors.ts';
import { memberOf } from '../../../shared/json/node.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { FetchDocument, FetchedDocument } from '../requests/fetch-document.ts';
import { malformedAnswer } from './malformed-answer.ts';
import { isMetadata, readMetadata, type Asked, type Metadata } from './metadata.ts';
import { readPublishedSet, type PublishedSet } from './published-set.ts';
import { isWellKnown, wellKnownUrls } from './well-known.ts';

/** What an address turned out to be, and the keys that it led to. */
export type FoundSource = {
  readonly kind: SourceSummary['kind'];
  readonly issuer: string | null;
  readonly jwksUrl: string;
  readonly set: PublishedSet;
  readonly maxAge: number | null;
};

/** Fetches one document, under the conditions of the whole search. */
export type Ask = { readonly fetch: FetchDocument; readonly allowsLocal: boolean; readonly signal: AbortSignal };

/**
 * Finds the keys behind what the user gave: a JWKS, metadata that name one, or an issuer that has metadata. At most four
 * documents are fetched, all of them from there or from where the metadata point.
 * Where nothing was found, the error is that of the address itself.
 */
export async function findSource(url: URL, issuer: string, ask: Ask): Promise<Result<FoundSource>> {
  const first = await look(url.href, { url: url.href }, ask);
  if (first.ok || !isElsewhere(first.error) || isWellKnown(url.href)) return first;
  for (const place of wellKnownUrls(issuer).slice(0, 2)) {
    const found = await look(place, { issuer }, ask);
    if (found.ok || !isElsewhere(found.error)) return found;
  }
  return first;
}

/** Fetches a known source anew. What it is may not change on the way. */
export async function findAgain(known: Pick<SourceSummary, 'kind' | 'url' | 'issuer' | 'jwksUrl'>, ask: Ask): Promise<Result<FoundSource>> {
  const { kind, url, issuer, jwksUrl } = known;
  if (kind === 'jwks' || issuer === null) return fetchKeys(jwksUrl, null, ask);
  const places = wellKnownUrls(issuer);
  let telling: Result<FoundSource> = malformedAnswer('issuer', 'an issuer', 'another URL');
  for (const [index, place] of (places.includes(url) ? [url] : places.slice(0, 2)).entries()) {
    const found = await look(place, { issuer }, ask);
    if (found.ok || !isElsewhere(found.error)) return found;
    // Issuers use one of the two places, so that nothing lies at the other says nothing.
    if (index === 0 || (!telling.ok && telling.error.actual === '404')) telling = found;
  }
  return telling;
}

/** The answer was of no use, but the host is there: another path may do. */
function isElsewhere({ code, field }: AppError): boolean {
  return (code === 'answer-status' && field === 'url') || (code === 'answer-malformed' && field === 'body');
}

async function look(place: string, asked: Asked, ask: Ask): Promise<Result<FoundSource>> {
  const document = await fetchFrom(place, ask);
  if (!document.ok) return document;
  const { json } = document.value;
  const isUrl = 'url' in asked;
  const object = json.kind === 'object' ? json : null;
  if (object !== null && isMetadata(object)) {
    const metadata = readMetadata(object, asked, ask.allowsLocal);
    return metadata.ok ? fetchNamedKeys(metadata.value, ask) : metadata;
  }
  if (object !== null && isUrl && memberOf(object, 'keys') !== undefined) return foundKeys(document.value, place, null);
  const expected = isUrl ? 'a JWK Set ("keys") or metadata ("issuer", "jwks_uri")' : 'metadata ("issuer", "jwks_uri")';
  return malformedAnswer('body', expected, object === null ? json.kind : 'another object');
}

/** Says of a failure that it is the JWKS that failed, and not the metadata that named it. */
async function fetchNamedKeys({ jwksUrl, issuer }: Metadata, ask: Ask): Promise<Result<FoundSource>> {
  const found = await fetchKeys(jwksUrl, issuer, ask);
  const isNamed = found.ok || found.error.code === 'cancelled' || found.error.code === 'address-not-public';
  return isNamed ? found : fail({ ...found.error, field: 'jwks_uri' });
}

async function fetchKeys(jwksUrl: string, issuer: string | null, ask: Ask): Promise<Result<FoundSource>> {
  const document = await fetchFrom(jwksUrl, ask);
  return document.ok ? foundKeys(document.value, jwksUrl, issuer) : document;
}

function foundKeys({ json, maxAge }: FetchedDocument, jwksUrl: string, issuer: string | null): Result<FoundSource> {
  if (json.kind !== 'object') return malformedAnswer('body', 'a JWK Set ("keys")', json.kind);
  const set = readPublishedSet(json);
  return set.ok ? ok({ kind: issuer === null ? 'jwks' : 'discovery', issuer, jwksUrl, set: set.value, maxAge }) : set;
}

function fetchFrom(url: string, { fetch, allowsLocal, signal }: Ask): Promise<Result<FetchedDocument>> {
  return fetch({ url, allowsLocal, signal });
}
