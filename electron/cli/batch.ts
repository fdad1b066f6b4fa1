import { appError, type AppError } from '../../shared/errors.ts';
import { memberOf, type JsonNode, type JsonObject } from '../../shared/json/node.ts';
import { parseJson } from '../../shared/json/parse.ts';
import { stringifyJson } from '../../shared/json/stringify.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Policy } from '../../shared/policy.ts';
import type { CandidateKey } from '../engine/keys/import/verification-key.ts';
import { verifyCompact } from '../engine/inspect/forms/compact-form.ts';
import { linesOf, type BatchLine } from './batch-lines.ts';
import { exits } from './exits.ts';
import { errorNode, jsonLine, verdictNode } from './json-output.ts';
import { importKeyObject, unusableKey } from './key-option.ts';

export type BatchTask = {
  /** From the options; null where every line must bring its own. */
  readonly keys: readonly CandidateKey[] | null;
  readonly policy: Policy;
  readonly now: () => number;
  readonly write: (text: string) => Promise<void>;
};

type Answer = { readonly exit: number; readonly node: JsonObject };

/** So many are judged while the first of them is waited for: verifying is asynchronous in its library. */
const inFlight = 64;
/** Distinct keys that are kept prepared; a file with more of them is only slower. */
const maxPreparedKeys = 1_000;

/** Judges one JSON object a line and writes one answer a line, in order. Gives the worst exit code of all. */
export async function verifyBatch(input: AsyncIterable<Uint8Array>, task: BatchTask): Promise<number> {
  const prepared = new Map<string, readonly CandidateKey[]>();
  const pending: Promise<void>[] = [];
  let worst: number = exits.good;
  let written = Promise.resolve();
  for await (const line of linesOf(input)) {
    if (line.text?.trim() === '') continue;
    const answer = answerLine(line, task, prepared);
    written = written.then(async () => {
      const { exit, node } = await answer;
      worst = Math.max(worst, exit);
      await task.write(jsonLine(node));
    });
    pending.push(written);
    if (pending.length >= inFlight) await pending.shift();
  }
  await written;
  return worst;
}

async function answerLine(line: BatchLine, task: BatchTask, prepared: Map<string, readonly CandidateKey[]>): Promise<Answer> {
  const read = readLine(line);
  if (!read.ok) return { exit: exits.unable, node: errorNode(read.error) };
  const id = memberOf(read.value, 'id') ?? null;
  const asked = readQuestion(read.value, line.number, task, prepared);
  if (!asked.ok) return { exit: exits.unable, node: errorNode(asked.error, id) };
  const { token, keys, policy } = asked.value;
  const judged = await verifyCompact(token, keys, policy, task.now());
  return { exit: judged.verdict.valid ? exits.good : exits.invalid, node: verdictNode(judged, id) };
}

function readLine({ number, text }: BatchLine): Result<JsonObject> {
  if (text === null) return fail(appError('payload-too-large', { field: 'line', line: number }));
  const parsed = parseJson(text);
  if (!parsed.ok)
    return fail(appError('json-malformed', { field: 'line', actual: parsed.error.problem, line: number, column: parsed.error.column }));
  if (parsed.value.kind === 'object') return ok(parsed.value);
  return fail(wrong('line', 'JSON object', parsed.value, number));
}

type Question = { token: string; keys: readonly CandidateKey[]; policy: Policy };

/** A line's own `jwk` and `alg` stand above the options. */
function readQuestion(line: JsonObject, number: number, task: BatchTask, prepared: Map<string, readonly CandidateKey[]>): Result<Question> {
  const token = memberOf(line, 'token');
  const jwk = present(memberOf(line, 'jwk'));
  const alg = present(memberOf(line, 'alg'));
  if (token === undefined) return fail(appError('invalid-input', { field: 'token', expected: 'string', actual: 'missing', line: number }));
  if (jwk !== undefined && jwk.kind !== 'object') return fail(wrong('jwk', 'JSON object', jwk, number));
  if (alg !== undefined && alg.kind !== 'string') return fail(wrong('alg', 'string', alg, number));
  const keys = jwk === undefined ? task.keys : prepare(jwk, prepared);
  if (keys === null) return fail(appError('key-not-found', { field: 'jwk', expected: 'a jwk in the line, or a key option', line: number }));
  const policy = alg === undefined ? task.policy : { ...task.policy, algorithms: [alg.value] };
  // Any other value is no compact JWS either, and the verdict says what it is.
  return ok({ token: token.kind === 'string' ? token.value : stringifyJson(token), keys, policy });
}

/** A key that cannot be used makes the verdict, whatever is wrong with it: the line itself was understood. */
function prepare(jwk: JsonObject, prepared: Map<string, readonly CandidateKey[]>): readonly CandidateKey[] {
  const text = stringifyJson(jwk);
  const known = prepared.get(text);
  if (known !== undefined) return known;
  const imported = importKeyObject(jwk, 'jwk');
  const keys = imported.ok ? imported.value : [unusableKey('jwk', imported.error)];
  if (prepared.size < maxPreparedKeys) prepared.set(text, keys);
  return keys;
}

function present(node: JsonNode | undefined): JsonNode | undefined {
  return node?.kind === 'null' ? undefined : node;
}

function wrong(field: string, expected: string, node: JsonNode, line: number): AppError {
  return appError('invalid-input', { field, expected, actual: node.kind, line });
}
