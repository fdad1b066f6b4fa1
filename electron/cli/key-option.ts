import { z } from 'zod';
import { appError, type AppError } from '../../shared/errors.ts';
import { memberOf, type JsonObject } from '../../shared/json/node.ts';
import { parseJson } from '../../shared/json/parse.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { importJwk } from '../engine/keys/import/jwk.ts';
import { importJwks } from '../engine/keys/import/jwks.ts';
import { importPem } from '../engine/keys/import/pem.ts';
import { importSecret, importSecretBytes, secretEncodings, secretEncodingSchema } from '../engine/keys/import/secret.ts';
import type { CandidateKey } from '../engine/keys/import/verification-key.ts';
import { unable, usage, type Refusal } from './exits.ts';
import { readBytes, readText, withoutLineBreak } from './read-text.ts';

export const keyOptionsSchema = z.object({
  key: z.string().exactOptional(),
  jwk: z.string().exactOptional(),
  jwks: z.string().exactOptional(),
  pem: z.string().exactOptional(),
  secretFile: z.string().exactOptional(),
  secretEncoding: z.string().exactOptional(),
});
export type KeyOptions = z.infer<typeof keyOptionsSchema>;

const sources = [
  ['--key', 'key'],
  ['--jwk', 'jwk'],
  ['--jwks', 'jwks'],
  ['--pem', 'pem'],
  ['--secret-file', 'secretFile'],
] as const;

/**
 * Reads the one key option; null where none was given. A key that is well formed but must not be used (too weak,
 * for encryption …) comes back as an unusable candidate: that is a verdict, not a failure.
 */
export async function loadKeys(options: KeyOptions): Promise<Result<CandidateKey[] | null, Refusal>> {
  const given = sources.filter(([, name]) => options[name] !== undefined);
  if (given.length > 1) return usage(given.map(([option]) => option).join(' '), 'one key option', `${given.length}`);
  if (options.secretEncoding !== undefined && options.secretFile === undefined) {
    return usage('--secret-encoding', '--secret-file beside it', 'none');
  }
  const { key, jwk, jwks, pem } = options;
  if (key !== undefined) return fromVault(key);
  if (jwk !== undefined) return fromJsonFile('--jwk', jwk);
  if (jwks !== undefined) return fromJsonFile('--jwks', jwks);
  if (pem !== undefined) return fromPemFile(pem);
  if (options.secretFile !== undefined) return fromSecretFile(options.secretFile, options.secretEncoding ?? 'utf8');
  return ok(null);
}

/** A JWK, or a set of them where it has `keys`. */
export function importKeyObject(jwk: JsonObject, name: string): Result<CandidateKey[]> {
  if (memberOf(jwk, 'keys') !== undefined) return candidates(importJwks(jwk, { name }), name);
  const kid = memberOf(jwk, 'kid');
  return candidates(importJwk(jwk, { name: kid?.kind === 'string' ? kid.value : name }), name);
}

/** What an unusable key is called in the verdict; it takes part so that the verdict can say why it was not used. */
export function unusableKey(name: string, problem: AppError): CandidateKey {
  return { isUsable: false, id: null, name, kid: null, problem };
}

async function fromVault(key: string): Promise<Result<CandidateKey[], Refusal>> {
  const { vaultCandidates } = await import('./vault-keys.ts');
  return vaultCandidates(key);
}

async function fromJsonFile(option: '--jwk' | '--jwks', file: string): Promise<Result<CandidateKey[], Refusal>> {
  const text = await readText(file);
  if (!text.ok) return unable(text.error, option);
  const parsed = parseJson(text.value);
  if (!parsed.ok) {
    const { problem, line, column, offset } = parsed.error;
    return unable(appError('json-malformed', { actual: problem, line, column, offset }), option);
  }
  if (parsed.value.kind !== 'object') {
    return unable(appError('key-malformed', { expected: 'JSON object', actual: parsed.value.kind }), option);
  }
  const isSet = memberOf(parsed.value, 'keys') !== undefined;
  if (option === '--jwks' && !isSet)
    return unable(appError('key-malformed', { expected: 'a JWK Set with "keys"', actual: 'no "keys"' }), option);
  const imported = importKeyObject(parsed.value, 'key');
  return imported.ok ? imported : unable(imported.error, option);
}

async function fromPemFile(file: string): Promise<Result<CandidateKey[], Refusal>> {
  const text = await readText(file);
  if (!text.ok) return unable(text.error, '--pem');
  const imported = candidates(importPem(text.value, { name: 'key' }), 'key');
  return imported.ok ? imported : unable(imported.error, '--pem');
}

/** One line break at the end is not part of the secret: editors and `echo` put it there. */
async function fromSecretFile(file: string, encodingName: string): Promise<Result<CandidateKey[], Refusal>> {
  const encoding = secretEncodingSchema.safeParse(encodingName);
  if (!encoding.success) return usage('--secret-encoding', secretEncodings.join(', '), encodingName);
  const bytes = await readBytes(file);
  if (!bytes.ok) return unable(bytes.error, '--secret-file');
  // Latin-1 keeps every byte: a secret called "utf8" need not be text at all.
  const text = withoutLineBreak(bytes.value.toString('latin1'));
  const imported =
    encoding.data === 'utf8'
      ? importSecretBytes(Buffer.from(text, 'latin1'), { name: 'secret' })
      : importSecret(text, encoding.data, { name: 'secret' });
  const read = candidates(imported, 'secret');
  return read.ok ? read : unable(read.error, '--secret-file');
}

function candidates(imported: Result<CandidateKey | CandidateKey[]>, name: string): Result<CandidateKey[]> {
  if (imported.ok) return ok(Array.isArray(imported.value) ? imported.value : [imported.value]);
  return imported.error.code === 'key-unusable' ? ok([unusableKey(name, imported.error)]) : fail(imported.error);
}
