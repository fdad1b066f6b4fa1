import type { JsonProblem } from '../../../shared/json/parse.ts';

/** What the parser found wrong, as an error's `actual` has it: "duplicate-member: sub" names the member. Null for anything else. */
export function jsonProblemIn(
  actual: string | undefined,
  sentences: Readonly<Record<JsonProblem, string>>,
): { readonly problem: JsonProblem; readonly member: string | null } | null {
  const [, problem = '', member] = /^([a-z-]+)(?:: (.*))?$/s.exec(actual ?? '') ?? [];
  const isKnown = (text: string): text is JsonProblem => Object.hasOwn(sentences, text);
  return isKnown(problem) ? { problem, member: member ?? null } : null;
}
