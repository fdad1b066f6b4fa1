import type { KeyObject } from 'node:crypto';
import { appError } from '../../../../shared/errors.ts';
import type { KeyAlgorithm, KeyUse } from '../../../../shared/key-algorithms.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { encryptedJwk } from './encrypted-jwk.ts';
import { encryptedPkcs8 } from './encrypted-pkcs8.ts';
import { fileNameOf } from './file-name.ts';

export type ExportedFacts = { readonly name: string; readonly kid: string; readonly alg: KeyAlgorithm; readonly use: KeyUse };

/** What goes into the file, secret unless it is encrypted, and the name to propose for it. */
export type PrivateExport = { readonly text: string; readonly fileName: string };

/**
 * A private or secret key as the text of a file.
 * - pkcs8: PEM (RFC 5958); not for secrets. Has no room for kid, alg and use
 * - jwk: JSON (RFC 7517) with kid, alg and use; encrypted, a compact JWE
 *
 * @param passphrase null leaves it unencrypted
 * Errors: 'key-unusable' for a public key, 'invalid-input' with `format` for a secret as PKCS#8.
 */
export async function exportPrivate(
  key: KeyObject,
  facts: ExportedFacts,
  format: 'pkcs8' | 'jwk',
  passphrase: string | null,
): Promise<Result<PrivateExport>> {
  if (key.type === 'public') {
    return fail(appError('key-unusable', { field: 'id', expected: 'a private key or a secret', actual: 'a public key' }));
  }
  if (format === 'pkcs8' && key.type === 'secret') {
    return fail(appError('invalid-input', { field: 'format', expected: 'jwk', actual: format }));
  }
  const text = await (format === 'pkcs8' ? asPkcs8(key, passphrase) : asJwk(key, facts, passphrase));
  return ok({ text, fileName: fileNameOf(facts.name, endings[format][passphrase === null ? 'plain' : 'encrypted']) });
}

/** "private" in the name of every file that opens something; a JWE is not JSON, so it does not say so. */
const endings = {
  pkcs8: { plain: '-private.pem', encrypted: '-private-encrypted.pem' },
  jwk: { plain: '-private.jwk.json', encrypted: '-private-encrypted.jwk.jwe' },
} as const;

async function asPkcs8(key: KeyObject, passphrase: string | null): Promise<string> {
  return passphrase === null ? key.export({ format: 'pem', type: 'pkcs8' }).toString() : encryptedPkcs8(key, passphrase);
}

async function asJwk(key: KeyObject, { kid, alg, use }: ExportedFacts, passphrase: string | null): Promise<string> {
  const { kty, ...members } = key.export({ format: 'jwk' });
  const jwk = { kty, kid, use, alg, ...members };
  return passphrase === null ? `${JSON.stringify(jwk, null, 2)}\n` : encryptedJwk(JSON.stringify(jwk), passphrase);
}
