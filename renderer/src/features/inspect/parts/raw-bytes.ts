/** A part's text in the token, and how many bytes it stands for. */
export type RawPart = { readonly text: string; readonly bytes: number };

/** Bytes in a line of the view: as many as the narrowest pane has room for. */
const lineLength = 8;

export type ByteLine = { readonly offset: string; readonly hex: string; readonly text: string };

/**
 * The bytes that a part stands for: base64url decoded where it is that, else the UTF-8 bytes of its characters (an unencoded
 * payload of RFC 7797, or a damaged part).
 */
export function bytesOf({ text, bytes }: RawPart): { readonly bytes: Uint8Array; readonly isDecoded: boolean } {
  const decoded = decodeBase64url(text);
  if (decoded !== null && decoded.length === bytes) return { bytes: decoded, isDecoded: true };
  return { bytes: new TextEncoder().encode(text), isDecoded: false };
}

function decodeBase64url(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

export function lineCount(bytes: Uint8Array): number {
  return Math.ceil(bytes.length / lineLength);
}

/** One line: where it begins, its bytes as pairs of digits in two groups, and as ASCII where they are printable. */
export function byteLine(bytes: Uint8Array, line: number): ByteLine {
  const slice = bytes.subarray(line * lineLength, (line + 1) * lineLength);
  const pairs = [...slice].map((byte) => byte.toString(16).padStart(2, '0'));
  const groups = [pairs.slice(0, lineLength / 2), pairs.slice(lineLength / 2)].map((group) => group.join(' '));
  return {
    offset: (line * lineLength).toString(16).padStart(4, '0'),
    hex: groups.join('  ').trimEnd(),
    text: [...slice].map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join(''),
  };
}
