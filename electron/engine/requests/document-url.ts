import { appError } from '../../../shared/errors.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { isLoopbackHost, isPrivateHost } from './private-host.ts';
import { readRequestUrl } from './request-url.ts';

/**
 * Reads the URL of a document that is to be trusted: https; http only to this very computer. An address on this computer
 * or its network must have been allowed by the user. Names are judged again once they are resolved (guarded-lookup.ts).
 * Errors: 'url-malformed', 'address-not-public' with the host in `actual`.
 */
export function readDocumentUrl(text: string, allowsLocal: boolean): Result<URL> {
  const url = readRequestUrl(text);
  if (!url.ok) return url;
  const { protocol, hostname } = url.value;
  if (protocol === 'http:' && !isLoopbackHost(hostname)) {
    return fail(appError('url-malformed', { field: 'url', expected: 'https:', actual: protocol }));
  }
  if (!allowsLocal && isPrivateHost(hostname)) return fail(notPublic(hostname));
  return url;
}

export function notPublic(place: string): ReturnType<typeof appError> {
  return appError('address-not-public', { field: 'url', expected: 'a public address', actual: place.slice(0, 300) });
}
