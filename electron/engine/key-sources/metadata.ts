import { appError } from '../../../shared/errors.ts';
import { memberOf, stringMember, type JsonObject } from '../../../shared/json/node.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { readDocumentUrl } from '../requests/document-url.ts';
import { malformedAnswer } from './malformed-answer.ts';
import { wellKnownUrls } from './well-known.ts';

export type Metadata = { readonly issuer: string; readonly jwksUrl: string };

/** Who is asked: an issuer by its name, or a place whose issuer must have its metadata just there. */
export type Asked = { readonly issuer: string } | { readonly url: string };

export function isMetadata(object: JsonObject): boolean {
  const has = (name: string): boolean => memberOf(object, name) !== undefined;
  return !has('keys') && (has('issuer') || has('jwks_uri'));
}

/**
 * Reads metadata (OpenID Connect Discovery 1.0 section 3, RFC 8414 section 2), of which only the issuer and the JWKS matter
 * here. The issuer is compared character by character (RFC 8414 section 3.3): else anybody could speak for anybody.
 * Where the JWKS lies is judged like what the user types, so a public issuer cannot point into the private network.
 */
export function readMetadata(node: JsonObject, asked: Asked, allowsLocal: boolean): Result<Metadata> {
  const issuer = stringMember(node, 'issuer');
  if (issuer === undefined) return malformedAnswer('issuer', 'string', memberOf(node, 'issuer')?.kind ?? 'missing');
  const isAsked = 'issuer' in asked ? issuer === asked.issuer : wellKnownUrls(issuer).includes(asked.url);
  if (!isAsked) {
    const expected = 'issuer' in asked ? asked.issuer : `the issuer of ${asked.url}`;
    return fail(appError('issuer-mismatch', { field: 'issuer', expected: expected.slice(0, 500), actual: issuer.slice(0, 500) }));
  }
  const jwksUrl = stringMember(node, 'jwks_uri');
  if (jwksUrl === undefined) return malformedAnswer('jwks_uri', 'string', memberOf(node, 'jwks_uri')?.kind ?? 'missing');
  const url = readDocumentUrl(jwksUrl, allowsLocal);
  if (url.ok) return ok({ issuer, jwksUrl: url.value.href });
  if (url.error.code === 'address-not-public') return url;
  return malformedAnswer('jwks_uri', url.error.expected ?? 'https:', url.error.actual ?? 'another URL');
}
