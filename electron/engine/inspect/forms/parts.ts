import { checkNameSchema, type Check, type CheckName } from '../../../../shared/verdict.ts';
import type { InspectedToken, Segment, TokenKind } from '../../../../shared/inspect.ts';
import { check } from '../../tokens/checks.ts';
import type { FormatProblem, TokenSegment } from '../../tokens/strict-parse.ts';

/** A token of which nothing is known yet but its text. Without a single check it is not valid. */
export function bareToken(kind: TokenKind, text: string, at: number): InspectedToken {
  return {
    kind,
    text,
    bytes: Buffer.byteLength(text),
    header: null,
    unprotected: null,
    payload: null,
    signature: null,
    furtherSignatures: [],
    encryption: null,
    selective: null,
    opaque: null,
    verdict: { valid: false, at, checks: [], key: null, tried: [] },
  };
}

export function segmentOf(segment: TokenSegment | null): Segment | null {
  return segment === null ? null : { text: segment.text, bytes: byteCount(segment), json: segment.json };
}

export function rawPartOf(segment: TokenSegment | null): InspectedToken['signature'] {
  return segment === null ? null : { text: segment.text, bytes: byteCount(segment) };
}

/** Of a segment that is not canonical base64url: what its characters would come to. */
function byteCount({ text, bytes }: TokenSegment): number {
  return bytes?.length ?? Math.floor((text.length * 3) / 4);
}

export function formatFailed({ code, expected, actual }: FormatProblem): Check {
  return check('format', 'failed', code, expected, actual);
}

/** Nothing failed, and nothing could not be tried. */
export function isValid(checks: readonly Check[]): boolean {
  return checks.every(({ outcome }) => outcome !== 'failed' && outcome !== 'unknown');
}

const order: readonly CheckName[] = checkNameSchema.options[0].options;

/** In the order of shared/verdict.ts, those of one name by signature; what a policy asks for beyond comes after `sub`, the proof last. */
export function inOrder(checks: readonly Check[]): Check[] {
  return checks.toSorted((one, other) => placeOf(one.name) - placeOf(other.name) || one.signature - other.signature);
}

function placeOf(name: CheckName): number {
  const place = order.indexOf(name);
  if (name.startsWith('proof:')) return order.length;
  return place === -1 ? order.indexOf('sub') + 0.5 : place;
}

/** The checks with those of the same name and signature replaced. */
export function replaced(checks: readonly Check[], by: readonly Check[]): Check[] {
  return checks.map((old) => by.find(({ name, signature }) => name === old.name && signature === old.signature) ?? old);
}
