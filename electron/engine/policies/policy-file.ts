import { z } from 'zod';
import { appError } from '../../../shared/errors.ts';
import { maxJsonDepth, parseJson, type JsonError } from '../../../shared/json/parse.ts';
import { policyContentSchema, type PolicyContent } from '../../../shared/policies.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Steps } from '../turns.ts';
import { piecesOf } from './policy-pieces.ts';

const frameSchema = z.strictObject({
  format: z.literal('tokensmith-policies'),
  version: z.literal(1),
  policies: z.array(z.unknown()).min(1).max(1_000),
});
/** A policy stands two levels down. */
const policyDepth = maxJsonDepth - 2;

export const maximumFileBytes = 5_000_000;

/** JSON text of policies: names, rules and issuers. A policy holds no secret, so that none is in it. */
export function writePolicies(policies: readonly PolicyContent[]): string {
  return `${JSON.stringify({ format: 'tokensmith-policies', version: 1, policies }, null, 2)}\n`;
}

/** Policies out of such a file, all or none. Error: 'file-malformed', with the member in `field`, what it must be and what it is. */
export function* readPolicies(text: string): Steps<Result<PolicyContent[]>> {
  const { frame, policies } = yield* piecesOf(text);
  yield;
  const whole = parseJson(frame);
  if (!whole.ok) return notJson(whole.error, text, 0);
  yield;
  const outside = frameSchema.safeParse(JSON.parse(frame), { reportInput: true });
  if (!outside.success) return fail(appError('file-malformed', describe(outside.error.issues, [])));
  const pieces = policies.values();
  const contents: PolicyContent[] = [];
  for (const [index, value] of outside.data.policies.entries()) {
    yield;
    const piece = typeof value === 'object' && value !== null ? pieces.next().value : undefined;
    const own = piece === undefined ? null : text.slice(piece.start, piece.end);
    const strict = own === null ? null : parseJson(own, policyDepth);
    if (strict?.ok === false) return notJson(strict.error, text, piece?.start ?? 0);
    const checked = policyContentSchema.safeParse(own === null ? value : JSON.parse(own), { reportInput: true });
    if (!checked.success) return fail(appError('file-malformed', describe(checked.error.issues, ['policies', index])));
    contents.push(checked.data);
  }
  return ok(contents);
}

/** @param start of the piece that was parsed, in the text */
function notJson({ problem, offset, line, column }: JsonError, text: string, start: number): Result<never> {
  const before = text.slice(0, start).split('\n');
  const place = {
    offset: start + offset,
    line: before.length - 1 + line,
    column: line === 1 ? (before.at(-1)?.length ?? 0) + column : column,
  };
  return fail(appError('file-malformed', { expected: 'JSON', actual: problem, ...place }));
}

type Issue = z.core.$ZodIssue;

function describe([issue]: readonly Issue[], outer: readonly PropertyKey[]) {
  if (issue === undefined) return {};
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const field = [...outer, ...issue.path, ...unknown].map(String).join('.').slice(0, 200);
  return { field, expected: expectation(issue), actual: kindOf(issue) };
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_value':
      return issue.values.map(String).join(', ');
    case 'too_small':
      return `at least ${issue.minimum} ${unitOf(issue.origin)}`.trimEnd();
    case 'too_big':
      return `at most ${issue.maximum} ${unitOf(issue.origin)}`.trimEnd();
    case 'unrecognized_keys':
      return 'no such member';
    default:
      return issue.message;
  }
}

function unitOf(origin: string): string {
  return origin === 'string' ? 'characters' : origin === 'array' ? 'items' : '';
}

/** What stands there: a number or a short word as itself, else its kind alone. */
function kindOf({ input, code }: Issue): string {
  if (code === 'unrecognized_keys') return 'a member';
  if (input === undefined) return 'missing';
  if (typeof input === 'number' || typeof input === 'boolean' || input === null) return String(input);
  if (Array.isArray(input)) return `array of ${input.length}`;
  if (typeof input !== 'string') return typeof input;
  return code === 'invalid_value' && input.length <= 40 ? input : `text of ${input.length} characters`;
}
