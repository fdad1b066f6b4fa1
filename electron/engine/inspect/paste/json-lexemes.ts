/** White space as JSON has it (RFC 8259 section 2). */
export function afterSpace(text: string, at: number): number {
  let to = at;
  for (let code = text.charCodeAt(to); code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09; code = text.charCodeAt(to)) to++;
  return to;
}

/** The quote that ends the string; -1: none does. */
export function stringEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at;
    if (code === 0x5c) at++;
  }
  return -1;
}

/** Numbers, true, false, null. */
export function literalEnd(text: string, at: number): number {
  let end = at;
  for (let code = text.charCodeAt(end); end - at < 400 && isLiteral(code); code = text.charCodeAt(end)) end++;
  return end;
}

function isLiteral(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a) || code === 0x2b || code === 0x2d || code === 0x2e || code === 0x45
  );
}
