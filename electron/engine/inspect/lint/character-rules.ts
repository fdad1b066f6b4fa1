import type { Steps } from '../../turns.ts';
import type { LintCode, LintFinding } from '../../../../shared/lint.ts';
import { isPlain, oddCharacters } from './characters.ts';
import { confusablesIn } from './confusables.ts';
import { finding } from './findings.ts';
import type { Material, Part } from './material.ts';
import { pathOf, valuesIn, type Visited } from '../../../../shared/json/walk.ts';

const codes = { hidden: 'hidden-characters', bidi: 'bidi-characters', control: 'control-characters' } as const;

/** Names and values that look like something else than they are. */
export function* characterFindings({ headers, payloads, disclosures }: Material): Steps<LintFinding[]> {
  const found: LintFinding[] = [];
  for (const part of [...headers, ...payloads, ...disclosures]) found.push(...(yield* oddIn(part)));
  return found;
}

function* oddIn({ place, prefix, object, json }: Part): Steps<LintFinding[]> {
  const root = object ?? json?.node ?? null;
  if (root === null) return [];
  const found = new Map<LintCode, { paths: Set<string>; points: Set<string> }>();
  const add = (code: LintCode, value: Visited, points: readonly string[]) => {
    if (points.length === 0) return;
    const entry = found.get(code) ?? { paths: new Set(), points: new Set() };
    // More paths than a finding can name are not worth making.
    if (entry.paths.size < 50) entry.paths.add(`${prefix}${pathOf(value)}`);
    for (const point of points) entry.points.add(point);
    found.set(code, entry);
  };
  const look = (text: string, value: Visited, isName: boolean) => {
    if (isPlain(text, isName)) return;
    for (const [oddity, points] of oddCharacters(text, isName)) add(codes[oddity], value, points);
    add('confusable-characters', value, confusablesIn(text, isName));
  };
  for (const value of valuesIn(root)) {
    if (typeof value.step === 'string') look(value.step, value, true);
    if (value.node.kind === 'string') look(value.node.value, value, false);
    yield;
  }
  return [...found].map(([code, { paths, points }]) => finding(code, place, { paths: [...paths], actual: [...points] }));
}
