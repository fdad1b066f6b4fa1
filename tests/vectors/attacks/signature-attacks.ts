import { verify } from 'node:crypto';
import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import type { CheckCode } from '../../../shared/verdict.ts';
import { algorithmTable } from '../../../electron/engine/tokens/algorithms.ts';
import { tokenAttack, type Attack, type AttackClass } from './attack.ts';
import { goodKey, goodToken } from './good.ts';
import { looseParts } from './unguarded.ts';

type Parts = { head: string; signature: Buffer };

async function partsOf(alg: JwsAlgorithm): Promise<Parts> {
  const token = await goodToken(alg);
  const dot = token.lastIndexOf('.');
  return { head: token.slice(0, dot), signature: Buffer.from(token.slice(dot + 1), 'base64url') };
}

function attackWith(alg: JwsAlgorithm, what: string, head: string, signature: Uint8Array, code: CheckCode): Attack {
  const token = `${head}.${Buffer.from(signature).toString('base64url')}`;
  return tokenAttack(`${alg}, ${what}`, token, [goodKey(alg).verifier], code);
}

const orders: Record<'P-256' | 'P-384' | 'P-521', { order: string; prime: string }> = {
  'P-256': {
    order: 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551',
    prime: 'ffffffff00000001000000000000000000000000ffffffffffffffffffffffff',
  },
  'P-384': {
    order: 'ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
    prime: 'fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff',
  },
  'P-521': {
    order: `01${'ff'.repeat(32)}fa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409`,
    prime: `01${'ff'.repeat(65)}`,
  },
};

/** J09: CVE-2022-21449, "psychic signatures": r and s at the edges of their ranges. */
async function psychic(): Promise<AttackClass> {
  const attacks: Attack[] = [];
  for (const alg of ['ES256', 'ES384', 'ES512'] as const) {
    const facts = algorithmTable[alg];
    if (facts.kty !== 'EC') continue;
    const { head, signature } = await partsOf(alg);
    const size = facts.signatureBytes / 2;
    const zero = Buffer.alloc(size);
    const one = Buffer.concat([Buffer.alloc(size - 1), Buffer.of(1)]);
    const order = Buffer.from(orders[facts.curve].order, 'hex');
    const prime = Buffer.from(orders[facts.curve].prime, 'hex');
    const [r, s] = [signature.subarray(0, size), signature.subarray(size)];
    const pairs: [string, Buffer, Buffer][] = [
      ['r = s = 0', zero, zero],
      ['r = 0', zero, s],
      ['s = 0', r, zero],
      ['r = s = n', order, order],
      ['r = n', order, s],
      ['s = n', r, order],
      ['r = s = p', prime, prime],
      ['r = s = 1', one, one],
      ['r = 1, s = n', one, order],
      ['all ones', Buffer.alloc(size, 0xff), Buffer.alloc(size, 0xff)],
    ];
    for (const [what, a, b] of pairs) attacks.push(attackWith(alg, what, head, Buffer.concat([a, b]), 'signature-bad'));
    attacks.push(attackWith(alg, 'DER of r = s = 0', head, Buffer.from('3006020100020100', 'hex'), 'signature-wrong-length'));
  }
  return {
    id: 'J09',
    title: 'r and s out of range',
    attacks,
    // Java 15 to 18 multiplied by the inverse of zero and found equal infinities.
    unguarded: (attack) => attack.kind === 'token' && looseParts(attack.token)?.signature.every((byte) => byte === 0) === true,
  };
}

/** J10: a signature of another shape than the algorithm's. */
async function signatureShape(): Promise<AttackClass> {
  const attacks: Attack[] = [];
  for (const alg of ['HS256', 'HS512', 'RS256', 'PS256', 'ES256', 'ES512', 'EdDSA'] as const) {
    const { head, signature } = await partsOf(alg);
    const wrong: [string, Uint8Array][] = [
      ['one byte short', signature.subarray(0, -1)],
      ['one byte more', Buffer.concat([signature, Buffer.of(0)])],
      ['leading zero', Buffer.concat([Buffer.of(0), signature])],
      ['first half', signature.subarray(0, signature.length / 2)],
      ['one byte', signature.subarray(0, 1)],
      ['twice', Buffer.concat([signature, signature])],
    ];
    for (const [what, bytes] of wrong) attacks.push(attackWith(alg, what, head, bytes, 'signature-wrong-length'));
    attacks.push(attackWith(alg, 'reversed', head, Buffer.from(signature).reverse(), 'signature-bad'));
    attacks.push(attackWith(alg, 'one bit changed', head, flipped(signature), 'signature-bad'));
  }
  for (const alg of ['ES256', 'ES384', 'ES512'] as const) {
    const { head, signature } = await partsOf(alg);
    attacks.push(attackWith(alg, 'DER', head, derOf(signature), 'signature-wrong-length'));
  }
  return {
    id: 'J10',
    title: 'signature of another shape',
    attacks,
    unguarded: (attack) => {
      const parts = attack.kind === 'token' ? looseParts(attack.token) : null;
      const key = attack.kind === 'token' ? attack.keys[0] : undefined;
      if (parts === null || key?.isUsable !== true || key.kty !== 'EC') return false;
      return verify('sha256', Buffer.from(parts.input), { key: key.node, dsaEncoding: 'der' }, parts.signature);
    },
  };
}

function flipped(signature: Buffer): Buffer {
  const changed = Buffer.from(signature);
  changed.writeUInt8(changed.readUInt8(0) ^ 1, 0);
  return changed;
}

function derOf(signature: Buffer): Buffer {
  const half = signature.length / 2;
  const numbers = [signature.subarray(0, half), signature.subarray(half)].map((bytes) => {
    const first = bytes.findIndex((byte) => byte !== 0);
    const trimmed = bytes.subarray(first === -1 ? bytes.length - 1 : first);
    const positive = trimmed.readUInt8(0) > 127 ? Buffer.concat([Buffer.of(0), trimmed]) : trimmed;
    return Buffer.concat([Buffer.of(2, positive.length), positive]);
  });
  const content = Buffer.concat(numbers);
  return Buffer.concat([Buffer.of(0x30, ...(content.length > 127 ? [0x81] : []), content.length), content]);
}

/** J11: CVE-2020-28042. The signature taken away. */
async function strippedSignature(): Promise<AttackClass> {
  const attacks: Attack[] = [];
  for (const alg of ['HS256', 'RS256', 'ES256', 'EdDSA'] as const) {
    const { head } = await partsOf(alg);
    const keys = [goodKey(alg).verifier];
    const texts: [string, string, CheckCode][] = [
      ['empty signature', `${head}.`, 'signature-missing'],
      ['no third segment', head, 'format-not-compact'],
      ['one zero byte', `${head}.AA`, 'signature-wrong-length'],
      ['the word null', `${head}.null`, 'signature-wrong-length'],
      ['a fourth segment', `${head}..`, 'format-not-compact'],
      ['a space', `${head}. `, 'format-not-base64url'],
    ];
    for (const [what, token, code] of texts) attacks.push(tokenAttack(`${alg}, ${what}`, token, keys, code));
  }
  return {
    id: 'J11',
    title: 'signature taken away',
    attacks,
    // Compares as many bytes as there are.
    unguarded: (attack) => attack.kind === 'token' && looseParts(attack.token)?.signature.length === 0,
  };
}

export async function signatureAttacks(): Promise<AttackClass[]> {
  return [await psychic(), await signatureShape(), await strippedSignature()];
}
