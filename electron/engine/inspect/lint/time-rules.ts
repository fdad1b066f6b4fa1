import { memberOf, numberMember, type JsonObject } from '../../../../shared/json/node.ts';
import type { LintFinding } from '../../../../shared/lint.ts';
import { finding } from './findings.ts';
import { longestLives, withoutExpiry, type Purpose } from './token-purpose.ts';

const times = ['exp', 'nbf', 'iat', 'auth_time', 'updated_at'] as const;
/** The year 5138; as milliseconds 1973. */
const tooLarge = 100_000_000_000;
/** Seconds by which issuers set iat and nbf back. */
const backdating = 300;

/** @param at Unix seconds, from which a life is counted where the token does not say when it began */
export function timeFindings(claims: JsonObject, purpose: Purpose, demanded: ReadonlySet<string>, at: number): LintFinding[] {
  const found: LintFinding[] = [];
  const wrong = { large: [] as string[], fraction: [] as string[], text: [] as string[] };
  for (const name of times) {
    const node = memberOf(claims, name);
    if (node === undefined) continue;
    if (node.kind !== 'number') wrong.text.push(name);
    else if (Math.abs(Number(node.source)) >= tooLarge) wrong.large.push(name);
    else if (!Number.isInteger(Number(node.source))) wrong.fraction.push(name);
  }
  const first = (names: readonly string[]) => {
    const node = memberOf(claims, names[0] ?? '');
    return node?.kind === 'number' ? node.source : (node?.kind ?? null);
  };
  if (wrong.large.length > 0) found.push(finding('time-milliseconds', 'payload', { paths: wrong.large, actual: first(wrong.large) }));
  if (wrong.fraction.length > 0) found.push(finding('time-fraction', 'payload', { paths: wrong.fraction, actual: first(wrong.fraction) }));
  if (wrong.text.length > 0)
    found.push(finding('time-text', 'payload', { paths: wrong.text, expected: 'number', actual: first(wrong.text) }));
  if (memberOf(claims, 'exp') === undefined && !withoutExpiry.has(purpose) && !demanded.has('exp'))
    found.push(finding('exp-missing', 'payload', { paths: ['exp'] }));
  return [...found, ...(wrong.large.length > 0 ? [] : orderFindings(claims, purpose, at))];
}

function orderFindings(claims: JsonObject, purpose: Purpose, at: number): LintFinding[] {
  const [exp, nbf, iat] = [numberMember(claims, 'exp'), numberMember(claims, 'nbf'), numberMember(claims, 'iat')];
  if (exp === undefined) return [];
  const found: LintFinding[] = [];
  if (iat !== undefined && exp <= iat)
    found.push(finding('exp-before-iat', 'payload', { paths: ['exp', 'iat'], expected: iat, actual: exp }));
  if (nbf !== undefined && nbf >= exp)
    found.push(finding('nbf-after-exp', 'payload', { paths: ['nbf', 'exp'], expected: exp, actual: nbf }));
  const most = longestLives[purpose];
  const life = exp - (iat ?? nbf ?? at);
  if (most !== null && life > most + (most >= 3_600 ? backdating : 0))
    found.push(finding('life-long', 'payload', { paths: ['exp'], expected: most, actual: Math.round(life) }));
  return found;
}
