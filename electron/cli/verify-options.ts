import { z } from 'zod';
import { jwsAlgorithms, jwsAlgorithmSchema } from '../../shared/key-algorithms.ts';
import { ok, type Result } from '../../shared/result.ts';
import { defaultPolicy, type Policy } from '../../shared/verdict.ts';
import { usage, type Refusal } from './exits.ts';
import { keyOptionsSchema } from './key-option.ts';
import { parseInstant, parseLeeway } from './time-options.ts';

export const verifyOptionsSchema = keyOptionsSchema.extend({
  alg: z.string().exactOptional(),
  iss: z.string().exactOptional(),
  aud: z.string().exactOptional(),
  leeway: z.string().exactOptional(),
  require: z.string().exactOptional(),
  at: z.string().exactOptional(),
  signatureOnly: z.boolean().default(false),
  batch: z.string().exactOptional(),
  json: z.boolean().default(false),
});
export type VerifyOptions = z.infer<typeof verifyOptionsSchema>;

const claimOptions = [
  ['--iss', 'iss'],
  ['--aud', 'aud'],
  ['--leeway', 'leeway'],
  ['--require', 'require'],
] as const;

/** The policy that the options spell out; without any, the default one. */
export function readPolicy(options: VerifyOptions): Result<Policy, Refusal> {
  if (options.signatureOnly) {
    const pointless = claimOptions.find(([, name]) => options[name] !== undefined);
    if (pointless !== undefined) return usage(pointless[0], 'no claim options beside --signature-only', pointless[0]);
  }
  const algorithms = readList('--alg', options.alg);
  if (!algorithms.ok) return algorithms;
  const unknown = algorithms.value?.find((name) => !jwsAlgorithmSchema.safeParse(name).success);
  if (unknown !== undefined) return usage('--alg', jwsAlgorithms.join(', '), unknown);
  const required = readList('--require', options.require);
  if (!required.ok) return required;
  const leeway = options.leeway === undefined ? ok(0) : parseLeeway('--leeway', options.leeway);
  if (!leeway.ok) return leeway;
  return ok({
    ...defaultPolicy,
    algorithms: algorithms.value,
    issuer: options.iss ?? null,
    audience: options.aud ?? null,
    leewaySeconds: leeway.value,
    required: required.value ?? [],
    signatureOnly: options.signatureOnly,
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
