import { fitted } from '../../../../shared/cut.ts';
import type { TokenKind } from '../../../../shared/inspect.ts';
import { memberOf, numberMember, stringMember, type JsonObject } from '../../../../shared/json/node.ts';
import { isUnchecked } from '../../../../shared/unchecked.ts';
import type { CheckName, Verdict } from '../../../../shared/verdict.ts';
import type { TextToken } from '../../inspect/paste/text-token.ts';
import type { ScanVerdict } from '../types.ts';
import type { TokenFacts } from './judged-block.ts';

/** What a token says, and what was said of it. */
export type JudgedToken = { readonly header: JsonObject | null; readonly claims: JsonObject | null; readonly verdict: Verdict };

const mostFailed = 20;

export function factsOf({ kind, line, source, name }: TextToken, { header, claims, verdict }: JudgedToken): TokenFacts {
  return {
    kind,
    line,
    source,
    name: clipped(name, 300),
    issuer: clipped(stringOf(claims, 'iss'), 300),
    subject: clipped(stringOf(claims, 'sub'), 300),
    audience: clipped(audienceOf(claims), 300),
    alg: clipped(stringOf(header, 'alg'), 100),
    kid: clipped(stringOf(header, 'kid'), 300),
    issuedAt: claims === null ? null : (numberMember(claims, 'iat') ?? null),
    expiresAt: claims === null ? null : (numberMember(claims, 'exp') ?? null),
    verdict: wordOf(kind, verdict),
    failed: failedOf(verdict),
  };
}

/** Invalid: something is wrong with it for certain. Unknown: nothing is, but no key here can judge it. */
function wordOf(kind: TokenKind, verdict: Verdict): ScanVerdict {
  if (kind === 'opaque') return 'opaque';
  if (verdict.valid) return verdict.checks.some(({ outcome }) => outcome === 'warning') ? 'warning' : 'valid';
  return isUnchecked(verdict) ? 'unknown' : 'invalid';
}

const none: CheckName[] = [];
/** Few lists come again and again: as one object each goes to another thread once a block. */
const lists = new Map<string, CheckName[]>();
const mostLists = 10_000;

function failedOf({ valid, checks }: Verdict): CheckName[] {
  if (valid) return none;
  const bad = checks.filter(({ outcome }) => outcome === 'failed' || outcome === 'unknown').map(({ name }) => name);
  const names = [...new Set(bad)].slice(0, mostFailed);
  const word = JSON.stringify(names);
  const known = lists.get(word);
  if (known !== undefined) return known;
  if (lists.size < mostLists) lists.set(word, names);
  return names;
}

function stringOf(object: JsonObject | null, name: string): string | null {
  return object === null ? null : (stringMember(object, name) ?? null);
}

function audienceOf(claims: JsonObject | null): string | null {
  const node = claims === null ? undefined : memberOf(claims, 'aud');
  if (node?.kind === 'string') return node.value;
  if (node?.kind !== 'array') return null;
  return node.items.flatMap((item) => (item.kind === 'string' ? [item.value] : [])).join(', ');
}

function clipped(text: string | null, most: number): string | null {
  return text === null ? null : fitted(text, most);
}
