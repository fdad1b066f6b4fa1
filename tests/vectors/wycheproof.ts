import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { importJwk } from '../../electron/engine/keys/import/jwk.ts';
import { importJwks } from '../../electron/engine/keys/import/jwks.ts';
import type { CandidateKey } from '../../electron/engine/keys/import/verification-key.ts';
import { openEncrypted } from '../../electron/engine/inspect/forms/open-encrypted.ts';
import { strictJwe } from '../../electron/engine/tokens/strict-jwe.ts';
import { verifyToken } from '../../electron/engine/tokens/verify.ts';
import { ok, type Result } from '../../shared/result.ts';
import { defaultPolicy } from '../../shared/policy.ts';
import { decryptionKeys } from './pasted-keys.ts';
import { wycheproofExceptions, type WycheproofException } from './wycheproof-exceptions.ts';

export const wycheproofFiles = ['signature', 'encryption', 'key', 'crypto'] as const;
export type WycheproofFile = (typeof wycheproofFiles)[number];

const keySchema = z.record(z.string(), z.unknown());
const serializedSchema = z.union([z.string(), z.record(z.string(), z.unknown())]);
const fileSchema = z.object({
  numberOfTests: z.int(),
  testGroups: z.array(
    z.object({
      public: keySchema.optional(),
      private: keySchema,
      tests: z.array(
        z.object({
          tcId: z.int(),
          comment: z.string(),
          result: z.enum(['valid', 'invalid']),
          jws: serializedSchema.optional(),
          jwe: serializedSchema.optional(),
          pt: z.string().optional(),
        }),
      ),
    }),
  ),
});

/** One vector. `key` is the public key of a signature where there is one, else the private or shared one. */
export type Vector = {
  file: WycheproofFile;
  tcId: number;
  comment: string;
  kind: 'jws' | 'jwe';
  label: 'valid' | 'invalid';
  token: string;
  key: Record<string, unknown>;
  plaintextHex: string | null;
};

export function loadWycheproof(): Vector[] {
  return wycheproofFiles.flatMap((file) => {
    const source = path.join(import.meta.dirname, 'wycheproof', `json_web_${file}_test.json`);
    const read = fileSchema.parse(JSON.parse(readFileSync(source, 'utf8')));
    const vectors = read.testGroups.flatMap((group) =>
      group.tests.map(({ tcId, comment, result, jws, jwe, pt }): Vector => {
        const serialized = jws ?? jwe ?? '';
        return {
          file,
          tcId,
          comment,
          kind: jws === undefined ? 'jwe' : 'jws',
          label: result,
          token: typeof serialized === 'string' ? serialized : JSON.stringify(serialized),
          key: jws === undefined ? group.private : (group.public ?? group.private),
          plaintextHex: pt ?? null,
        };
      }),
    );
    if (vectors.length !== read.numberOfTests) throw new Error(`${source} says ${read.numberOfTests} vectors`);
    return vectors;
  });
}

/** Whether the app takes the vector: the key read and the token verified, or opened with it. */
export async function isTaken(vector: Vector): Promise<boolean> {
  return vector.kind === 'jws' ? isVerified(vector) : isDecrypted(vector);
}

async function isVerified({ key, token }: Vector): Promise<boolean> {
  const keys = importKeys(key);
  if (!keys.ok) return false;
  const { verdict } = await verifyToken(token, keys.value, { ...defaultPolicy, signatureOnly: true }, 0);
  return verdict.valid;
}

function importKeys(key: Record<string, unknown>): Result<CandidateKey[]> {
  const text = JSON.stringify(key);
  if ('keys' in key) return importJwks(text, { name: 'vector' });
  const single = importJwk(text, { name: 'vector' });
  return single.ok ? ok([single.value]) : single;
}

async function isDecrypted({ key, token, plaintextHex }: Vector): Promise<boolean> {
  // They ask a reader of compact tokens, as verifyToken is one. JSON serializations are asked for by RFC 7520's vectors.
  if (token.startsWith('{')) return false;
  const jwe = strictJwe(token);
  if (!jwe.ok) return false;
  const { plaintext } = await openEncrypted(jwe.value, await decryptionKeys(JSON.stringify(key)));
  return plaintext !== null && (plaintextHex === null || Buffer.from(plaintext).toString('hex') === plaintextHex);
}

export function exceptionFor(vector: Vector): WycheproofException | undefined {
  return wycheproofExceptions.find(({ file, tcId }) => file === vector.file && tcId === vector.tcId);
}

/** 'as-labelled', 'as-reviewed' for one of the listed exceptions, or 'wrong'. */
export function classify(vector: Vector, taken: boolean): 'as-labelled' | 'as-reviewed' | 'wrong' {
  const exception = exceptionFor(vector);
  const judged = taken ? 'valid' : 'invalid';
  if (exception !== undefined) return judged === exception.ours && judged !== vector.label ? 'as-reviewed' : 'wrong';
  return judged === vector.label ? 'as-labelled' : 'wrong';
}
