import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { openEncrypted } from '../../../electron/engine/inspect/forms/open-encrypted.ts';
import { importJwk } from '../../../electron/engine/keys/import/jwk.ts';
import { strictJwe } from '../../../electron/engine/tokens/strict-jwe.ts';
import { verifyToken } from '../../../electron/engine/tokens/verify.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { decryptionKeys } from '../../vectors/pasted-keys.ts';

const folder = path.join(import.meta.dirname, '../../vectors/rfc7520');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));

const exampleSchema = z.object({
  input: z.object({ plaintext: z.string(), key: z.looseObject({ alg: z.string().optional() }), alg: z.string() }),
  output: z.object({ compact: z.string().optional(), json: z.unknown(), json_flat: z.unknown() }),
});

/** RFC 7520 section 5. Left out: RSA1_5 and PBES2, which are no algorithms here (5.1, 5.3, 5.13). */
const examples: readonly string[] = [
  '5_2.key_encryption_using_rsa-oaep_with_aes-gcm',
  '5_4.key_agreement_with_key_wrapping_using_ecdh-es_and_aes-keywrap_with_aes-gcm',
  '5_5.key_agreement_using_ecdh-es_with_aes-cbc-hmac-sha2',
  '5_6.direct_encryption_using_aes-gcm',
  '5_7.key_wrap_using_aes-gcm_keywrap_with_aes-cbc-hmac-sha2',
  '5_8.key_wrap_using_aes-keywrap_with_aes-gcm',
  '5_9.compressed_content',
  // With `aad` and with unprotected parameters.
  '5_10.including_additional_authentication_data',
  '5_11.protecting_specific_header_fields',
  '5_12.protecting_content_only',
];

/** What the token holds, opened with the key as a pasted one is. */
async function openedWith(jwk: object, text: string): Promise<string> {
  const jwe = strictJwe(text);
  if (!jwe.ok) throw new Error('No strict JWE');
  const { check, plaintext } = await openEncrypted(jwe.value, await decryptionKeys(JSON.stringify(jwk)));
  if (plaintext === null) throw new Error(check.code);
  return Buffer.from(plaintext).toString();
}

for (const file of examples) {
  test(`RFC 7520 section ${file}: all its forms open`, async () => {
    const { input, output } = exampleSchema.parse(read(`jwe/${file}.json`));
    const texts = [output.compact, JSON.stringify(output.json), JSON.stringify(output.json_flat)].filter((text) => text !== undefined);
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) {
      expect(await openedWith({ ...input.key, alg: input.alg }, text)).toBe(input.plaintext);
    }
  });
}

test('RFC 7520 section 6: signed, then encrypted', async () => {
  const stepSchema = z.object({
    input: z.object({ key: z.looseObject({}), alg: z.string() }),
    output: z.object({ compact: z.string() }),
  });
  const { sign, encrypt } = z.object({ sign: stepSchema, encrypt: stepSchema }).parse(read('6.nesting_signatures_and_encryption.json'));
  const inner = await openedWith({ ...encrypt.input.key, alg: encrypt.input.alg }, encrypt.output.compact);
  expect(inner).toBe(sign.output.compact);
  const verifier = importJwk(JSON.stringify(sign.input.key), { name: 'signer', algorithms: ['PS256'] });
  const judged = await verifyToken(inner, verifier.ok ? [verifier.value] : [], { ...defaultPolicy, signatureOnly: true }, 0);
  expect(judged.verdict.valid).toBe(true);
});
