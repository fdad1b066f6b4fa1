import { createSecretKey } from 'node:crypto';
import { appError } from '../../../shared/errors.ts';
import { directSizes, isSymmetric, secretBitsOf, type KeyAlgorithm } from '../../../shared/key-algorithms.ts';
import type { CreateKey, TypedSecret } from '../../../shared/keys.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { isAvailable } from '../tokens/runtime-algorithms.ts';
import { generateKey, generationProblem } from './generate.ts';
import { assessMaterial } from './health/material.ts';
import { attempt } from './import/refusal.ts';
import { decodeSecret } from './import/secret.ts';
import type { NewKey } from './new-key.ts';

/** The key that a form asks for: generated, or the secret that was typed. Nothing is stored yet. */
export async function makeKey(input: CreateKey, signal?: AbortSignal): Promise<Result<NewKey>> {
  if (!(await isAvailable(input.alg))) return fail(appError('algorithm-unsupported', { field: 'alg', actual: input.alg }));
  const made = input.secret === null ? await generated(input, signal) : await typed(input, input.secret, signal);
  if (made.ok && signal?.aborted === true) return fail(appError('cancelled'));
  return made;
}

function common({ name, alg, kid, tags, notes }: CreateKey) {
  return { name, alg, kid, tags, notes, format: null, certificate: null };
}

async function generated(input: CreateKey, signal?: AbortSignal): Promise<Result<NewKey>> {
  const { alg, size, curve } = input;
  const problem = generationProblem(alg, { size, curve });
  if (problem !== null) return fail(problem);
  const key = await generateKey(alg, { size, curve }, signal).catch((reason: unknown) => {
    if (signal?.aborted === true) return null;
    throw reason;
  });
  if (key === null) return fail(appError('cancelled'));
  return ok({ ...common(input), key, origin: 'created', isWeak: false, entropyBits: null, findings: [] });
}

/** Too short, known or guessable: only under the explicit mark. Sizes that an algorithm fixes cannot be overridden. */
async function typed(input: CreateKey, secret: TypedSecret, signal?: AbortSignal): Promise<Result<NewKey>> {
  const { alg } = input;
  if (!isSymmetric(alg)) return fail(appError('invalid-input', { field: 'secret', expected: 'none: a key pair is generated' }));
  const decoded = attempt(() => decodeSecret(secret.text, secret.encoding));
  if (!decoded.ok) return fail({ ...decoded.error, field: 'secret.text' });
  const bytes = decoded.value;
  const allowed = exactBitsOf(alg);
  if (allowed.length > 0 && !allowed.includes(bytes.length * 8)) {
    const sizes = { expected: `${allowed.map((bits) => bits / 8).join(', ')} bytes`, actual: `${bytes.length} bytes` };
    return fail(appError('key-unusable', { field: 'secret.text', ...sizes }));
  }
  const key = createSecretKey(bytes);
  const { findings, entropyBits } = await assessMaterial(key, alg, true, signal);
  const danger = findings.find(({ severity }) => severity === 'danger');
  if (danger !== undefined && !input.acceptsWeak) {
    const { expected, actual } = danger;
    const sizes = { ...(expected !== null && { expected }), ...(actual !== null && { actual }) };
    return fail(appError('secret-weak', { field: 'secret.text', ...sizes }));
  }
  // Chosen by a person, so its thumbprint is never its name, however strong it looks.
  return ok({
    ...common(input),
    key,
    origin: 'typed',
    isWeak: danger !== undefined,
    entropyBits: entropyBits ?? bytes.length * 8,
    findings,
  });
}

/** Encryption takes keys of one size only (RFC 7518 sections 4.4 to 4.7); for HMAC there is a least size, which is a matter of health. */
function exactBitsOf(alg: KeyAlgorithm): readonly number[] {
  if (alg === 'dir') return directSizes;
  const bits = alg.startsWith('HS') ? null : secretBitsOf(alg);
  return bits === null ? [] : [bits];
}
