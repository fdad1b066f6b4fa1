import type { FoundToken } from '../../../../shared/inspect.ts';
import type { Region } from './regions.ts';
import type { Surroundings } from './surroundings.ts';

type Source = FoundToken['source'];

/** What is asked of the document before its tokens are named. */
export type Document = {
  readonly text: string;
  readonly isHar: boolean;
  readonly isJsonLines: boolean;
  readonly regions: readonly Region[];
};

/** One token: where it stands in the plain text and in the source, and how the source's line begins. */
export type Standing = { readonly start: number; readonly end: number; readonly place: number; readonly lead: string };

/** What the token before this one stood in: a cookie header and a URL are longer than a look back. */
export type Before = { readonly end: number; readonly isCookie: boolean; readonly url: 'url-query' | 'url-fragment' | 'form' | null };
export const nothingBefore: Before = { end: 0, isCookie: false, url: null };

export type Origin = { readonly source: Source; readonly name: string | null; readonly before: Before };

const farthest = 4_096;
const logLine =
  /^[^\w\n]{0,3}(?:\d{4}[-/]\d\d[-/]\d\d[T ,]\s{0,2}\d\d:\d\d|\d\d:\d\d:\d\d|[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d|\d{10,13}(?:\.\d+)? |(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL)\b|(?:time|ts|level|lvl|msg|timestamp|at)=)|\[\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:\d\d/;

/**
 * Where a token came from, and under which name it stood there.
 * @param path of the JSON string that it stands in; undefined: in none
 */
export function originOf(
  document: Document,
  token: Standing,
  around: Surroundings,
  path: string | null | undefined,
  before: Before,
): Origin {
  const { text } = document;
  const lead = text.slice(Math.max(before.end, around.start - farthest), around.start);
  const line = lead.slice(lead.lastIndexOf('\n') + 1);
  const isContinued = line.length === lead.length && before.end > 0 && lead.length < farthest;
  const isCookie = /\b(?:set-)?cookie["']?\s{0,3}[:=]/i.test(line) || (isContinued && before.isCookie);
  const named = nameBefore(line);
  const url =
    named.isParameter && !isCookie ? urlPart(line, text.slice(token.end, token.end + 100), isContinued ? before.url : null) : null;
  const name = path ?? named.name;
  const source = sourceOf(document, token, around, path !== undefined, { isCookie, url, isHeader: named.isHeader });
  return { source, name, before: { end: token.end, isCookie, url } };
}

type Hints = { readonly isCookie: boolean; readonly url: Before['url']; readonly isHeader: boolean };

function sourceOf(document: Document, token: Standing, around: Surroundings, isInJson: boolean, hints: Hints): Source {
  if (document.isHar) return 'har';
  const region = regionAt(document.regions, token.place);
  if (region !== null) return region.source;
  if (around.isAlone) return around.scheme === null ? 'bare' : 'bearer';
  if (logLine.test(token.lead) || (isInJson && document.isJsonLines)) return 'log';
  if (isInJson) return 'json';
  if (hints.isCookie) return 'cookie';
  if (around.scheme !== null) return 'bearer';
  if (hints.url !== null) return hints.url;
  return hints.isHeader ? 'http-request' : 'text';
}

export function regionAt(regions: readonly Region[], at: number): Region | null {
  let low = 0;
  let high = regions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((regions[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const region = regions[low - 1];
  return region !== undefined && at < region.end ? region : null;
}

type Named = { name: string | null; isParameter: boolean; isHeader: boolean };

const parameter = /(?:^|[?&#;\s"'`{(,|=])([\w.[\]-]{1,100})={1,2}["'`]?(?:s:)?$/;
const option = /--oauth2-bearer[ \t=]+["']?$/;
const member = /(?:^|[\s"'`{,(<>])([A-Za-z_$][\w$.-]{0,99})["'`]?\s{0,4}(?::|=>)\s{0,4}(?:[A-Za-z]{1,12} )?["'`]{0,2}$/;
const headerLine = /^[ \t]{0,20}(?:[<>*][ \t]?)?((?:x-|proxy-)?[A-Za-z][\w-]{0,99}):[ \t]/i;

/** `session=` (`session=s:` of Express), `"access_token": "`, `Authorization: `, as it stands before the token or its scheme. */
function nameBefore(line: string): Named {
  const near = line.slice(-160);
  const asParameter = parameter.exec(near)?.[1];
  if (asParameter !== undefined) return { name: asParameter, isParameter: true, isHeader: false };
  if (option.test(near)) return { name: 'Authorization', isParameter: false, isHeader: true };
  const name = member.exec(near)?.[1] ?? null;
  const first = headerLine.exec(line)?.[1];
  const header = first !== undefined && isHeaderName(first) ? first : null;
  return { name: name ?? header, isParameter: false, isHeader: header !== null };
}

const knownHeader = /^(?:(?:proxy-)?authorization|dpop|x-[\w-]+)$/i;
const headerCase = /^(?:[A-Z][A-Za-z0-9]*-)+[A-Z][A-Za-z0-9]*$/;

/** "Authorization" and "X-Auth-Token", and not "token" of a YAML file or "Note" of a letter. */
function isHeaderName(name: string): boolean {
  return knownHeader.test(name) || headerCase.test(name);
}

const endsWord = new Set(Array.from(' \t\r\n"\'`<>()', (character) => character.charCodeAt(0)));

/** A parameter is a URL's when a `?` or `#` stands before it in the same word, and a form's when it has neighbours. */
function urlPart(line: string, after: string, before: Before['url']): Before['url'] {
  let start = line.length;
  while (start > 0 && !endsWord.has(line.charCodeAt(start - 1))) start--;
  const word = line.slice(start);
  if (word.includes('#')) return 'url-fragment';
  if (word.includes('?')) return 'url-query';
  if (word.length === line.length && before !== null) return before;
  return word.includes('&') || /^&[\w.[\]-]{1,100}=/.test(after) ? 'form' : null;
}
