import { atOnce, type Steps } from '../../turns.ts';
import { basicCredentials } from './basic.ts';
import { chunkedCookies } from './chunked-cookies.ts';
import { compactTokens, type Candidate } from './compact.ts';
import { damagedWhole } from './damaged.ts';
import { knownHandles, namedHandles, wholeHandle, type Handle } from './handles.ts';
import { joinedName, type Embedded } from './embedded.ts';
import { jsonPlaces, type Serialization } from './json-places.ts';
import { mark, removedOf } from './marks.ts';
import { plainText, type PlainText } from './plain-text.ts';
import { documentOf, lineCounter, namedPieces } from './named-pieces.ts';
import { regionAt, type Document } from './source.ts';
import { isOfUse, type Piece, type TextToken } from './text-token.ts';
import { wrappedTokens } from './wrapped.ts';

export type { TextToken } from './text-token.ts';
export { recogniseOpaque } from './opaque.ts';

/** More tokens than a person can look through; the rest of the text is not searched. */
export const maximumFound = 1_000;

/**
 * Finds the tokens in any text that a person may paste: compact, as JSON, with disclosures, damaged, and opaque ones, in requests,
 * URLs, cookies, JSON, HAR files, logs and prose, escaped or broken over lines. In order of place, each place once.
 * Time grows with the length of the text. Never throws.
 */
export function findTokens(text: string): TextToken[] {
  return atOnce(findingTokens(text));
}

/** The same, for a text that may be large where somebody waits for the app's next turn. */
export function findingTokens(text: string): Steps<TextToken[]> {
  return tokensOf(text, true);
}

function* tokensOf(text: string, mayHoldOthers: boolean): Steps<TextToken[]> {
  const plain = yield* plainText(text);
  const found = yield* piecesOf(plain);
  const carried = mayHoldOthers ? yield* carriedIn(text, plain) : [];
  const starts = [...found, ...carried].map(({ start }) => start).toSorted((a, b) => a - b);
  const { names, serializations, embedded } = yield* jsonPlaces(text, starts);
  for (const { start, name } of serializations) if (name !== null) names.set(start, name);
  const pieces = withoutOverlaps([...found, ...serializations.map((one) => serialized(plain, one))]);
  // What says that it is nothing else only counts where there is nothing else.
  const whole = pieces.length === 0 ? wholeHandle(plain.text) : null;
  if (whole !== null) pieces.push(handlePiece(plain, whole));
  const document = documentOf(text, plain);
  yield;
  const tokens = yield* namedPieces(text, plain, document, names, pieces);
  const bodies = mayHoldOthers ? [...embedded, ...carried] : [];
  return bodies.length === 0 ? tokens : yield* withEmbedded(tokens, bodies, { text, document, names });
}

function* carriedIn(text: string, plain: PlainText): Steps<Embedded[]> {
  return [...(yield* basicCredentials(plain, maximumFound)), ...(yield* chunkedCookies(text, maximumFound))];
}

function* piecesOf(plain: PlainText): Steps<Piece[]> {
  const compact = yield* compactTokens(plain.text, maximumFound);
  yield;
  const known = knownHandles(plain.text, maximumFound);
  yield;
  const damaged = known.length === 0 ? damagedWhole(plain.text, compact) : null;
  if (damaged !== null) return [compactPiece(plain, damaged)];
  yield;
  const handles = (all: readonly Handle[]): Piece[] => all.map((one) => handlePiece(plain, one));
  // Of two at the same place the surer one comes first: a public PASETO looks like a damaged JWT, and that like any random handle.
  return withoutOverlaps([
    ...handles(known),
    ...compact.map((one) => compactPiece(plain, one)),
    ...(yield* wrappedTokens(plain.text, maximumFound)).map((one) => compactPiece(plain, one, mark.base64)),
    ...handles(namedHandles(plain.text, maximumFound)),
  ]);
}

function compactPiece(plain: PlainText, { kind, text, start: from, end: to, hasLineBreaks }: Candidate, undone = 0): Piece {
  const marks = undone | plain.marks(from, to) | (hasLineBreaks ? mark.lineBreak : 0);
  return { kind, text, start: plain.start(from), end: plain.end(to), from, to, marks, opaque: null };
}

function handlePiece(plain: PlainText, { text, start: from, end: to, opaque }: Handle): Piece {
  return { kind: 'opaque', text, start: plain.start(from), end: plain.end(to), from, to, marks: plain.marks(from, to), opaque };
}

function serialized(plain: PlainText, { kind, text, start, end, isEscaped }: Serialization): Piece {
  return { kind, text, start, end, from: plain.at(start), to: plain.at(end), marks: isEscaped ? mark.json : 0, opaque: null };
}

type Around = { readonly text: string; readonly document: Document; readonly names: ReadonlyMap<number, string | null> };

function* withEmbedded(tokens: readonly TextToken[], bodies: readonly Embedded[], around: Around): Steps<TextToken[]> {
  const all: TextToken[] = [];
  const opened = new Set<number>();
  for (const body of bodies) {
    if (all.length >= maximumFound) break;
    const inside = yield* embeddedTokens(body, around);
    if (inside.length > 0) opened.add(body.start);
    all.push(...inside);
    yield;
  }
  // What was only random is known by now.
  for (const token of tokens) if (isOfUse(token) || !opened.has(token.start)) all.push(token);
  const lineOf = lineCounter(around.text);
  return withoutOverlaps(all).map((token) => ({ ...token, line: lineOf(token.start).line }));
}

function* embeddedTokens({ text, start, from, to, ...body }: Embedded, { document, names }: Around): Steps<TextToken[]> {
  const tokens = yield* tokensOf(text, false);
  const inMessage = document.isHar ? 'har' : regionAt(document.regions, start)?.source;
  const source = inMessage ?? (names.has(start) ? 'json' : body.source);
  const name = names.get(start) ?? body.name;
  // Of what was put together here, not what only looks like a token to a forgiving eye.
  const sure = body.source === 'json' ? tokens : tokens.filter((token) => token.kind !== 'damaged' && isOfUse(token));
  return sure.map((token) => ({
    ...token,
    start: from(token.start),
    end: to(token.end),
    source,
    name: joinedName(name, token.name),
    removed: removedOf(0, [...token.removed, ...body.removed]),
  }));
}

/** In order of place; of two that overlap the one that begins first, which is the longer one. */
function withoutOverlaps<T extends { readonly start: number; readonly end: number }>(all: readonly T[]): T[] {
  const kept: T[] = [];
  let end = 0;
  for (const token of all.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (kept.length === maximumFound) break;
    if (token.start < end) continue;
    kept.push(token);
    end = token.end;
  }
  return kept;
}
