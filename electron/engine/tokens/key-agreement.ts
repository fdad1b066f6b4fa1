import { createHash, createPublicKey, diffieHellman, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { jsonString, memberOf, stringMember, type JsonObject } from '../../../shared/json/node.ts';
import { decodeBase64url } from './base64url.ts';

const generatePair = promisify(generateKeyPair);

/** What both sides must agree on beside the secret (RFC 7518 section 4.6.2): what the key is for, and its size in bytes. */
export type Agreement = { readonly algorithmId: string; readonly keyBytes: number };

/**
 * The sender's side of ECDH-ES (RFC 7518 section 4.6, RFC 8037 section 3.2): a key that only the receiver can work out too.
 * @param receiver a public EC or X25519 key
 * @returns `epk` goes into the token's header
 */
export async function agreeAsSender(receiver: KeyObject, agreement: Agreement): Promise<{ key: Buffer; epk: JsonObject }> {
  const { publicKey, privateKey } = await ephemeralPair(receiver);
  const { kty = '', crv = '', x = '', y } = publicKey.export({ format: 'jwk' });
  const numbers = { kty, crv, x, ...(y !== undefined && { y }) };
  const members = Object.entries(numbers).map(([name, value]) => ({ name, value: jsonString(value) }));
  const secret = diffieHellman({ privateKey, publicKey: receiver });
  const nobody = Buffer.alloc(0);
  return { key: concatKdf(secret, agreement, nobody, nobody), epk: { kind: 'object', members } };
}

/** The receiver's side. Null where the header has no good `epk` for this key; OpenSSL and BoringSSL refuse points off the curve. */
export function agreeAsReceiver(receiver: KeyObject, header: JsonObject, agreement: Agreement): Buffer | null {
  const epk = memberOf(header, 'epk');
  const [apu, apv] = ['apu', 'apv'].map((name) => partyInfo(header, name));
  if (epk?.kind !== 'object' || !apu || !apv) return null;
  const numbers = ['kty', 'crv', 'x', 'y'].flatMap((name) => {
    const value = stringMember(epk, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  if (memberOf(epk, 'd') !== undefined) return null;
  try {
    const publicKey = createPublicKey({ format: 'jwk', key: Object.fromEntries(numbers) });
    return concatKdf(diffieHellman({ privateKey: receiver, publicKey }), agreement, apu, apv);
  } catch {
    return null;
  }
}

async function ephemeralPair(receiver: KeyObject): Promise<{ publicKey: KeyObject; privateKey: KeyObject }> {
  if (receiver.asymmetricKeyType === 'x25519') return generatePair('x25519');
  const namedCurve = receiver.asymmetricKeyDetails?.namedCurve;
  if (receiver.asymmetricKeyType !== 'ec' || namedCurve === undefined) throw new TypeError('Not a key for agreement');
  return generatePair('ec', { namedCurve });
}

/** `apu` and `apv` are optional (RFC 7518 section 4.6.1.2); null for one that is no base64url. */
function partyInfo(header: JsonObject, name: string): Buffer | null {
  const node = memberOf(header, name);
  if (node === undefined) return Buffer.alloc(0);
  return node.kind === 'string' ? decodeBase64url(node.value) : null;
}

/** The single-step KDF of NIST SP 800-56A with SHA-256, as RFC 7518 section 4.6.2 fills it in. */
function concatKdf(secret: Buffer, { algorithmId, keyBytes }: Agreement, apu: Buffer, apv: Buffer): Buffer {
  const info = [withLength(Buffer.from(algorithmId, 'ascii')), withLength(apu), withLength(apv), uint32(keyBytes * 8)];
  const rounds = Array.from({ length: Math.ceil(keyBytes / 32) }, (_, index) =>
    createHash('sha256')
      .update(Buffer.concat([uint32(index + 1), secret, ...info]))
      .digest(),
  );
  return Buffer.concat(rounds).subarray(0, keyBytes);
}

function withLength(data: Buffer): Buffer {
  return Buffer.concat([uint32(data.length), data]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
