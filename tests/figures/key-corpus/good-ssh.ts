import { createPublicKey } from 'node:crypto';
import type { ExpectedKey, GoodFile } from './corpus-file.ts';
import { passphrase } from './good-openssl.ts';
import { pemOf, privateKey, publicKey, type Kind } from './key-pairs.ts';
import { expectedOf } from './outcome.ts';
import type { Workshop } from './tools.ts';

const ciphers = ['aes256-ctr', 'aes128-ctr', 'aes192-ctr', 'aes256-cbc', 'aes128-gcm@openssh.com', 'aes256-gcm@openssh.com', '3des-cbc'];

/** What ssh-keygen writes. It turns our own RSA and EC keys into its format, and makes Ed25519 keys itself. */
export function goodSsh(workshop: Workshop): GoodFile[] {
  const files: GoodFile[] = [];
  const add = (name: string, bytes: Buffer, keys: readonly ExpectedKey[], needs?: string): void => {
    files.push({ name: `${name} (ssh-keygen)`, bytes, keys, ...(needs === undefined ? {} : { passphrase: needs }) });
  };
  const lines: Buffer[] = [];
  const halves: ExpectedKey[] = [];
  for (const kind of ['RSA', 'P-256', 'P-384', 'P-521'] satisfies Kind[]) {
    const file = workshop.put(`ssh-${kind}`, pemOf(privateKey(kind), 'pkcs8'));
    workshop.run('ssh-keygen', ['-q', '-p', '-P', '', '-N', '', '-f', file]);
    const line = workshop.run('ssh-keygen', ['-y', '-f', file]);
    add(`OpenSSH private ${kind}`, workshop.get(`ssh-${kind}`), [expectedOf(privateKey(kind))]);
    add(`OpenSSH public ${kind}`, line, [expectedOf(publicKey(kind))]);
    lines.push(line);
    halves.push(expectedOf(publicKey(kind)));
  }
  for (const [index, cipher] of [null, ...ciphers].entries()) {
    const locked = cipher === null ? ['-N', ''] : ['-N', passphrase, '-Z', cipher, '-a', '2'];
    workshop.run('ssh-keygen', ['-q', '-t', 'ed25519', ...locked, '-C', `me@host ${index}`, '-f', `ed-${index}`]);
    const is = expectedOf(ed25519Of(workshop.get(`ed-${index}.pub`).toString())).is;
    add(`OpenSSH private Ed25519, ${cipher ?? 'in the clear'}`, workshop.get(`ed-${index}`), [{ holds: 'private', is }], passphrase);
    if (cipher === null) add('OpenSSH public Ed25519', workshop.get(`ed-${index}.pub`), [{ holds: 'public', is }]);
  }
  const rsa = workshop.put('ssh-locked', pemOf(privateKey('RSA'), 'pkcs8'));
  workshop.run('ssh-keygen', ['-q', '-p', '-P', '', '-N', passphrase, '-a', '2', '-f', rsa]);
  add('OpenSSH private RSA, encrypted', workshop.get('ssh-locked'), [expectedOf(privateKey('RSA'))], passphrase);
  const authorized = [
    '# team',
    '',
    `restrict,command="echo hi there" ${lines[0]?.toString().trim() ?? ''} ops`,
    ...lines.slice(1).map((line) => line.toString().trim()),
  ];
  add('authorized_keys with options and comments', Buffer.from(authorized.join('\n')), halves);
  return files;
}

/** The last 32 bytes of the blob. */
function ed25519Of(line: string): ReturnType<typeof createPublicKey> {
  const blob = Buffer.from(line.split(' ')[1] ?? '', 'base64');
  return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: blob.subarray(-32).toString('base64url') } });
}
