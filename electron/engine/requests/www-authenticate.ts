/** One challenge of RFC 9110 section 11.6.1. Parameter names are in lower case. */
export type Challenge = {
  readonly scheme: string;
  readonly token68: string | null;
  readonly parameters: ReadonlyMap<string, string>;
};

const token = String.raw`[!#$%&'*+\-.^_\`|~0-9A-Za-z]+`;
const schemePattern = new RegExp(String.raw`[\s,]*(${token})(?=[\s,]|$)[ \t]*`, 'y');
const parameterPattern = new RegExp(String.raw`[\s,]*(${token})[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|(${token}))[ \t]*(?=,|$)`, 'ys');
const token68Pattern = /([A-Za-z0-9\-._~+/]+=*)[ \t]*(?=,|$)/y;

/**
 * Reads all challenges of all WWW-Authenticate fields, in order. What is malformed ends the reading of its field:
 * the challenges before it are kept.
 */
export function parseChallenges(values: readonly string[]): Challenge[] {
  return values.flatMap(parseField);
}

function parseField(field: string): Challenge[] {
  const challenges: Challenge[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(field);
    if (found !== null) at = pattern.lastIndex;
    return found;
  };
  for (let scheme = match(schemePattern); scheme !== null; scheme = match(schemePattern)) {
    const parameters = new Map<string, string>();
    let token68: string | null = null;
    // A comma behind the scheme's name ends the challenge; anything else is its token68 or its first parameter.
    const isFollowed = at < field.length && field[at] !== ',';
    for (let next = match(parameterPattern); next !== null; next = match(parameterPattern)) {
      const [, name = '', quoted, plain] = next;
      // RFC 9110 section 11.2: a name occurs once; the first one counts.
      const key = name.toLowerCase();
      if (!parameters.has(key)) parameters.set(key, quoted === undefined ? (plain ?? '') : quoted.replace(/\\(.)/gs, '$1'));
    }
    if (isFollowed && parameters.size === 0) token68 = match(token68Pattern)?.[1] ?? null;
    challenges.push({ scheme: scheme[1] ?? '', token68, parameters });
  }
  return challenges;
}
