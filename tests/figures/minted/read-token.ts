import { createPublicKey } from 'node:crypto';
import {
  compactDecrypt,
  compactVerify,
  flattenedDecrypt,
  flattenedVerify,
  generalDecrypt,
  generalVerify,
  type FlattenedJWSInput,
} from 'jose';
import { z } from 'zod';
import { toVerificationKey } from '../../../electron/engine/keys/import/verification-key.ts';
import { decryptToken } from '../../../electron/engine/tokens/decrypt.ts';
import { verifyToken } from '../../../electron/engine/tokens/verify.ts';
import { isJws } from '../../../shared/key-algorithms.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import type { MintCase } from './cases.ts';
import { readingKey, type TestKey } from './test-keys.ts';

/** A token as its receiver has it: `beside` is the payload that a detached one comes with. */
export type Received = { readonly text: string; readonly beside: Buffer | null };
type Keys = ReadonlyMap<string, TestKey>;

const signatureSchema = z.strictObject({ protected: z.string(), signature: z.string() });
const flattenedSchema = signatureSchema.extend({ payload: z.string().optional() });
const generalSchema = z.strictObject({ payload: z.string().optional(), signatures: z.array(signatureSchema).min(1) });
const sealedSchema = z.strictObject({
  protected: z.string(),
  encrypted_key: z.string().optional(),
  iv: z.string(),
  ciphertext: z.string(),
  tag: z.string(),
});
const sealedGeneralSchema = sealedSchema
  .omit({ encrypted_key: true })
  .extend({ recipients: z.tuple([sealedSchema.pick({ encrypted_key: true })]) });

/** The payload that jose finds, with every signature verified by its own key. Throws where jose refuses. */
export async function readByJose(token: Received, made: MintCase, keys: Keys): Promise<Buffer> {
  if (made.recipient === null) return verified(token, made, keys);
  const plaintext = await decrypted(token.text, made, keyOf(made.recipient, keys));
  if (made.signers.length === 0) return plaintext;
  const signer = keyOf(made.signers[0] ?? '', keys);
  return Buffer.from((await compactVerify(plaintext, readingKey(signer), { algorithms: [signer.alg] })).payload);
}

async function decrypted(text: string, { filled }: MintCase, key: TestKey): Promise<Buffer> {
  const { form } = filled.recipe;
  const options = { keyManagementAlgorithms: [key.alg], contentEncryptionAlgorithms: [form.encryption?.enc ?? ''] };
  const [secret, { serialization }] = [readingKey(key), form];
  if (serialization === 'compact') return Buffer.from((await compactDecrypt(text, secret, options)).plaintext);
  if (serialization === 'flattened') return Buffer.from((await flattenedDecrypt(flat(text), secret, options)).plaintext);
  const { recipients, ...content } = sealedGeneralSchema.parse(JSON.parse(text));
  const [{ encrypted_key }] = recipients;
  const general = { ...content, recipients: [encrypted_key === undefined ? {} : { encrypted_key }] };
  return Buffer.from((await generalDecrypt(general, secret, options)).plaintext);
}

function flat(text: string) {
  const { encrypted_key, ...content } = sealedSchema.parse(JSON.parse(text));
  return encrypted_key === undefined ? content : { ...content, encrypted_key };
}

async function verified({ text, beside }: Received, { filled, signers }: MintCase, keys: Keys): Promise<Buffer> {
  const { serialization, isUnencoded } = filled.recipe.form;
  const apart = beside === null ? null : isUnencoded ? beside : beside.toString('base64url');
  const { payload: own, signatures } = signaturesIn(text, serialization);
  const payload = apart ?? own;
  if (payload === undefined || signatures.length !== signers.length || (apart !== null && (own ?? '') !== ''))
    throw new Error('Another form');
  let found: Buffer | null = null;
  for (const [index, { protected: header, signature }] of signatures.entries()) {
    const signer = keyOf(signers[index] ?? '', keys);
    const one: FlattenedJWSInput = { protected: header, signature, payload };
    const opened = await flattenedVerify(one, readingKey(signer), { algorithms: [signer.alg] });
    if (opened.protectedHeader?.kid !== signer.kid) throw new Error('Another kid');
    found = Buffer.from(opened.payload);
  }
  if (serialization === 'compact' && apart === null) {
    const signer = keyOf(signers[0] ?? '', keys);
    found = Buffer.from((await compactVerify(text, readingKey(signer), { algorithms: [signer.alg] })).payload);
  }
  if (serialization === 'general') {
    const signer = keyOf(signers[0] ?? '', keys);
    await generalVerify({ payload, signatures }, readingKey(signer), { algorithms: [signer.alg] });
  }
  if (found === null) throw new Error('No signature');
  return found;
}

function signaturesIn(text: string, serialization: string): z.infer<typeof generalSchema> {
  if (serialization === 'general') return generalSchema.parse(JSON.parse(text));
  if (serialization === 'flattened') {
    const { payload, ...signature } = flattenedSchema.parse(JSON.parse(text));
    return { payload, signatures: [signature] };
  }
  const [header = '', payload = '', signature = '', ...more] = text.split('.');
  if (more.length > 0) throw new Error('More than three segments');
  return { payload, signatures: [{ protected: header, signature }] };
}

/**
 * The payload that Tokensmith itself finds. Throws where it refuses; null for what it does not read: JSON forms, detached and
 * unencoded JWS.
 */
export async function readByUs({ text }: Received, { filled, signers, recipient }: MintCase, keys: Keys): Promise<Buffer | null> {
  const { serialization, isDetached, isUnencoded } = filled.recipe.form;
  if (recipient === null) {
    if (serialization !== 'compact' || isDetached || isUnencoded) return null;
    return verifiedHere(text, keyOf(signers[0] ?? '', keys), filled.recipe.payload.kind === 'claims');
  }
  const { kid, alg, key } = keyOf(recipient, keys);
  const opened = await decryptToken(text, { kid, alg, key });
  if (!opened.ok) throw new Error(opened.error);
  const plaintext = Buffer.from(opened.value.plaintext);
  return signers.length === 0
    ? plaintext
    : verifiedHere(plaintext.toString(), keyOf(signers[0] ?? '', keys), filled.recipe.payload.kind === 'claims');
}

async function verifiedHere(text: string, { alg, kid, key }: TestKey, isClaims: boolean): Promise<Buffer> {
  if (!isJws(alg)) throw new Error('No signer');
  const verifier = toVerificationKey(key.type === 'private' ? createPublicKey(key) : key, { name: alg, kid }, alg);
  // Without claims there is nothing to check but the signature.
  const policy = { ...defaultPolicy, signatureOnly: !isClaims };
  const { verdict } = await verifyToken(text, [verifier], policy, Date.now() / 1000);
  if (!verdict.valid) throw new Error(verdict.checks.find(({ outcome }) => outcome === 'failed')?.code ?? 'refused');
  return Buffer.from(text.split('.')[1] ?? '', 'base64url');
}

function keyOf(id: string, keys: Keys): TestKey {
  const key = keys.get(id);
  if (key === undefined) throw new Error(`No key ${id}`);
  return key;
}
