import type { JsonObject } from '../../../shared/json/node.ts';
import { parseJson } from '../../../shared/json/parse.ts';

/** The object that a JSON text is, losslessly. Throws for anything else. */
export function objectOf(text: string): JsonObject {
  const parsed = parseJson(text);
  if (!parsed.ok || parsed.value.kind !== 'object') throw new Error(`No JSON object: ${text}`);
  return parsed.value;
}
