import { createPrivateKey, createPublicKey, createSecretKey, type JsonWebKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { compactDecrypt, exportJWK, importJWK, importPKCS8, importSPKI } from 'jose';
import { z } from 'zod';
import { identityOf, identityOfJwk, publicIdentityOf } from './identity.ts';
import { imported, ownReader } from './own-reader.ts';
import { fileWith, run, type Reader } from './reader.ts';
import { passphrase, type WrittenKey } from './written-keys.ts';

const isPem = ({ format }: WrittenKey) => format === 'pem' || format.endsWith('-pkcs8');
const jwkSchema = z.looseObject({ kty: z.string(), kid: z.string(), alg: z.string(), use: z.string() });
const jwksSchema = z.object({ keys: z.tuple([jwkSchema]) });

export const nodeReader: Reader = {
  name: 'node',
  reads: () => true,
  async read(written) {
    if (written.format === 'pem') return identityOf(createPublicKey(written.text));
    if (isPem(written)) return identityOf(createPrivateKey({ key: written.text, passphrase }));
    const jwk = await labelledJwk(written);
    if (jwk.kty === 'oct') return identityOf(createSecretKey(String(jwk['k']), 'base64url'));
    return identityOf(
      written.format.includes('-') ? createPrivateKey({ format: 'jwk', key: jwk }) : createPublicKey({ format: 'jwk', key: jwk }),
    );
  },
};

/** OpenSSL reads the key and writes it anew, encrypted again where it was; our import reads what comes of that. */
const opensslReader: Reader = {
  name: 'openssl and back',
  reads: isPem,
  async read({ format, text }, folder) {
    const file = await fileWith(text, folder, 'key.pem');
    const out = path.join(folder, 'again.pem');
    await run('openssl', [...opensslWords(format), '-in', file, '-out', out]);
    return identityOf((await imported(await readFile(out, 'utf8'))).key);
  },
};

function opensslWords(format: string): string[] {
  if (format === 'pem') return ['pkey', '-pubin', '-pubout'];
  if (format === 'private-pkcs8') return ['pkey'];
  return ['pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-passin', 'env:PASSPHRASE', '-passout', 'env:PASSPHRASE'];
}

/** ssh-keygen knows no X25519, and Ed25519 only in OpenSSH's own format. */
const sshReader: Reader = {
  name: 'ssh-keygen',
  reads: (written) => isPem(written) && ['rsa', 'ec'].includes(written.key.asymmetricKeyType ?? ''),
  async read({ format, text, key, identity }, folder) {
    const file = await fileWith(text, folder, 'key.pem');
    const words = format === 'pem' ? ['-i', '-m', 'PKCS8'] : ['-y', '-P', passphrase];
    const line = await run('ssh-keygen', [...words, '-f', file]);
    const pem = await run('ssh-keygen', ['-e', '-m', 'PKCS8', '-f', await fileWith(line, folder, 'key.pub')]);
    // It only tells the public half.
    return identityOf(createPublicKey(pem)) === publicIdentityOf(key) ? identity : 'another key';
  },
};

const joseReader: Reader = {
  name: 'jose for JavaScript',
  reads: () => true,
  async read(written) {
    const { format, text, facts } = written;
    if (format === 'pem') return identityOfJwk(await exportJWK(await importSPKI(text, facts.alg, { extractable: true })));
    if (format === 'private-pkcs8') return identityOfJwk(await exportJWK(await importPKCS8(text, facts.alg, { extractable: true })));
    const jwk = await labelledJwk(written);
    return identityOfJwk(await exportJWK(await importJWK(jwk, facts.alg, { extractable: true })));
  },
};

export const readers: readonly Reader[] = [
  ownReader,
  nodeReader,
  opensslReader,
  sshReader,
  { ...joseReader, reads: ({ format }) => format !== 'encrypted-pkcs8' },
];

/** The JWK in the text, with kid, alg and use as they should be; jose opens it where it is encrypted. */
async function labelledJwk({ format, text, facts }: WrittenKey): Promise<JsonWebKey & { kty: string }> {
  const { kid, alg, use, ...numbers } =
    format === 'jwks' ? jwksSchema.parse(JSON.parse(text)).keys[0] : jwkSchema.parse(JSON.parse(await opened(format, text)));
  if (kid !== facts.kid || alg !== facts.alg || use !== facts.use) throw new Error(`Labels: ${kid}, ${alg}, ${use}`);
  return { ...numbers };
}

async function opened(format: string, text: string): Promise<string> {
  if (format !== 'encrypted-jwk') return text;
  const limits = { keyManagementAlgorithms: ['PBES2-HS512+A256KW'], maxPBES2Count: 600_000 };
  const { plaintext, protectedHeader } = await compactDecrypt(text, Buffer.from(passphrase, 'utf8'), limits);
  if (protectedHeader.cty !== 'jwk+json') throw new Error(`cty: ${protectedHeader.cty}`);
  return Buffer.from(plaintext).toString('utf8');
}
