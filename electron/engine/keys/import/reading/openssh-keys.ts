import type { KeyObject } from 'node:crypto';
import { malformed, unusable } from '../refusal.ts';
import { fromBigInt, toBigInt } from './bytes-and-numbers.ts';
import {
  ecCurves,
  ecPrivateKey,
  ecPublicKey,
  okpPrivateKey,
  okpPublicKey,
  rsaPrivateKey,
  rsaPublicKey,
  type EcCurveFacts,
} from './key-numbers.ts';
import { SshReader } from './ssh-wire.ts';

const kinds = ['ssh-rsa', 'ssh-ed25519', 'ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521'];

/** The public key of RFC 4253 section 6.6, RFC 5656 section 3.1 and RFC 8709 section 4. */
export function readSshPublicKey(blob: Buffer): { type: string; key: KeyObject } {
  const reader = new SshReader(blob, 'openssh');
  const type = reader.text('type');
  const key = publicKeyOf(type, reader);
  reader.finish();
  return { type, key };
}

function publicKeyOf(type: string, reader: SshReader): KeyObject {
  switch (requireKnown(type)) {
    case 'ssh-rsa': {
      const e = reader.unsigned('e');
      return rsaPublicKey({ e, n: reader.unsigned('n') });
    }
    case 'ssh-ed25519':
      return okpPublicKey('Ed25519', reader.string('key'));
    default: {
      const curve = curveOf(type, reader);
      return ecPublicKey(curve, reader.string('point'));
    }
  }
}

/** One key of the private section, in the order in which OpenSSH writes it (sshkey_private_serialize). */
export function readSshPrivateKey(reader: SshReader): KeyObject {
  const type = requireKnown(reader.text('type'));
  switch (type) {
    case 'ssh-rsa': {
      const [n, e, d] = [reader.unsigned('n'), reader.unsigned('e'), reader.unsigned('d')];
      const [qi, p, q] = [reader.unsigned('iqmp'), reader.unsigned('p'), reader.unsigned('q')];
      return rsaPrivateKey({ n, e, d, p, q, dp: reduced(d, p, n), dq: reduced(d, q, n), qi });
    }
    case 'ssh-ed25519': {
      const x = reader.string('public');
      const pair = reader.string('private');
      if (pair.length !== 64) throw malformed('openssh.private', '64 bytes', `${pair.length} bytes`);
      if (!pair.subarray(32).equals(x)) throw malformed('openssh.private', 'the public half that stands before it', 'another');
      return okpPrivateKey('Ed25519', pair.subarray(0, 32), x);
    }
    default: {
      const curve = curveOf(type, reader);
      const point = reader.string('point');
      return ecPrivateKey(curve, padded(reader.unsigned('d'), curve.bytes), point);
    }
  }
}

function requireKnown(type: string): string {
  if (!kinds.includes(type)) throw unusable('kty', kinds.join(', '), /^[a-z0-9@.-]{1,60}$/.test(type) ? type : 'another type');
  return type;
}

function curveOf(type: string, reader: SshReader): EcCurveFacts {
  const said = reader.text('curve');
  if (`ecdsa-sha2-${said}` !== type) throw malformed('openssh.curve', type.replace('ecdsa-sha2-', ''), 'another curve');
  const facts = ecCurves.find(({ crv }) => said === `nist${crv.toLowerCase().replace('-', '')}`);
  if (facts === undefined) throw unusable('crv', ecCurves.map(({ crv }) => crv).join(', '), said);
  return facts;
}

/** d modulo p - 1; whatever for numbers that are refused afterwards. */
function reduced(d: Buffer, prime: Buffer, modulus: Buffer): Buffer {
  const divisor = toBigInt(prime.length > modulus.length ? Buffer.alloc(0) : prime) - 1n;
  return divisor < 1n || d.length > modulus.length ? Buffer.alloc(0) : fromBigInt(toBigInt(d) % divisor);
}

function padded(number: Buffer, bytes: number): Buffer {
  return number.length >= bytes ? number : Buffer.concat([Buffer.alloc(bytes - number.length), number]);
}
