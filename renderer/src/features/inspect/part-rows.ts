import type { JsonNode, JsonObject } from '../../../../shared/json/node.ts';
import { stringifyJson } from '../../../../shared/json/stringify.ts';
import type { Check, CheckCode, CheckName, Verdict } from '../../../../shared/verdict.ts';

/** How a value is drawn: text plain, `literal` as JSON in one line, `json` as a block, `time` as an instant too. */
export type ShownValue =
  | { readonly kind: 'text'; readonly text: string; readonly isId: boolean }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'time'; readonly text: string; readonly at: number }
  | { readonly kind: 'json'; readonly text: string };

export type PartRow = {
  readonly name: string;
  readonly value: ShownValue | null;
  /** The check about this very member, where it failed or warned. */
  readonly check: Check | null;
};

export type Part = 'header' | 'claims';

/** More rows than a person reads; the others are shown as JSON text. */
export const mostRows = 200;

/** What a member's value is, beyond its JSON kind. */
type Role = 'time' | 'id' | 'plain';

/** Numbers that are Unix seconds; `toe` of RFC 8417. */
const timeClaims = ['exp', 'nbf', 'iat', 'auth_time', 'updated_at', 'toe'];
/** Shown in monospace: nobody reads them, people compare them. */
const ids: ReadonlySet<string> = new Set(
  (
    'kid jti sid nonce at_hash c_hash s_hash ath x5t x5t#S256 sd_hash txn oid tid appid azp client_id uti rh aio puid deviceid ' +
    'session_state session_id event_id origin_jti device_key'
  ).split(' '),
);
const headerChecks: ReadonlyMap<string, CheckName> = new Map([
  ['alg', 'algorithm'],
  ['kid', 'key'],
  ['typ', 'typ'],
  ['crit', 'crit'],
]);
const claimNames = ['exp', 'nbf', 'iat', 'iss', 'aud', 'sub'] as const;

/** Codes of the 'key' check that the kid itself is to blame for. */
const aboutKid: readonly CheckCode[] = ['key-kid-unknown', 'key-kid-malformed', 'key-ambiguous'];
const aboutMissing: readonly CheckCode[] = [
  'exp-missing',
  'iss-missing',
  'aud-missing',
  'sub-missing',
  'claim-missing',
  'claim-differs',
  'claim-not-same',
  'claim-neither',
  'claim-member-missing',
  'nbf-absent',
  'iat-absent',
];

type Rows = { readonly rows: PartRow[]; readonly rest: JsonObject | null; readonly restCount: number };

/**
 * Rows in the token's own order; a member that a check missed comes last, without a value. `signature`: of which of several
 * signatures it is the header.
 */
export function rowsOf(part: Part, object: JsonObject, verdict: Verdict, signature = 0): Rows {
  const troubles = troublesOf(part, verdict, signature);
  const shown = object.members.slice(0, mostRows);
  const rows = shown.map(({ name, value }): PartRow => {
    return { name, value: shownValue(value, roleOf(part, name)), check: troubles.get(name) ?? null };
  });
  const names = new Set(object.members.map((member) => member.name));
  for (const [name, check] of troubles) {
    if (!names.has(name) && aboutMissing.includes(check.code)) rows.push({ name, value: null, check });
  }
  const others = object.members.slice(mostRows);
  return { rows, rest: others.length > 0 ? { kind: 'object', members: others } : null, restCount: others.length };
}

function troublesOf(part: Part, verdict: Verdict, signature: number): Map<string, Check> {
  const troubles = new Map<string, Check>();
  for (const check of verdict.checks) {
    if (check.signature !== signature) continue;
    if (check.outcome !== 'failed' && check.outcome !== 'warning') continue;
    const member = part === 'header' ? headerMember(check) : claimMember(check);
    if (member !== null) troubles.set(member, check);
  }
  return troubles;
}

function headerMember(check: Check): string | null {
  for (const [member, name] of headerChecks) {
    if (name === check.name) return name !== 'key' || aboutKid.includes(check.code) ? member : null;
  }
  return null;
}

function claimMember({ name }: Check): string | null {
  if (name.startsWith('claim:')) return name.slice('claim:'.length);
  // How old it is at most counts from iat.
  if (name === 'age') return 'iat';
  return claimNames.find((claim) => claim === name) ?? null;
}

function roleOf(part: Part, name: string): Role {
  if (part === 'claims' && timeClaims.includes(name)) return 'time';
  return ids.has(name) ? 'id' : 'plain';
}

export function shownValue(node: JsonNode, role: Role = 'plain'): ShownValue {
  switch (node.kind) {
    case 'string':
      return { kind: 'text', text: node.value, isId: role === 'id' };
    case 'number': {
      const at = Number(node.source);
      const isInstant = role === 'time' && Number.isFinite(at) && Math.abs(at) <= 8.64e12;
      return isInstant ? { kind: 'time', text: node.source, at } : { kind: 'literal', text: node.source };
    }
    case 'boolean':
    case 'null':
      return { kind: 'literal', text: stringifyJson(node) };
    case 'array':
    case 'object': {
      const line = stringifyJson(node);
      return line.length <= 48 ? { kind: 'literal', text: line } : { kind: 'json', text: stringifyJson(node, 2) };
    }
  }
}
