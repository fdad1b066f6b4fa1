import type { JsonNode } from './node.ts';

/** A value inside another: `step` is its name in an object or its index in an array. */
export type Visited = { readonly step: string | number; readonly node: JsonNode; readonly parent: Visited | null };

/** Beyond so many values a token is no token; rules that look at each stop there. */
const mostValues = 10_000;

/** Each value, the outermost excepted; parents before children. */
export function valuesIn(root: JsonNode): Visited[] {
  const found: Visited[] = [];
  const add = (step: string | number, node: JsonNode, parent: Visited | null): void => {
    if (found.length >= mostValues) return;
    const visited = { step, node, parent };
    found.push(visited);
    visit(node, visited);
  };
  const visit = (node: JsonNode, self: Visited | null): void => {
    if (node.kind === 'object') for (const { name, value } of node.members.slice(0, mostValues)) add(name, value, self);
    else if (node.kind === 'array') node.items.slice(0, mostValues).forEach((item, index) => add(index, item, self));
  };
  visit(root, null);
  return found;
}

/** "address.city", "aud[0]". Made only for what is reported: most values are not. */
export function pathOf({ step, parent }: Visited): string {
  if (typeof step === 'number') return `${parent === null ? '' : pathOf(parent)}[${step}]`;
  return parent === null ? step : `${pathOf(parent)}.${step}`;
}
