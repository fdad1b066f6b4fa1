import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { importDecryptionJwk } from '../../../electron/engine/keys/import/decryption-key.ts';
import { importJwk } from '../../../electron/engine/keys/import/jwk.ts';
import { decryptToken } from '../../../electron/engine/tokens/decrypt.ts';
import { verifyToken } from '../../../electron/engine/tokens/verify.ts';
import { defaultPolicy } from '../../../shared/policy.ts';

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

for (const file of examples) {
  test(`RFC 7520 section ${file}: all its forms open`, async () => {
    const { input, output } = exampleSchema.parse(read(`jwe/${file}.json`));
    const key = importDecryptionJwk(JSON.stringify({ ...input.key, alg: input.alg }));
    if (!key.ok) throw new Error(JSON.stringify(key.error));
    const texts = [output.compact, JSON.stringify(output.json), JSON.stringify(output.json_flat)].filter((text) => text !== undefined);
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) {
      const opened = await decryptToken(text, key.value);
      expect(opened.ok && Buffer.from(opened.value.plaintext).toString()).toBe(input.plaintext);
    }
  });
}

test('RFC 7520 section 6: signed, then encrypted', async () => {
  const stepSchema = z.object({
    input: z.object({ key: z.looseObject({}), alg: z.string() }),
    output: z.object({ compact: z.string() }),
  });
  const { sign, encrypt } = z.object({ sign: stepSchema, encrypt: stepSchema }).parse(read('6.nesting_signatures_and_encryption.json'));
  const key = importDecryptionJwk(JSON.stringify({ ...encrypt.input.key, alg: encrypt.input.alg }));
  const opened = key.ok ? await decryptToken(encrypt.output.compact, key.value) : key;
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const inner = Buffer.from(opened.value.plaintext).toString();
  expect(inner).toBe(sign.output.compact);
  const verifier = importJwk(JSON.stringify(sign.input.key), { name: 'signer', algorithms: ['PS256'] });
  const judged = await verifyToken(inner, verifier.ok ? [verifier.value] : [], { ...defaultPolicy, signatureOnly: true }, 0);
  expect(judged.verdict.valid).toBe(true);
});
