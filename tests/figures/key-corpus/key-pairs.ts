import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

export type Kind = 'RSA' | 'P-256' | 'P-384' | 'P-521' | 'Ed25519' | 'X25519';
export const kinds: readonly Kind[] = ['RSA', 'P-256', 'P-384', 'P-521', 'Ed25519', 'X25519'];

const made = new Map<string, KeyObject>();

/** A private key of each kind, made once; `which` gives others of the kind. */
export function privateKey(kind: Kind, which = 0): KeyObject {
  const name = `${kind} ${which}`;
  let key = made.get(name);
  if (key === undefined) made.set(name, (key = generate(kind)));
  return key;
}

export function publicKey(kind: Kind, which = 0): KeyObject {
  return createPublicKey(privateKey(kind, which));
}

function generate(kind: Kind): KeyObject {
  switch (kind) {
    case 'RSA':
      return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    case 'Ed25519':
      return generateKeyPairSync('ed25519').privateKey;
    case 'X25519':
      return generateKeyPairSync('x25519').privateKey;
    default:
      return generateKeyPairSync('ec', { namedCurve: kind }).privateKey;
  }
}

type Form = 'pkcs8' | 'pkcs1' | 'sec1' | 'spki';

export function derOf(key: KeyObject, type: Form): Buffer {
  return exported(key, type, 'der');
}

export function pemOf(key: KeyObject, type: Form): string {
  return exported(key, type, 'pem').toString();
}

function exported(key: KeyObject, type: Form, format: 'pem' | 'der'): Buffer {
  // The overloads of node's types cannot be chosen with values.
  const written: string | Buffer =
    key.type === 'private' ? key.export({ type: asPrivate(type), format: 'der' }) : key.export({ type: asPublic(type), format: 'der' });
  return format === 'der' ? written : Buffer.from(armored(labels[type][key.type === 'private' ? 0 : 1], written));
}

const labels: Readonly<Record<Form, readonly [string, string]>> = {
  pkcs8: ['PRIVATE KEY', ''],
  pkcs1: ['RSA PRIVATE KEY', 'RSA PUBLIC KEY'],
  sec1: ['EC PRIVATE KEY', ''],
  spki: ['', 'PUBLIC KEY'],
};

function asPrivate(type: Form): 'pkcs8' | 'pkcs1' | 'sec1' {
  if (type === 'spki') throw new Error('A private key is no SPKI');
  return type;
}

function asPublic(type: Form): 'spki' | 'pkcs1' {
  if (type !== 'spki' && type !== 'pkcs1') throw new Error('A public key is none of these');
  return type;
}

export function armored(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

export type Jwk = Record<string, unknown> & {
  kty?: string;
  n?: string;
  e?: string;
  d?: string;
  p?: string;
  q?: string;
  dp?: string;
  dq?: string;
  qi?: string;
  x?: string;
  y?: string;
};

export function jwkOf(key: KeyObject): Jwk {
  return { ...key.export({ format: 'jwk' }) };
}
