import { memberOf, type JsonNode, type JsonObject } from '../../../shared/json/node.ts';
import type { FormatProblem } from './strict-parse.ts';

/** Reads the members of a JSON serialization, and remembers the first one that is not of its kind. */
export type MemberReader = {
  /** Null where it is absent or no string. */
  readonly text: (object: JsonObject, name: string) => string | null;
  readonly object: (object: JsonObject, name: string) => JsonObject | null;
  /** Empty where it is no list of 1 to `most` objects. */
  readonly objects: (object: JsonObject, name: string, most: number) => JsonObject[];
  readonly problem: () => FormatProblem | null;
};

export function memberReader(): MemberReader {
  let problem: FormatProblem | null = null;
  const refuse = (expected: string, actual: string): void => {
    problem ??= { code: 'format-json-malformed', expected, actual };
  };
  const refuseKind = (name: string, kind: JsonNode['kind'], node: JsonNode): void => refuse(`${name}: ${kind}`, `${name}: ${node.kind}`);
  return {
    text: (object, name) => {
      const node = memberOf(object, name);
      if (node?.kind === 'string') return node.value;
      if (node !== undefined) refuseKind(name, 'string', node);
      return null;
    },
    object: (object, name) => {
      const node = memberOf(object, name);
      if (node?.kind === 'object') return node;
      if (node !== undefined) refuseKind(name, 'object', node);
      return null;
    },
    objects: (object, name, most) => {
      const node = memberOf(object, name);
      const items = node?.kind === 'array' ? node.items : [];
      const objects = items.flatMap((item) => (item.kind === 'object' ? [item] : []));
      if (items.length === 0 || items.length > most) refuse(`${name}: 1 to ${most}`, `${name}: ${items.length}`);
      else if (objects.length < items.length) refuse(`${name}: objects`, `${name}: something else`);
      else return objects;
      return [];
    },
    problem: () => problem,
  };
}
