import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import type { ExpectedKey, GoodFile } from './corpus-file.ts';
import { passphrase } from './good-openssl.ts';
import { expectedOf } from './outcome.ts';
import { hasTool, type Workshop } from './tools.ts';

const jwkSchema = z.looseObject({ kty: z.string(), k: z.string().optional() });

/** Debian's `jose`, whose own thumbprints are the expectation. Its passphrase can only be typed, so it gets a terminal. */
export async function goodJose(workshop: Workshop): Promise<GoodFile[]> {
  const files: GoodFile[] = [];
  const jose = (args: string[], input?: string | Buffer): Buffer => workshop.run('jose', args, input);
  const all: { text: string; key: ExpectedKey }[] = [];
  for (const alg of ['HS256', 'HS512', 'RS256', 'PS384', 'ES256', 'ES384', 'ES512', 'A256KW', 'A128GCMKW', 'ECDH-ES+A128KW']) {
    const text = jose(['jwk', 'gen', '-i', JSON.stringify({ alg })]).toString();
    const jwk = jwkSchema.parse(JSON.parse(text));
    const is =
      jwk.k === undefined
        ? jose(['jwk', 'thp', '-i-', '-a', 'S256'], text).toString().trim()
        : Buffer.from(jwk.k, 'base64url').toString('hex');
    const key: ExpectedKey = { holds: jwk.k === undefined ? 'private' : 'secret', is };
    all.push({ text, key });
    files.push({ name: `JWK for ${alg} (jose)`, bytes: Buffer.from(text), keys: [key] });
    if (jwk.k !== undefined) continue;
    files.push({ name: `public JWK for ${alg} (jose)`, bytes: jose(['jwk', 'pub', '-i-'], text), keys: [{ holds: 'public', is }] });
  }
  const set = `{"keys":[${all.map(({ text }) => text.trim()).join(',')}]}`;
  files.push({ name: 'JWK Set, mixed (jose)', bytes: Buffer.from(set), keys: all.map(({ key }) => key) });
  if (!hasTool('script')) return files;
  for (const [index, { text, key }] of all.slice(2, 5).entries()) {
    const plain = workshop.put(`plain-${index}.jwk`, text);
    const sealed = workshop.path(`sealed-${index}.jwe`);
    await workshop.runTyped(`jose jwe enc -I ${plain} -p -o ${sealed}`, passphrase);
    files.push({ name: `encrypted JWK ${index} (jose)`, bytes: workshop.get(`sealed-${index}.jwe`), keys: [key], passphrase });
  }
  return files;
}

/** Java's PKCS#12. */
export function goodKeytool(workshop: Workshop): GoodFile[] {
  return [['RSA', '-keysize', '2048'], ['EC', '-groupname', 'secp256r1'], ['Ed25519']].flatMap(([alg = '', ...size]) => {
    const store = ['-storetype', 'PKCS12', '-keystore', `${alg}.p12`, '-storepass', passphrase];
    workshop.run('keytool', ['-genkeypair', '-alias', `java ${alg}`, '-keyalg', alg, ...size, '-dname', 'CN=java.example', ...store]);
    const certificate = workshop.run('keytool', ['-exportcert', '-rfc', '-alias', `java ${alg}`, ...store]);
    const half = createPublicKey(certificate.toString());
    const { is } = expectedOf(half);
    return [
      { name: `PKCS#12, ${alg} (keytool)`, bytes: workshop.get(`${alg}.p12`), keys: [{ holds: 'private' as const, is }], passphrase },
    ];
  });
}
