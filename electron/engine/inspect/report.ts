import { createHash } from 'node:crypto';
import type { InspectedToken } from '../../../shared/inspect.ts';
import type { JsonNode, JsonObject } from '../../../shared/json/node.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import type { LintFinding } from '../../../shared/lint.ts';
import type { Report, ReportRow } from '../../../shared/report.ts';
import type { Check, CheckValue } from '../../../shared/verdict.ts';
import type { Steps } from '../turns.ts';
import { holdsToken } from './paste/holds-token.ts';

/** What stands in a report in place of a value that was left out. */
const masked = '•••';

/** Parameters that say how a token is made, and nothing about a person or a key. */
const openParameters: ReadonlySet<string> = new Set(['alg', 'typ', 'cty', 'enc', 'kid', 'crit', 'b64', 'zip']);
/** Who speaks to whom and when: what a verdict cannot be understood without. */
const openClaims: ReadonlySet<string> = new Set(['iss', 'aud', 'exp', 'nbf', 'iat', 'auth_time', 'typ', 'token_use']);
/** Checks whose values are times, sizes, names of algorithms and keys. */
const openChecks: ReadonlySet<string> = new Set([
  'decryption',
  'format',
  'key',
  'algorithm',
  'signature',
  'crit',
  'typ',
  'exp',
  'nbf',
  'iat',
  'age',
  'iss',
  'aud',
  'disclosures',
]);

/**
 * What may be shown to others. There is no segment and no signature in it, so that nobody can make the token of it again; claims
 * are left out unless they are in `shows` or needed to understand the verdict, and tokens inside of claims always.
 */
export function* reportOn(token: InspectedToken, findings: readonly LintFinding[], shows: readonly string[]): Steps<Report> {
  const { verdict, kind, text, bytes } = token;
  const claims = token.selective?.claims ?? token.payload?.json ?? null;
  const isOpen = (name: string) => openClaims.has(name) || shows.includes(name);
  return {
    kind,
    bytes,
    sha256: createHash('sha256').update(text).digest('hex'),
    isValid: verdict.valid,
    at: verdict.at,
    key: verdict.key && { name: verdict.key.name, kid: verdict.key.kid, alg: verdict.key.alg },
    header: yield* rowsOf(token.header?.json ?? token.encryption?.header?.json ?? null, (name) => openParameters.has(name)),
    claims: yield* rowsOf(claims, isOpen),
    checks: yield* eachOf(verdict.checks, (check) => shownCheck(check, isOpen)),
    findings: yield* eachOf(findings, (finding) => shownFinding(finding, isOpen)),
  };
}

/** A token can have 20,000 of them, and each is looked through. */
function* eachOf<T, S>(all: readonly T[], shown: (one: T) => S): Steps<S[]> {
  const found: S[] = [];
  for (const one of all) {
    found.push(shown(one));
    yield;
  }
  return found;
}

function rowsOf(object: JsonObject | null, isOpen: (name: string) => boolean): Steps<ReportRow[]> {
  return eachOf(object?.members ?? [], ({ name, value }) => {
    const text = value.kind === 'string' ? value.value : stringifyJson(value);
    return { name: safeText(name), value: isOpen(name) && !holdsToken(text) ? text : null, kind: value.kind, size: sizeOf(value) };
  });
}

function sizeOf(node: JsonNode): number | null {
  switch (node.kind) {
    case 'string':
      return [...node.value].length;
    case 'array':
      return node.items.length;
    case 'object':
      return node.members.length;
    default:
      return null;
  }
}

function shownCheck(check: Check, isOpen: (name: string) => boolean): Check {
  const claim = check.name.startsWith('claim:') ? check.name.slice('claim:'.length) : check.name;
  if (openChecks.has(check.name) || isOpen(claim)) return { ...check, expected: safe(check.expected), actual: safe(check.actual) };
  // A check of a claim that is left out: its name and outcome remain.
  return { ...check, expected: mask(check.expected), actual: mask(check.actual) };
}

function shownFinding(finding: LintFinding, isOpen: (name: string) => boolean): LintFinding {
  const isAboutOpen = finding.place !== 'payload' || finding.paths.every((path) => isOpen(topOf(path)));
  const shown = isAboutOpen ? safe : mask;
  return { ...finding, paths: finding.paths.map(safeText), expected: safe(finding.expected), actual: shown(finding.actual) };
}

function topOf(path: string): string {
  return path.split(/[.[]/, 1)[0] ?? '';
}

function safe(value: CheckValue): CheckValue {
  if (typeof value === 'string') return safeText(value);
  return Array.isArray(value) ? value.map(safeText) : value;
}

function safeText(text: string): string {
  return holdsToken(text) ? masked : text;
}

/** Numbers say how many or when. */
function mask(value: CheckValue): CheckValue {
  return typeof value === 'string' || Array.isArray(value) ? masked : value;
}
