import type { JsonNode } from './node.ts';

/** Writes a node back as JSON text: member order and number sources as they were. `indent` 0 is compact. */
export function stringifyJson(node: JsonNode, indent = 0): string {
  return write(node, indent, '');
}

function write(node: JsonNode, indent: number, margin: string): string {
  switch (node.kind) {
    case 'null':
      return 'null';
    case 'boolean':
      return String(node.value);
    case 'number':
      return node.source;
    case 'string':
      return JSON.stringify(node.value);
    case 'array':
      return block('[', ']', node.items, indent, margin, (item, inner) => write(item, indent, inner));
    case 'object':
      return block('{', '}', node.members, indent, margin, (member, inner) => {
        const separator = indent > 0 ? ': ' : ':';
        return JSON.stringify(member.name) + separator + write(member.value, indent, inner);
      });
  }
}

function block<T>(
  open: string,
  close: string,
  items: readonly T[],
  indent: number,
  margin: string,
  each: (item: T, inner: string) => string,
): string {
  if (items.length === 0) return open + close;
  const inner = margin + ' '.repeat(indent);
  const line = indent > 0 ? `\n${inner}` : '';
  const end = indent > 0 ? `\n${margin}` : '';
  return open + items.map((item) => line + each(item, inner)).join(',') + end + close;
}
