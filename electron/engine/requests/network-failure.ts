import { appError, type AppError, type ErrorCode } from '../../../shared/errors.ts';

const codes: ReadonlyMap<string, ErrorCode> = new Map([
  ['ECONNREFUSED', 'connection-refused'],
  ['ENOTFOUND', 'host-unreachable'],
  ['EAI_AGAIN', 'host-unreachable'],
  ['EAI_FAIL', 'host-unreachable'],
  ['EAI_NODATA', 'host-unreachable'],
  ['EHOSTUNREACH', 'host-unreachable'],
  ['EHOSTDOWN', 'host-unreachable'],
  ['ENETUNREACH', 'host-unreachable'],
  ['EADDRNOTAVAIL', 'host-unreachable'],
  ['ETIMEDOUT', 'timed-out'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timed-out'],
  ['UND_ERR_HEADERS_TIMEOUT', 'timed-out'],
  ['UND_ERR_BODY_TIMEOUT', 'timed-out'],
  ['UND_ERR_HEADERS_OVERFLOW', 'response-too-large'],
  ['HPE_HEADER_OVERFLOW', 'response-too-large'],
  ['EPROTO', 'tls-failed'],
]);
const tlsPattern = /^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH|CRL_)/;

/**
 * What a failed connection means, by the code of the system, of OpenSSL or of undici; `actual` is that code.
 * Null for an error without one: that is a defect of ours, to be thrown on.
 */
export function networkFailure(cause: unknown): AppError | null {
  const code = codeOf(cause);
  // undici gives its parser's errors a code only sometimes.
  if (cause instanceof Error && cause.name === 'HTTPParserError' && code === null) {
    return appError('connection-lost', { field: 'url', expected: 'HTTP/1.1', actual: 'something else' });
  }
  if (code === null || code.startsWith('UND_ERR_INVALID') || code.startsWith('ERR_INVALID_ARG')) return null;
  const meaning = codes.get(code) ?? (tlsPattern.test(code) ? 'tls-failed' : 'connection-lost');
  return appError(meaning, { field: 'url', actual: code });
}

/** A host with several addresses fails with one error each: the first says enough. */
function codeOf(cause: unknown): string | null {
  if (!(cause instanceof Error)) return null;
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof AggregateError ? codeOf(cause.errors[0]) : codeOf(cause.cause);
}
