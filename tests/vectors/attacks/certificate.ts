import { createPublicKey, sign, type KeyObject } from 'node:crypto';

/** DER of one ASN.1 element. */
function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}

const sha256WithRsa = Buffer.from('300d06092a864886f70d01010b0500', 'hex');
const commonName = Buffer.from('0603550403', 'hex');

/** A self-signed X.509 certificate for an RSA key (RFC 5280 section 4.1), valid from 2020 to 2049. */
export function selfSignedCertificate(key: KeyObject, subject: string): Buffer {
  const name = der(0x30, der(0x31, der(0x30, commonName, der(0x0c, Buffer.from(subject)))));
  const validity = der(0x30, der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231235959Z')));
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const body = der(0x30, der(0x02, Buffer.of(1)), sha256WithRsa, name, validity, name, publicKey);
  return der(0x30, body, sha256WithRsa, der(0x03, Buffer.of(0), sign('sha256', body, key)));
}
