import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { appError } from '../../shared/errors.ts';
import { ok, type Result } from '../../shared/result.ts';
import { verifyCompact } from '../engine/inspect/forms/compact-form.ts';
import { verifyBatch } from './batch.ts';
import { exits, unable, usage, type Refusal } from './exits.ts';
import { jsonLine, verdictNode } from './json-output.ts';
import { loadKeys } from './key-option.ts';
import { readInput, withoutLineBreak } from './read-text.ts';
import type { Terminal } from './terminal.ts';
import { verdictText } from './verdict-text.ts';
import { readClock, readPolicy, type VerifyOptions } from './verify-options.ts';

/** `tokensmith verify`: 0 valid, 1 invalid. */
export async function verify(token: string | undefined, options: VerifyOptions, terminal: Terminal): Promise<Result<number, Refusal>> {
  const policy = await readPolicy(options);
  if (!policy.ok) return policy;
  const clock = readClock(options);
  if (!clock.ok) return clock;
  if (token !== undefined && options.batch !== undefined) return usage('--batch', 'no TOKEN beside it', 'a TOKEN');
  const keys = await loadKeys(options);
  if (!keys.ok) return keys;
  if (options.batch !== undefined) {
    const input = await batchInput(options.batch, terminal);
    if (!input.ok) return input;
    const task = { keys: keys.value, policy: policy.value, now: clock.value, write: terminal.write };
    return ok(await verifyBatch(input.value, task));
  }
  if (keys.value === null && !policy.value.byOwnKey) return usage('--key', '--key, --jwk, --jwks, --pem or --secret-file', 'none of them');
  const text = await readToken(token, terminal);
  if (!text.ok) return text;
  const judged = await verifyCompact(text.value, keys.value ?? [], policy.value, clock.value());
  await terminal.write(options.json ? jsonLine(verdictNode(judged)) : verdictText(judged, terminal.hasColor));
  return ok(judged.verdict.valid ? exits.good : exits.invalid);
}

async function readToken(token: string | undefined, terminal: Terminal): Promise<Result<string, Refusal>> {
  if (token === undefined) return usage('TOKEN', 'a token, - for standard input, or --batch FILE', 'nothing');
  if (token !== '-') return ok(token);
  const text = await readInput(terminal.input);
  return text.ok ? ok(withoutLineBreak(text.value)) : unable(text.error, 'TOKEN');
}

async function batchInput(file: string, terminal: Terminal): Promise<Result<AsyncIterable<Uint8Array>, Refusal>> {
  if (file === '-') return ok(terminal.input);
  try {
    // Opened first, so that a file that is not there is an answer and not an event in the middle of the work.
    const handle = await open(file);
    if ((await handle.stat()).isDirectory()) {
      await handle.close();
      return unable(appError('file-unreadable', { actual: 'EISDIR' }), '--batch');
    }
    return ok(createReadStream('', { fd: handle }));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    return unable(appError('file-unreadable', { actual: code }), '--batch');
  }
}
