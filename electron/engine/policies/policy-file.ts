import { z } from 'zod';
import { appError } from '../../../shared/errors.ts';
import { parseJson } from '../../../shared/json/parse.ts';
import { policyContentSchema, type PolicyContent } from '../../../shared/policies.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

const fileSchema = z.strictObject({
  format: z.literal('tokensmith-policies'),
  version: z.literal(1),
  policies: z.array(policyContentSchema).min(1).max(1_000),
});

export const maximumFileBytes = 5_000_000;

/** JSON text of policies: names, rules and issuers. A policy holds no secret, so that none is in it. */
export function writePolicies(policies: readonly PolicyContent[]): string {
  return `${JSON.stringify({ format: 'tokensmith-policies', version: 1, policies }, null, 2)}\n`;
}

/** Policies out of such a file, all or none. Error: 'file-malformed', with the member in `field`, what it must be and what it is. */
export function readPolicies(text: string): Result<PolicyContent[]> {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { problem, offset, line, column } = parsed.error;
    return fail(appError('file-malformed', { expected: 'JSON', actual: problem, offset, line, column }));
  }
  const checked = fileSchema.safeParse(JSON.parse(text), { reportInput: true });
  if (checked.success) return ok(checked.data.policies);
  const [issue] = checked.error.issues;
  return fail(appError('file-malformed', issue === undefined ? {} : describe(issue)));
}

type Issue = z.core.$ZodIssue;

function describe(issue: Issue): { field: string; expected: string; actual: string } {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const field = [...issue.path, ...unknown].map(String).join('.').slice(0, 200);
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
