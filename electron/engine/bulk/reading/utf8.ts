/**
 * Where bytes stop being UTF-8 (RFC 3629 section 4): the offset of the first byte that cannot stand where it stands, or of
 * the beginning of a character that is cut off. -1 where all is well.
 */
export function invalidUtf8At(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const { length, from, to } = leadOf(lead);
    if (length === 0) return at;
    for (let next = 1; next < length; next++) {
      const byte = bytes[at + next];
      if (byte === undefined) return at;
      const isFirst = next === 1;
      if (byte < (isFirst ? from : 0x80) || byte > (isFirst ? to : 0xbf)) return at;
    }
    at += length;
  }
  return -1;
}

type Lead = { readonly length: number; readonly from: number; readonly to: number };

/** How long the character is, and what its second byte may be: no overlong forms, no surrogates, nothing over U+10FFFF. */
function leadOf(lead: number): Lead {
  if (lead < 0x80) return { length: 1, from: 0, to: 0 };
  if (lead < 0xc2 || lead > 0xf4) return { length: 0, from: 0, to: 0 };
  if (lead < 0xe0) return { length: 2, from: 0x80, to: 0xbf };
  if (lead < 0xf0) return { length: 3, from: lead === 0xe0 ? 0xa0 : 0x80, to: lead === 0xed ? 0x9f : 0xbf };
  return { length: 4, from: lead === 0xf0 ? 0x90 : 0x80, to: lead === 0xf4 ? 0x8f : 0xbf };
}
