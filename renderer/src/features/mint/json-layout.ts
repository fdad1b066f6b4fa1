import type { JsonNode, JsonObject } from '../../../../shared/json/node.ts';
import { stringifyJson } from '../../../../shared/json/stringify.ts';

/** A list or object that fits stays on its line. */
const lineLength = 48;

/** JSON for reading: as stringifyJson indents it, but short lists and objects in one line. Signed is the compact form. */
export function layOut(object: JsonObject): string {
  return object.members.length === 0 ? '{}' : spread(object, '');
}

export function layOutLine(node: JsonNode): string {
  switch (node.kind) {
    case 'array':
      return `[${node.items.map(layOutLine).join(', ')}]`;
    case 'object': {
      const members = node.members.map(({ name, value }) => `${JSON.stringify(name)}: ${layOutLine(value)}`);
      return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
    }
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return stringifyJson(node);
  }
}

function place(node: JsonNode, margin: string): string {
  const line = layOutLine(node);
  return line.length <= lineLength || (node.kind !== 'array' && node.kind !== 'object') ? line : spread(node, margin);
}

function spread(node: Extract<JsonNode, { kind: 'array' | 'object' }>, margin: string): string {
  const inner = `${margin}  `;
  if (node.kind === 'array') return `[\n${node.items.map((item) => inner + place(item, inner)).join(',\n')}\n${margin}]`;
  const lines = node.members.map(({ name, value }) => `${inner}${JSON.stringify(name)}: ${place(value, inner)}`);
  return `{\n${lines.join(',\n')}\n${margin}}`;
}
