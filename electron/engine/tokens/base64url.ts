/** Why a text is not canonical base64url; `offset` counts characters from 0. */
export type Base64urlProblem = { reason: 'character' | 'length' | 'unused-bits'; offset: number };

/**
 * Decodes base64url as RFC 7515 section 2 has it: no padding, no white space, and the unused bits of
 * the last character zero, so that each byte sequence has exactly one text.
 * @returns null when the text is anything else; `base64urlProblem` says why
 */
export function decodeBase64url(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  // Buffer skips what it does not know; only a canonical text comes back unchanged.
  return bytes.toString('base64url') === text ? bytes : null;
}

/** Says why `decodeBase64url` gave null. */
export function base64urlProblem(text: string): Base64urlProblem {
  const offset = text.search(/[^A-Za-z0-9_-]/);
  if (offset !== -1) return { reason: 'character', offset };
  const last = Math.max(0, text.length - 1);
  return { reason: text.length % 4 === 1 ? 'length' : 'unused-bits', offset: last };
}

export function encodeBase64url(data: string | Uint8Array): string {
  return typeof data === 'string'
    ? Buffer.from(data, 'utf8').toString('base64url')
    : Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64url');
}
