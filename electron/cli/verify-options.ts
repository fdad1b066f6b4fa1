import { z } from 'zod';
import { appError } from '../../shared/errors.ts';
import { jwsAlgorithms, jwsAlgorithmSchema } from '../../shared/key-algorithms.ts';
import { ok, type Result } from '../../shared/result.ts';
import { defaultPolicy, type Policy } from '../../shared/policy.ts';
import { readPolicies } from '../engine/policies/policy-file.ts';
import { atOnce } from '../engine/turns.ts';
import { unable, usage, type Refusal } from './exits.ts';
import { keyOptionsSchema } from './key-option.ts';
import { readText } from './read-text.ts';
import { parseAge, parseInstant, parseLeeway } from './time-options.ts';

export const verifyOptionsSchema = keyOptionsSchema.extend({
  alg: z.string().exactOptional(),
  policy: z.string().exactOptional(),
  iss: z.array(z.string()).exactOptional(),
  aud: z.array(z.string()).exactOptional(),
  sub: z.string().exactOptional(),
  typ: z.string().exactOptional(),
  maxAge: z.string().exactOptional(),
  leeway: z.string().exactOptional(),
  require: z.string().exactOptional(),
  at: z.string().exactOptional(),
  signatureOnly: z.boolean().default(false),
  batch: z.string().exactOptional(),
  json: z.boolean().default(false),
});
export type VerifyOptions = z.infer<typeof verifyOptionsSchema>;

const claimOptions = [
  ['--policy', 'policy'],
  ['--iss', 'iss'],
  ['--aud', 'aud'],
  ['--sub', 'sub'],
  ['--max-age', 'maxAge'],
  ['--leeway', 'leeway'],
  ['--require', 'require'],
] as const;

/** The policy of the file, or the default one, with what the options say in its place; `--require` adds to it. */
export async function readPolicy(options: VerifyOptions): Promise<Result<Policy, Refusal>> {
  if (options.signatureOnly) {
    const pointless = claimOptions.find(([, name]) => options[name] !== undefined);
    if (pointless !== undefined) return usage(pointless[0], 'no claim options beside --signature-only', pointless[0]);
  }
  const changes = readChanges(options);
  if (!changes.ok) return changes;
  const base = options.policy === undefined ? ok(defaultPolicy) : await policyOfFile(options.policy);
  if (!base.ok) return base;
  const required = [...new Set([...base.value.required, ...(changes.value.required ?? [])])];
  return ok({ ...base.value, ...changes.value, required });
}

/** One policy, as Tokensmith exports it. */
async function policyOfFile(file: string): Promise<Result<Policy, Refusal>> {
  const text = await readText(file);
  const policies = text.ok ? atOnce(readPolicies(text.value)) : text;
  if (!policies.ok) return unable(policies.error, '--policy');
  const [only, ...others] = policies.value;
  if (only !== undefined && others.length === 0) return ok(only.policy);
  return unable(
    appError('file-malformed', { field: 'policies', expected: '1 item', actual: `${policies.value.length} items` }),
    '--policy',
  );
}

function readChanges(options: VerifyOptions): Result<Partial<Policy>, Refusal> {
  const algorithms = readList('--alg', options.alg);
  if (!algorithms.ok) return algorithms;
  const unknown = algorithms.value?.find((name) => !jwsAlgorithmSchema.safeParse(name).success);
  if (unknown !== undefined) return usage('--alg', jwsAlgorithms.join(', '), unknown);
  const required = readList('--require', options.require);
  if (!required.ok) return required;
  const types = readList('--typ', options.typ);
  if (!types.ok) return types;
  const leeway = options.leeway === undefined ? ok(null) : parseLeeway('--leeway', options.leeway);
  if (!leeway.ok) return leeway;
  const age = options.maxAge === undefined ? ok(null) : parseAge('--max-age', options.maxAge);
  if (!age.ok) return age;
  const empty = (
    [
      ['--iss', options.iss],
      ['--aud', options.aud],
      ['--sub', [options.sub ?? 'none']],
    ] as const
  ).find(([, texts]) => texts?.includes(''));
  if (empty !== undefined) return usage(empty[0], 'a text', 'empty');
  return ok({
    ...(algorithms.value !== null && { algorithms: algorithms.value }),
    ...(options.iss !== undefined && { issuers: options.iss }),
    ...(options.aud !== undefined && { audience: { match: 'any', values: options.aud } }),
    ...(options.sub !== undefined && { subject: options.sub }),
    ...(types.value !== null && { types: types.value }),
    ...(leeway.value !== null && { leewaySeconds: leeway.value }),
    ...(age.value !== null && { maximumAgeSeconds: age.value }),
    ...(required.value !== null && { required: required.value }),
    ...(options.signatureOnly && { signatureOnly: true }),
  });
}

/** The clock to judge by, in whole Unix seconds; a function, as a long batch is not judged by the time of its start. */
export function readClock(options: VerifyOptions): Result<() => number, Refusal> {
  if (options.at === undefined) return ok(() => Math.floor(Date.now() / 1000));
  const at = parseInstant('--at', options.at);
  return at.ok ? ok(() => at.value) : at;
}

function readList(option: string, text: string | undefined): Result<string[] | null, Refusal> {
  if (text === undefined) return ok(null);
  const names = text.split(',').map((name) => name.trim());
  return names.includes('') ? usage(option, 'names with commas between them', text === '' ? 'empty' : text) : ok([...new Set(names)]);
}
