/** How a text was written down. `bomBytes` is what stood before it. */
export type DecodedText = { readonly text: string; readonly encoding: 'utf8' | 'utf16'; readonly bomBytes: number };

/**
 * The text of a file, when it is one: UTF-8 with or without byte order mark, or UTF-16 with one (Windows' editors write it).
 * null for anything else; a control character makes it no text.
 */
export function decodeText(bytes: Buffer): DecodedText | null {
  const decoded = decode(bytes);
  return decoded === null || /(?![\t\n\r])[\p{Cc}]/u.test(decoded.text) ? null : decoded;
}

function decode(bytes: Buffer): DecodedText | null {
  try {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: fatal('utf-16le', bytes.subarray(2)), encoding: 'utf16', bomBytes: 2 };
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: fatal('utf-16be', bytes.subarray(2)), encoding: 'utf16', bomBytes: 2 };
    const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return { text: fatal('utf-8', hasMark ? bytes.subarray(3) : bytes), encoding: 'utf8', bomBytes: hasMark ? 3 : 0 };
  } catch {
    return null;
  }
}

/** Node's TextDecoder knows utf-16be only with full ICU; swapping is the same. */
function fatal(label: 'utf-8' | 'utf-16le' | 'utf-16be', bytes: Buffer): string {
  if (label !== 'utf-16be') return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  if (bytes.length % 2 !== 0) throw new RangeError('Half a character');
  return new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true }).decode(Buffer.from(bytes).swap16());
}
