import { cut } from '../../../../../shared/cut.ts';
import type { Difference } from '../../../../../shared/diff/json-diff.ts';
import type { JsonNode } from '../../../../../shared/json/node.ts';
import { stringifyJson } from '../../../../../shared/json/stringify.ts';

/** More than anybody reads; what is beyond is counted. */
export const mostDifferences = 300;
const longest = 400;

/** "address.street", "roles[1]". A name with a dot or a bracket in it is quoted. */
export function pathText(path: Difference['path']): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    const name = /^[^.[\]"]+$/.test(step) ? step : JSON.stringify(step);
    return text === '' ? name : `${text}.${name}`;
  }, '');
}

/** A value in one line: text as it is, anything else as JSON; null where there is none. */
export function valueText(node: JsonNode | null): string | null {
  if (node === null) return null;
  const text = node.kind === 'string' ? node.value : stringifyJson(node);
  return cut(text, longest);
}

export function isInstant(node: JsonNode | null): node is Extract<JsonNode, { kind: 'number' }> {
  return node?.kind === 'number' && Math.abs(Number(node.source)) <= 8.64e12;
}
