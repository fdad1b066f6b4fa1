import type { CheckValue } from '../../../shared/verdict.ts';

/** The words in which the engine says what is wrong with a token's form, for a catalog to translate. */
export type FormatWords = Readonly<Record<'parts' | 'json' | 'kinds', Readonly<Record<string, string>>>>;

/** "signature: unused-bits at 222", counted from 1. */
export function base64urlPlace(actual: CheckValue): { part: string; reason: string; at: string } | null {
  const [, part, reason, at] = /^([^:]+): ([a-z-]+) at (\d+)$/.exec(String(actual)) ?? [];
  return part === undefined || reason === undefined || at === undefined ? null : { part, reason, at };
}

/** "header: unexpected-end at 1:7", line and column. */
export function jsonPlace(actual: CheckValue): { part: string; reason: string; line: string; column: string } | null {
  const [, part, reason, line, column] = /^([^:]+): ([a-z-]+) at (\d+):(\d+)$/.exec(String(actual)) ?? [];
  return part === undefined || reason === undefined || line === undefined || column === undefined ? null : { part, reason, line, column };
}

/** "payload: array", "header: alg" */
export function partAnd(actual: CheckValue): { part: string; rest: string } | null {
  const [, part, rest] = /^([^:]+): ([^]*)$/.exec(String(actual)) ?? [];
  return part === undefined || rest === undefined ? null : { part, rest };
}

/** What the catalog has no word for is shown as it is. */
export function wordOf(words: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(words, name) ? (words[name] ?? name) : name;
}
