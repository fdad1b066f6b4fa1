import { createDecipheriv, createPublicKey, type KeyObject } from 'node:crypto';
import { malformed, unsupported } from '../refusal.ts';
import { aes128Cbc, aes192Cbc, aes256Cbc, openUnpadded, tripleDesCbc, type CipherFacts } from './ciphers.ts';
import { derive, requireAffordable, type Derivation } from './kdf.ts';
import { readSshPrivateKey, readSshPublicKey } from './openssh-keys.ts';
import { keyItem, lockedItem, passphraseWrong, type Item } from './reading.ts';
import { SshReader } from './ssh-wire.ts';

const magic = Buffer.from('openssh-key-v1\0', 'latin1');

type SshCipher = CipherFacts & { readonly tagBytes: number };

function counter(bits: number): SshCipher {
  return { name: `aes-${bits}-ctr`, keyBytes: bits / 8, ivBytes: 16, blockBytes: 16, tagBytes: 0 };
}

function authenticated(bits: number): SshCipher {
  return { name: `aes-${bits}-gcm`, keyBytes: bits / 8, ivBytes: 12, blockBytes: 16, tagBytes: 16 };
}

const ciphers: ReadonlyMap<string, SshCipher> = new Map([
  ['aes128-ctr', counter(128)],
  ['aes192-ctr', counter(192)],
  ['aes256-ctr', counter(256)],
  ['aes128-cbc', { ...aes128Cbc, tagBytes: 0 }],
  ['aes192-cbc', { ...aes192Cbc, tagBytes: 0 }],
  ['aes256-cbc', { ...aes256Cbc, tagBytes: 0 }],
  ['3des-cbc', { ...tripleDesCbc, tagBytes: 0 }],
  ['aes128-gcm@openssh.com', authenticated(128)],
  ['aes256-gcm@openssh.com', authenticated(256)],
]);

export function isOpenSsh(bytes: Buffer): boolean {
  return bytes.subarray(0, magic.length).equals(magic);
}

/** OpenSSH's own format (PROTOCOL.key). */
export function readOpenSshPrivate(bytes: Buffer): Item {
  const reader = new SshReader(bytes, 'openssh');
  if (!reader.take('magic', magic.length).equals(magic)) throw malformed('openssh', 'openssh-key-v1', 'another start', { offset: 0 });
  const cipherName = reader.text('ciphername');
  const derivationName = reader.text('kdfname');
  const options = reader.string('kdfoptions');
  const count = reader.number('count');
  if (count !== 1) throw unsupported(`${count} keys in one file`, { field: 'openssh.count', expected: '1' });
  const shown = readSshPublicKey(reader.string('public')).key;
  const text = reader.string('private');
  if (cipherName === 'none') {
    if (derivationName !== 'none' || options.length > 0) throw malformed('openssh.kdfname', 'none', 'another');
    reader.finish();
    const opened = privateSection(text, 8);
    if (opened === null) throw malformed('openssh.private', 'two equal check numbers', 'different ones');
    return itemOf(opened, shown);
  }
  const cipher = ciphers.get(cipherName);
  if (cipher === undefined) throw unsupported(named(cipherName), { field: 'openssh.ciphername', expected: [...ciphers.keys()].join(', ') });
  if (derivationName !== 'bcrypt') throw unsupported(named(derivationName), { field: 'openssh.kdfname', expected: 'bcrypt' });
  const derivation = readOptions(options);
  const tag = reader.take('tag', cipher.tagBytes);
  reader.finish();
  if (text.length === 0 || text.length % cipher.blockBytes !== 0) {
    throw malformed('openssh.private', `whole blocks of ${cipher.blockBytes} bytes`, `${text.length} bytes`);
  }
  return lockedItem('openssh-private', async (passphrase, effort) => {
    // bcrypt_pbkdf takes no empty passphrase, and ssh-keygen then writes the key unencrypted.
    if (passphrase === '') throw passphraseWrong();
    const { keyBytes, ivBytes, blockBytes } = cipher;
    const derived = await derive(Buffer.from(passphrase, 'utf8'), derivation, keyBytes + ivBytes, effort);
    const plain = decrypted(cipher, derived.subarray(0, keyBytes), derived.subarray(keyBytes), text, tag);
    const opened = plain === null ? null : privateSection(plain, blockBytes);
    if (opened === null) throw passphraseWrong();
    return [itemOf(opened, shown)];
  });
}

function readOptions(options: Buffer): Derivation {
  const reader = new SshReader(options, 'openssh.kdfoptions');
  const salt = reader.string('salt');
  const rounds = reader.number('rounds');
  reader.finish();
  if (salt.length === 0 || salt.length > 1_024 || rounds === 0)
    throw malformed('openssh.kdfoptions', 'a salt and a number of rounds', 'others');
  requireAffordable('bcrypt', rounds);
  return { kind: 'bcrypt', salt, rounds };
}

function decrypted(cipher: SshCipher, key: Buffer, iv: Buffer, text: Buffer, tag: Buffer): Buffer | null {
  if (cipher.tagBytes === 0) return openUnpadded(cipher, key, iv, text);
  try {
    const decipher = createDecipheriv(cipher.keyBytes === 16 ? 'aes-128-gcm' : 'aes-256-gcm', key, iv, { authTagLength: 16 });
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(text), decipher.final()]);
  } catch {
    return null;
  }
}

type Opened = { key: KeyObject; comment: string };

/** null when the check numbers differ, which shows a wrong passphrase. */
function privateSection(plain: Buffer, blockBytes: number): Opened | null {
  const reader = new SshReader(plain, 'openssh.private');
  if (reader.number('check') !== reader.number('check')) return null;
  const key = readSshPrivateKey(reader);
  const comment = reader.text('comment');
  const padding = reader.rest();
  const isCounted = padding.length < blockBytes && padding.every((byte, index) => byte === index + 1);
  if (!isCounted || plain.length % blockBytes !== 0) throw malformed('openssh.private', 'padding that counts 1, 2, 3', 'another end');
  return { key, comment };
}

function itemOf({ key, comment }: Opened, shown: KeyObject): Item {
  if (!createPublicKey(key).equals(shown)) throw malformed('openssh.public', 'the public half of the private key', 'another');
  return keyItem('openssh-private', key, { nameHint: comment.trim() || null });
}

/** A name from a hostile file goes into an error only if it looks like one. */
function named(text: string): string {
  return /^[a-z0-9@.-]{1,60}$/.test(text) ? text : 'another';
}
