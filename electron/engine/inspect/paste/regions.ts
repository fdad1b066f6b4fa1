import type { FoundToken } from '../../../../shared/inspect.ts';

/** A command or an HTTP message in a text, by its first line. */
export type Region = {
  readonly source: Extract<FoundToken['source'], 'curl' | 'http-request' | 'http-response'>;
  readonly start: number;
  readonly end: number;
};

const command = String.raw`((?:curl(?:\.exe)?|wget|xh|xhs)[ \t]+\S|https?[ \t]+(?:-|:|[A-Z]{3,7}[ \t]|[\w-]{1,60}[.:]\S|localhost))`;
const request = String.raw`((?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|CONNECT|TRACE|QUERY)[ \t]\S{1,65536}[ \t]HTTP\/\d)`;
const response = String.raw`(HTTP\/\d(?:\.\d)?[ \t]\d{3}\b)`;

/** A prompt may stand before a command, and `curl -v` sets `>` and `<` before messages. */
const firstLine = new RegExp(String.raw`^[ \t]{0,40}(?:[$%#>*<][ \t]?)?(?:${command}|${request}|${response})`, 'gm');

/** In order. */
export function regionsOf(text: string): Region[] {
  const expression = firstLine;
  expression.lastIndex = 0;
  const regions: Region[] = [];
  for (let match = expression.exec(text); match !== null && regions.length < 10_000; match = expression.exec(text)) {
    const source = match[1] !== undefined ? 'curl' : match[2] !== undefined ? 'http-request' : 'http-response';
    const end = source === 'curl' ? commandEnd(text, match.index) : text.length;
    regions.push({ source, start: match.index, end });
    if (source === 'curl') expression.lastIndex = Math.max(expression.lastIndex, end - 1);
  }
  // A message goes on to the next one.
  return regions.map((region, index) => ({ ...region, end: Math.min(region.end, regions[index + 1]?.start ?? text.length) }));
}

/** Its lines, as long as they are continued or a quote is open. */
function commandEnd(text: string, start: number): number {
  let quote = '';
  for (let at = start; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quote === '' && (character === '\\' || character === '^' || character === '`')) {
      at += text.startsWith('\r\n', at + 1) ? 2 : 1;
    } else if (quote === '"' && character === '\\') {
      at++;
    } else if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if (character === '\n') {
      return at;
    }
  }
  return text.length;
}
