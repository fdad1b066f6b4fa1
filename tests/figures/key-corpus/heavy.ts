export const mebibyte = 1_048_576;
const rows = (row: string): string => row.repeat(Math.floor((mebibyte - 100) / row.length));
/** Texts of 1 MiB that make a careless reader look at everything again and again. */
export const heavy: readonly [string, string][] = [
  ['beginnings of PEM', rows('-----BEGIN X-----\n')],
  ['empty blocks', rows('-----BEGIN X-----\n-----END X-----\n')],
  ['a body of one long line', `-----BEGIN PRIVATE KEY-----\n${'A'.repeat(mebibyte - 100)}\n-----END PRIVATE KEY-----`],
  ['headers', `-----BEGIN PRIVATE KEY-----\n${'A: b\n'.repeat(200_000)}\n-----END PRIVATE KEY-----`],
  ['blanks', ' '.repeat(mebibyte)],
  ['comments', rows('#\n')],
  ['lines of OpenSSH', rows('ssh-rsa AAAA ')],
  ['brackets', '['.repeat(mebibyte)],
  ['secrets', `{"keys":[${rows('{"kty":"oct","k":"AA"},').slice(0, -1)}]}`],
  [
    'numbers of RSA',
    `{"kty":"RSA","e":"AQAB",${['n', 'd', 'p', 'q', 'dp', 'dq', 'qi'].map((name) => `"${name}":"${'w'.repeat(140_000)}"`).join(',')}}`,
  ],
  ['dots', `eyJ${'.'.repeat(mebibyte - 10)}`],
  ['base64', `MII${'A'.repeat(mebibyte - 10)}`],
];
