import { fitted } from '../../../shared/cut.ts';
import type { JsonNode } from '../../../shared/json/node.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import type { Check, CheckCode, CheckName, CheckValue, Outcome } from '../../../shared/verdict.ts';

/** Longer texts from a token are cut in a verdict: the token itself stands beside it. */
const maximumShown = 500;

export function check(name: CheckName, outcome: Outcome, code: CheckCode, expected: CheckValue = null, actual: CheckValue = null): Check {
  return { name, signature: 0, outcome, code, expected: shown(expected), actual: shown(actual) };
}

export function shown(value: CheckValue): CheckValue {
  if (typeof value === 'string') return clip(value);
  return Array.isArray(value) ? value.slice(0, 100).map(clip) : value;
}

function clip(text: string): string {
  return fitted(text, maximumShown);
}

/** A node as a check shows it: strings plain, everything else as its JSON text. */
export function textOf(node: JsonNode | undefined): string | null {
  if (node === undefined) return null;
  return node.kind === 'string' ? node.value : stringifyJson(node);
}

/** What a policy expects one of: a single one stands for itself. */
export function oneOrAll(values: readonly string[]): string | string[] {
  const [first, ...more] = values;
  return first !== undefined && more.length === 0 ? first : [...values];
}
