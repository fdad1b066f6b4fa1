const simple: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ['"', '"'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/**
 * Reads an interpreted string literal as "The Go Programming Language Specification", String literals, has it, and throws for
 * anything that the compiler refuses: a line end, an unknown escape, half a surrogate pair, what lies beyond U+10FFFF.
 */
export function readGoLiteral(source: string): string {
  if (source.length < 2 || !source.startsWith('"') || !source.endsWith('"')) throw new Error('no quotes');
  let text = '';
  for (let rest = source.slice(1, -1); rest !== '';) {
    const [taken, value] = nextOf(rest);
    text += value;
    rest = rest.slice(taken);
  }
  return text;
}

function nextOf(rest: string): [taken: number, value: string] {
  const [first = ''] = rest;
  if (first === '"' || first === '\n' || first === '\r' || first === '\0' || first === '\ufeff')
    throw new Error(`bare ${first.codePointAt(0)}`);
  if (first !== '\\') return [first.length, first];
  const named = simple.get(rest[1] ?? '');
  if (named !== undefined) return [2, named];
  const [escape, digits] = /^\\u([0-9a-fA-F]{4})|^\\U[0-9a-fA-F]{8}/.exec(rest) ?? [];
  if (escape === undefined) throw new Error('unknown escape');
  const codePoint = Number.parseInt(digits ?? escape.slice(2), 16);
  if (codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff)) throw new Error('no code point');
  return [escape.length, String.fromCodePoint(codePoint)];
}
