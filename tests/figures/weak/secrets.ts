import { randomBytes, randomUUID, createSecretKey } from 'node:crypto';
import { materialCase, secretCase, wycheproofKeys, type HealthCase } from './case.ts';

const listed = 'your-256-bit-secret';
/** The key of RFC 7515 appendix A.1, which is in many libraries' tests. */
const example = 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow';

export function weakSecrets(): HealthCase[] {
  return [...short(), ...known(), ...guessable()];
}

function short(): HealthCase[] {
  const algorithms = ['HS256', 'HS384', 'HS512'] as const;
  return [
    ...algorithms.map((alg) => secretCase(`${alg} one byte short`, 'secret-too-short', randomBytes(Number(alg.slice(2)) / 8 - 1), alg)),
    ...algorithms.flatMap((alg) =>
      wycheproofKeys(alg)
        .filter(({ kid, k }) => String(kid).startsWith('short') || k === '')
        .map((jwk, index) => {
          const secret = createSecretKey(Buffer.from(jwk.k ?? '', 'base64url'));
          return materialCase(`Wycheproof ${alg} ${index + 1}`, 'secret-too-short', secret, alg);
        }),
    ),
    secretCase('dir with 8 bytes', 'secret-too-short', randomBytes(8), 'dir'),
    secretCase('A256KW with 16 bytes', 'secret-too-short', randomBytes(16), 'A256KW'),
    secretCase('A128GCMKW with 32 bytes', 'secret-wrong-size', randomBytes(32), 'A128GCMKW'),
    secretCase('dir with 40 bytes', 'secret-wrong-size', randomBytes(40), 'dir'),
  ];
}

function known(): HealthCase[] {
  const text = Buffer.from(listed);
  const forms: [string, string | Uint8Array][] = [
    ['as it is', listed],
    ['with a final line end', `${listed}\n`],
    ['padded with zeros', Buffer.concat([text, Buffer.alloc(13)])],
    ['in hexadecimal', text.toString('hex')],
    ['in base64', text.toString('base64')],
    ['in base64url', text.toString('base64url')],
    ['of RFC 7515, as bytes', Buffer.from(example, 'base64url')],
    ['of RFC 7515, as text', example],
  ];
  return forms.map(([name, secret]) => secretCase(`known secret ${name}`, 'secret-known', secret, 'HS256'));
}

function guessable(): HealthCase[] {
  const phrase = 'the quick brown fox signs my tokens';
  const secrets: [string, string | Uint8Array][] = [
    ['a password again and again', 'password123'.repeat(4)],
    ['a l33t password again and again', 'Tr0ub4dor&3!'.repeat(3)],
    ['a keyboard', 'qwertyuiopasdfghjklzxcvbnm1234567890'],
    ['a phrase', phrase],
    ['a phrase in hexadecimal', Buffer.from(phrase).toString('hex')],
    ['a phrase in base64', Buffer.from(phrase).toString('base64')],
    ['a phrase in UTF-16', Buffer.from('tokensmith secret', 'utf16le')],
    ['camel case', 'MyS3cretPassw0rdForTheJWTSigningKeyOfMyApp1'],
    ['a name and a year', 'acme-corporation-production-2026'],
    ['zeros', Buffer.alloc(32)],
    ['one byte', Buffer.alloc(64, 0xa5)],
    ['00 01 02 …', Buffer.from(Array.from({ length: 32 }, (_, index) => index))],
    ['00 11 22 …', '00112233445566778899aabbccddeeff'],
    [
      'a block of 8 random bytes again and again',
      Buffer.concat(
        Array.from(
          { length: 4 },
          (
            (block) => () =>
              block
          )(randomBytes(8)),
        ),
      ),
    ],
    ['8 random bytes and zeros', Buffer.concat([randomBytes(8), Buffer.alloc(24)])],
    ['magic numbers', 'cafebabedeadbeeffeedfacebaadf00d'],
    ['Korean typed on a Latin keyboard', 'dkssudgktpdyqlalfqjsghdlqslek2026'],
    ['a UUID', randomUUID()],
  ];
  return secrets.map(([name, secret]) => secretCase(name, 'secret-guessable', secret, 'HS256'));
}
