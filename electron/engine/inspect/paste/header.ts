/** How a JOSE header begins in base64url: `{"`, `{` and white space, or `{}`. "example.com" does not begin so. */
export const headerStart = /e(?:y[A-DI-L]|w[k-r0-3]|30)/y;

/** `{"alg":"x"}` is the shortest of use. */
export const shortestHeader = 15;

export type HeaderFacts = { readonly alg: string | null; readonly isEncrypted: boolean };

/**
 * What the first segment says, read forgivingly: that is for naming the token, never for judging it.
 * @returns null where it is no base64url or no JSON object
 */
export function headerFacts(segment: string): HeaderFacts | null {
  if (!/^[A-Za-z0-9_-]+$/.test(segment)) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(segment, 'base64url').toString('utf8'));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const alg = 'alg' in value && typeof value.alg === 'string' ? value.alg : null;
    return { alg, isEncrypted: 'enc' in value };
  } catch {
    return null;
  }
}

/** A header that begins as one: `{"alg…` may be damaged later on, `eyJ.txt` is the name of a file. */
export function beginsAsHeader(segment: string): boolean {
  headerStart.lastIndex = 0;
  if (segment.length < shortestHeader || !headerStart.test(segment)) return false;
  return /^\{\s{0,8}"[\w:./#-]{1,9}/.test(Buffer.from(segment.slice(0, 24), 'base64url').toString('latin1'));
}

/** A header that says so: the one member that every JOSE header has (RFC 7515 section 4.1.1). */
export function namesAlgorithm(segment: string): boolean {
  return beginsAsHeader(segment) && /"alg"\s{0,8}:/.test(Buffer.from(segment.slice(0, 4_000), 'base64url').toString('latin1'));
}
