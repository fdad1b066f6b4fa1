/** Longer parts are shown by their ends: laying out 300 KB of unbroken text holds up the screen. */
const longestPart = 6_000;
const endLength = 2_000;

/** A token short enough to be drawn; parts and dots stay where they are. */
export function excerptToken(compact: string): { text: string; isExcerpt: boolean } {
  const text = compact.length > longestPart ? compact.split('.', 7).map(excerptPart).join('.') : compact;
  return { text, isExcerpt: text !== compact };
}

function excerptPart(part: string): string {
  return part.length > longestPart ? `${part.slice(0, endLength)}…${part.slice(-endLength)}` : part;
}

/** What the token takes of the header space that common servers allow by default, in per cent. */
export function shareOfHeader(bytes: number): number {
  return (bytes / 8_192) * 100;
}
