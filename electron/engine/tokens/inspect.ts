import type { FoundToken, Inspection, InspectedToken, Segment } from '../../../shared/inspect.ts';
import type { Policy } from '../../../shared/verdict.ts';
import type { GivenKey } from '../keys/import/verification-key.ts';
import { findTokens, sourceOf } from './find.ts';
import type { TextToken } from './joined-lines.ts';
import { strictParse, type TokenSegment } from './strict-parse.ts';
import { judge } from './verify.ts';

/**
 * Takes any pasted text: finds the tokens in it, says what stood around the chosen one, takes it apart and
 * judges it. An index beyond the last token means the first.
 * @param at Unix seconds
 */
export async function inspectText(text: string, index: number, keys: readonly GivenKey[], policy: Policy, at: number): Promise<Inspection> {
  const tokens = findTokens(text);
  const chosen = tokens[index] ?? tokens[0];
  const found = tokens.map((token): FoundToken => {
    return { source: sourceOf(text, token), start: token.start, end: token.end, preview: previewOf(token.compact) };
  });
  if (chosen === undefined) return { found, token: null, removed: [] };
  const token = await inspectToken(chosen.compact, keys, policy, at);
  return { found, token, removed: removedAround(text, chosen) };
}

/** One token, taken apart and judged. */
export async function inspectToken(compact: string, keys: readonly GivenKey[], policy: Policy, at: number): Promise<InspectedToken> {
  const parsed = strictParse(compact, policy.signatureOnly ? 'bytes' : 'claims');
  const { verdict } = await judge(parsed, keys, policy, at);
  const { header, payload, signature, form } = parsed;
  return {
    compact,
    form,
    bytes: Buffer.byteLength(compact),
    header: header && segmentOf(header),
    payload: payload && segmentOf(payload),
    signature: signature && { text: signature.text, bytes: byteCount(signature) },
    verdict,
  };
}

function segmentOf(segment: TokenSegment): Segment {
  return { text: segment.text, bytes: byteCount(segment), json: segment.json };
}

/** Of a segment that is not canonical base64url: what its characters would come to. */
function byteCount({ text, bytes }: TokenSegment): number {
  return bytes?.length ?? Math.floor((text.length * 3) / 4);
}

function previewOf(compact: string): string {
  const [header = '', payload = ''] = compact.slice(0, 2_000).split('.', 2);
  return `${header.slice(0, 16)}….${payload.slice(0, 32)}…`;
}

function removedAround(text: string, { start, end, hasLineBreaks }: TextToken): Inspection['removed'] {
  const quote = /["'`]$/.exec(text.slice(0, start))?.[0];
  const isQuoted = quote !== undefined && text[end] === quote;
  const before = text.slice(0, isQuoted ? start - 1 : start);
  const after = text.slice(isQuoted ? end + 1 : end);
  const isBearer = /\bbearer[ \t]{1,9}$/i.test(before.slice(-20));
  const rest = (isBearer ? before.trimEnd().slice(0, -'bearer'.length) : before) + after;
  const removed: Inspection['removed'] = [];
  if (isBearer) removed.push('bearer');
  if (isQuoted) removed.push('quotes');
  if (hasLineBreaks) removed.push('line-breaks');
  if (rest.trim() !== '') removed.push('surrounding-text');
  else if (rest !== '') removed.push('spaces');
  return removed;
}
