import { randomBytes, type KeyObject } from 'node:crypto';
import { importSecret, importSecretBytes } from '../../../electron/engine/keys/import/secret.ts';
import type { VerificationKey } from '../../../electron/engine/keys/import/verification-key.ts';
import type { HintCode } from '../../../shared/hints.ts';
import type { SecretEncoding } from '../../../shared/key-formats.ts';
import type { Result } from '../../../shared/result.ts';
import { pair, token } from './foreign.ts';
import type { NearCase } from './near-case.ts';

/** What was configured here (`given`), and what the issuer really used. */
type Mistake = { name: string; code: HintCode; given: VerificationKey; used: Buffer };

const unwrap = (imported: Result<VerificationKey>): VerificationKey => {
  if (!imported.ok) throw new Error(imported.error.code);
  return imported.value;
};
const read = (text: string, encoding: SecretEncoding) => unwrap(importSecret(text, encoding, { name: 'shared secret' }));
const bytesOf = (text: string) => Buffer.from(text);

function mistakes(): Mistake[] {
  // 64 bytes whose base64 needs padding and whose base64url has its own two characters, whatever the random rest.
  const secret = Buffer.concat([Buffer.from([0xfb, 0xff, 0xbf]), randomBytes(61)]);
  const base64 = secret.toString('base64');
  const base64url = secret.toString('base64url');
  const hex = `a${secret.toString('hex').slice(1)}`;
  const phrase = 'correct horse battery staple, correct horse battery staple; encoring!';
  const mistake = (name: string, code: HintCode, given: VerificationKey, used: Buffer): Mistake => ({ name, code, given, used });
  return [
    mistake('base64 taken for text', 'secret-as-base64', read(base64, 'utf8'), secret),
    mistake('base64 without padding taken for text', 'secret-as-base64', read(base64.replace(/=+$/, ''), 'utf8'), secret),
    mistake('base64url taken for text', 'secret-as-base64url', read(base64url, 'utf8'), secret),
    mistake('hexadecimal taken for text', 'secret-as-hex', read(hex, 'utf8'), Buffer.from(hex, 'hex')),
    mistake(
      'hexadecimal with colons taken for text',
      'secret-as-hex',
      read(hex.replace(/..(?!$)/g, '$&:'), 'utf8'),
      Buffer.from(hex, 'hex'),
    ),
    mistake('hexadecimal taken for base64', 'secret-as-hex', read(hex, 'base64'), Buffer.from(hex, 'hex')),
    mistake('text taken for base64', 'secret-as-text', read(base64, 'base64'), bytesOf(base64)),
    mistake('text taken for base64url', 'secret-as-text', read(base64url, 'base64url'), bytesOf(base64url)),
    mistake('text taken for hexadecimal', 'secret-as-text', read(hex, 'hex'), bytesOf(hex)),
    mistake('capital digits taken for hexadecimal', 'secret-as-text', read(hex.toUpperCase(), 'hex'), bytesOf(hex.toUpperCase())),
    mistake(
      'a phrase that an old jjwt read as base64',
      'secret-as-base64',
      read(phrase, 'utf8'),
      Buffer.from(phrase.replace(/[^A-Za-z0-9+/]/g, '').slice(0, 56), 'base64'),
    ),
    mistake('the file’s line end belongs to the secret', 'secret-with-line-end', read(phrase, 'utf8'), bytesOf(`${phrase}\n`)),
    mistake('the file’s CRLF belongs to the secret', 'secret-with-line-end', read(phrase, 'utf8'), bytesOf(`${phrase}\r\n`)),
    mistake('a line end too many', 'secret-without-line-end', read(`${phrase}\n`, 'utf8'), bytesOf(phrase)),
    mistake('a CRLF too many', 'secret-without-line-end', read(`${phrase}\r\n`, 'utf8'), bytesOf(phrase)),
    mistake('capital hexadecimal digits', 'secret-in-other-case', read(hex, 'utf8'), bytesOf(hex.toUpperCase())),
    mistake('small hexadecimal digits', 'secret-in-other-case', read(hex.toUpperCase(), 'utf8'), bytesOf(hex)),
    mistake('quotes of an .env file', 'secret-without-quotes', read(`"${phrase}"`, 'utf8'), bytesOf(phrase)),
    mistake('quotes that a container kept', 'secret-with-quotes', read(phrase, 'utf8'), bytesOf(`"${phrase}"`)),
    mistake('blanks around it', 'secret-without-spaces', read(` ${phrase} `, 'utf8'), bytesOf(phrase)),
    mistake('a byte order mark', 'secret-without-spaces', read(`\ufeff${phrase}`, 'utf8'), bytesOf(phrase)),
  ];
}

export function secretCases(): NearCase[] {
  const algorithms = ['HS256', 'HS384', 'HS512'] as const;
  return algorithms.flatMap((alg) =>
    mistakes().map(({ name, code, given, used }) => ({ name: `${alg}: ${name}`, token: token(alg, used), keys: [given], code })),
  );
}

/** RFC 8725 section 2.1: whoever has no secret uses what is public, or nothing. */
export function forgeryCases(): NearCase[] {
  const empties = (['HS256', 'HS384', 'HS512'] as const).map((alg): NearCase => {
    const keys = [unwrap(importSecretBytes(randomBytes(64), { name: 'shared secret' }))];
    return { name: `${alg}: an empty secret`, token: token(alg, Buffer.alloc(0)), keys, code: 'empty-secret', isAttack: true };
  });
  const confused = (['RS256', 'ES256', 'EdDSA'] as const).flatMap((alg) => {
    const { verifier } = pair(alg, { kid: 'key-1' });
    return publicTexts(verifier.node).map(([name, used]): NearCase => {
      const made = token('HS256', used, { header: { alg: 'HS256', typ: 'JWT', kid: 'key-1' } });
      return { name: `${alg}: ${name} as the secret`, token: made, keys: [verifier], code: 'public-key-as-secret', isAttack: true };
    });
  });
  return [...empties, ...confused];
}

function publicTexts(key: KeyObject): [string, Buffer][] {
  const pem = key.export({ type: 'spki', format: 'pem' }).toString();
  return [
    ['PEM', Buffer.from(pem)],
    ['PEM without its line end', Buffer.from(pem.trimEnd())],
    ['PEM with CRLF', Buffer.from(pem.replaceAll('\n', '\r\n'))],
    ['DER', key.export({ type: 'spki', format: 'der' })],
    ['JWK', Buffer.from(JSON.stringify(key.export({ format: 'jwk' })))],
    ...(key.asymmetricKeyType === 'rsa'
      ? [['PKCS #1 PEM', Buffer.from(key.export({ type: 'pkcs1', format: 'pem' }))] as [string, Buffer]]
      : []),
  ];
}
