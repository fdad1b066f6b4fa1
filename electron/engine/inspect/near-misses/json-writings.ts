import { parseJson } from '../../../../shared/json/parse.ts';
import type { JsonNode } from '../../../../shared/json/node.ts';

/** One JSON text in another writing, and its name in a hint's `actual`. */
export type Writing = { readonly name: string; readonly text: string };

type Spacing = { name: string; item: string; member: string; indent: string; end: string };
const spacings: readonly Spacing[] = [
  { name: 'without white space', item: ',', member: ':', indent: '', end: '\n' },
  { name: 'Python', item: ', ', member: ': ', indent: '', end: '\n' },
  { name: 'two spaces', item: ',', member: ': ', indent: '  ', end: '\n' },
  { name: 'four spaces', item: ',', member: ': ', indent: '    ', end: '\n' },
  { name: 'tabs', item: ',', member: ': ', indent: '\t', end: '\n' },
  { name: 'two spaces, CRLF', item: ',', member: ': ', indent: '  ', end: '\r\n' },
];

const unicodeEscape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
const toAscii = (json: string) => json.replace(/[\u007f-\uffff]/g, unicodeEscape);
const toSlashes = (json: string) => json.replaceAll('/', '\\/');
const toHtml = (json: string) => json.replace(/[<>&\u2028\u2029]/g, unicodeEscape);
type Change = { name: string; change: (text: string) => string };
/** How writers of JSON differ inside strings: as JavaScript; Python's ensure_ascii; PHP's slashes; both; Go's HTML. */
const escapes: readonly Change[] = [
  { name: 'ASCII', change: toAscii },
  { name: 'escaped slashes', change: toSlashes },
  { name: 'ASCII, escaped slashes', change: (json) => toSlashes(toAscii(json)) },
  { name: 'escaped HTML', change: toHtml },
];
const asIs: Change = { name: '', change: (text) => text };
/** RFC 8259 leaves 1.0 and 1 apart, many parsers do not. */
const asJavaScript: Change = { name: 'numbers as in JavaScript', change: (source) => JSON.stringify(Number(source)) };

/**
 * The ways in which parsers and writers commonly change a JSON text while it stays the same value. Each text once, never the
 * given one; the likeliest first. Other texts than JSON come back with and without a line end. One at a time: each costs as much
 * as reading the text did.
 */
export function* writingsOf(text: string): Generator<Writing> {
  const seen = new Set([text]);
  for (const writing of allWritings(text)) {
    if (!seen.has(writing.text)) yield writing;
    seen.add(writing.text);
  }
}

function* allWritings(text: string): Generator<Writing> {
  const parsed = parseJson(text);
  if (parsed.ok) {
    for (const [number, order, escape] of stylesFor(parsed.value)) {
      for (const spacing of spacings) {
        const changes = [order.name, escape.name, number.name].filter((name) => name !== '');
        // Writing without white space is what most do: it goes without saying beside another change.
        const spaces = spacing.name === spacings[0]?.name && changes.length > 0 ? [] : [spacing.name];
        const name = [...(order.name === '' ? [] : [order.name]), ...spaces, ...changes.filter((change) => change !== order.name)].join(
          ', ',
        );
        yield { name, text: write(parsed.value, { spacing, isSorted: order !== asIs, escape: escape.change, number: number.change }, '') };
      }
    }
  }
  for (const end of ['\n', '\r\n']) yield { name: 'line end', text: text + end };
  yield { name: 'no line end', text: text.trimEnd() };
  yield { name: 'line ends as \\n', text: text.replaceAll('\r\n', '\n') };
}

const sorted: Change = { name: 'sorted', change: (text) => text };

/** The changes of numbers, order and strings that make a difference in this value, in all combinations. */
function stylesFor(value: JsonNode): [Change, Change, Change][] {
  const [spacing] = spacings;
  if (spacing === undefined) return [];
  const plain = { spacing, isSorted: false, escape: asIs.change, number: asIs.change };
  const usual = write(value, plain, '');
  const changed = escapes.map(({ name, change }) => ({ name, change, text: change(usual) }));
  const isNew = (text: string, index: number) => text !== usual && changed.findIndex((one) => one.text === text) === index;
  const strings = [asIs, ...changed.filter(({ text }, index) => isNew(text, index))];
  const orders = write(value, { ...plain, isSorted: true }, '') === usual ? [asIs] : [asIs, sorted];
  const numbers = write(value, { ...plain, number: asJavaScript.change }, '') === usual ? [asIs] : [asIs, asJavaScript];
  return numbers.flatMap((number) => strings.flatMap((escape) => orders.map((order): [Change, Change, Change] => [number, order, escape])));
}

type Style = { spacing: Spacing; isSorted: boolean; escape: (text: string) => string; number: (source: string) => string };

function write(node: JsonNode, style: Style, margin: string): string {
  switch (node.kind) {
    case 'null':
      return 'null';
    case 'boolean':
      return String(node.value);
    case 'number':
      return style.number(node.source);
    case 'string':
      return style.escape(JSON.stringify(node.value));
    case 'array':
      return block('[', ']', style, margin, (inner) => node.items.map((item) => write(item, style, inner)));
    case 'object': {
      const members = style.isSorted ? node.members.toSorted((one, other) => (one.name < other.name ? -1 : 1)) : node.members;
      return block('{', '}', style, margin, (inner) =>
        members.map(({ name, value }) => style.escape(JSON.stringify(name)) + style.spacing.member + write(value, style, inner)),
      );
    }
  }
}

function block(open: string, close: string, { spacing }: Style, margin: string, parts: (inner: string) => string[]): string {
  const inner = margin + spacing.indent;
  const written = parts(inner);
  if (written.length === 0) return open + close;
  const [before, after] = spacing.indent === '' ? ['', ''] : [spacing.end + inner, spacing.end + margin];
  return open + written.map((part) => before + part).join(spacing.item) + after + close;
}
