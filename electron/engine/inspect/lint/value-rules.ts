import { isSecret } from '../../../../shared/claim-secrets.ts';
import type { JsonObject } from '../../../../shared/json/node.ts';
import { pathOf, valuesIn, type Visited } from '../../../../shared/json/walk.ts';
import type { LintFinding } from '../../../../shared/lint.ts';
import { personalDataIn } from '../../../../shared/personal-data.ts';
import type { Steps } from '../../turns.ts';
import { finding } from './findings.ts';
import type { Material } from './material.ts';

const tokenName = /^(?:access|refresh|id)_?token$/i;
/** A JOSE header in base64url begins so: `{"` and, with white space, `{ "` or `{\n`. */
const tokenText = /^(?:ey[A-Za-z0-9_-]{10,}\.){1,2}[A-Za-z0-9_.-]*$/;
/** Statements by others that belong inside (RFC 7591 section 2.3, OpenID Federation 1.0). */
const statements = /^(?:software_statement|trust_marks?|trust_chain|request)(?:[.[]|$)/;
const dangerous = new Set<string | number>(['__proto__', 'constructor', 'prototype']);

/** What stands in the claims and headers, whatever it is called. */
export function* valueFindings({ headers, claims }: Material, isSealed: boolean): Steps<LintFinding[]> {
  const found = headers.flatMap(({ object, place, prefix }) => (object === null ? [] : prototypes(valuesIn(object), place, prefix)));
  if (claims === null) return found;
  const values = valuesIn(claims);
  found.push(...prototypes(values, 'payload'));
  yield;
  found.push(...numbers(values));
  yield;
  found.push(...secrets(values));
  yield;
  // What is sealed is for its recipient alone.
  if (!isSealed) found.push(...personal(claims));
  return found;
}

function prototypes(values: readonly Visited[], place: LintFinding['place'], prefix = ''): LintFinding[] {
  const hits = values.filter(({ step, node }) => step === '__proto__' || (dangerous.has(step) && node.kind === 'object'));
  if (hits.length === 0) return [];
  const names = [...new Set(hits.map(({ step }) => String(step)))];
  return [finding('prototype-member', place, { paths: firstPaths(hits).map((path) => `${prefix}${path}`), actual: names })];
}

function numbers(values: readonly Visited[]): LintFinding[] {
  const unsafe = values.filter(({ node }) => node.kind === 'number' && Math.abs(Number(node.source)) > Number.MAX_SAFE_INTEGER);
  const odd = values.filter(({ node }) => node.kind === 'number' && isOdd(node.source));
  const sourceOf = (visited: Visited | undefined) => (visited?.node.kind === 'number' ? visited.node.source : '');
  const found: LintFinding[] = [];
  if (unsafe.length > 0) found.push(finding('number-unsafe', 'payload', { paths: firstPaths(unsafe), actual: sourceOf(unsafe[0]) }));
  if (odd.length > 0) {
    const actual = sourceOf(odd[0]);
    found.push(finding('number-odd', 'payload', { paths: firstPaths(odd), expected: String(Number(actual)), actual }));
  }
  return found;
}

function isOdd(source: string): boolean {
  const value = Number(source);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER && String(value) !== source;
}

function secrets(values: readonly Visited[]): LintFinding[] {
  const inside = values.filter(isSecret);
  const tokens = values.filter((visited) => isToken(visited) && !statements.test(pathOf(visited)));
  return [
    ...(inside.length > 0 ? [finding('secret-in-claims', 'payload', { paths: firstPaths(inside) })] : []),
    ...(tokens.length > 0 ? [finding('token-in-claims', 'payload', { paths: firstPaths(tokens) })] : []),
  ];
}

function firstPaths(values: readonly Visited[]): string[] {
  return values.slice(0, 50).map(pathOf);
}

function isToken({ step, node }: Visited): boolean {
  if (node.kind !== 'string' || node.value.length < 16) return false;
  return tokenText.test(node.value) || (typeof step === 'string' && tokenName.test(step));
}

function personal(claims: JsonObject): LintFinding[] {
  const paths = personalDataIn(claims);
  return paths.length === 0 ? [] : [finding('personal-data', 'payload', { paths })];
}
