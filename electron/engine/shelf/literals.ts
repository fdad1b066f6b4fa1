/**
 * Texts as literals of the languages that a token is copied for. Whatever the text holds, the language reads back exactly it,
 * and nothing of it ends the literal. Outside of the shell only printable ASCII is written, so that neither a line end nor a
 * character that reorders what is shown gets into somebody's source.
 */

/** POSIX shell: between single quotes nothing has a meaning but the quote itself. NUL cannot be in a shell's text. */
export function shellLiteral(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** ECMAScript; half a surrogate pair is kept. */
export function jsLiteral(text: string): string {
  return quoted(text, (codePoint) => (codePoint > 0xffff ? `\\u{${codePoint.toString(16)}}` : hex4(codePoint)));
}

/** Python 3; half a surrogate pair is kept. */
export function pythonLiteral(text: string): string {
  return quoted(text, (codePoint) => (codePoint > 0xffff ? hex8(codePoint) : hex4(codePoint)));
}

/** An interpreted string of Go. Its strings are UTF-8: half a surrogate pair becomes U+FFFD. */
export function goLiteral(text: string): string {
  return quoted(text, (codePoint) => {
    if (codePoint > 0xffff) return hex8(codePoint);
    return hex4(codePoint >= 0xd800 && codePoint <= 0xdfff ? 0xfffd : codePoint);
  });
}

function quoted(text: string, escape: (codePoint: number) => string): string {
  const inside = text.replace(/["\\]|[^ -~]/gu, (character) =>
    character === '"' || character === '\\' ? `\\${character}` : escape(character.codePointAt(0) ?? 0),
  );
  return `"${inside}"`;
}

const hex4 = (codePoint: number): string => `\\u${codePoint.toString(16).padStart(4, '0')}`;
const hex8 = (codePoint: number): string => `\\U${codePoint.toString(16).padStart(8, '0')}`;
