/** Longer parts are shown by their ends: laying out 300 KB of unbroken text holds up the screen. */
const longestPart = 6_000;
const endLength = 2_000;

/** More disclosures than that say nothing to the eye. */
const mostPieces = 60;

/** A token short enough to be drawn; parts, dots and tildes stay where they are. */
export function excerptToken(token: string): { text: string; isExcerpt: boolean } {
  if (token.length <= longestPart) return { text: token, isExcerpt: false };
  const pieces = token.split('~', mostPieces).map((piece) => piece.split('.', 7).map(excerptPart).join('.'));
  const text = pieces.join('~');
  return { text, isExcerpt: text !== token };
}

function excerptPart(part: string): string {
  return part.length > longestPart ? `${part.slice(0, endLength)}…${part.slice(-endLength)}` : part;
}

/** What the token takes of the header space that common servers allow by default, in per cent. */
export function shareOfHeader(bytes: number): number {
  return (bytes / 8_192) * 100;
}
