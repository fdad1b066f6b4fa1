/** DER (ITU-T X.690) as far as an encrypted private key needs it. */

export function derSequence(...parts: readonly Uint8Array[]): Buffer {
  return element(0x30, Buffer.concat(parts));
}

export function derOctets(bytes: Uint8Array): Buffer {
  return element(0x04, bytes);
}

/** A whole number from 0 to 2^48 - 1. */
export function derInteger(value: number): Buffer {
  const bytes = Buffer.alloc(7);
  bytes.writeUIntBE(value, 1, 6);
  // The shortest form in two's complement: a leading zero stays where the next byte would make the number negative.
  const start = bytes.findIndex((byte, index) => index === 6 || byte !== 0 || bytes.readUInt8(index + 1) >= 0x80);
  return element(0x02, bytes.subarray(start));
}

export function derNull(): Buffer {
  return element(0x05, Buffer.alloc(0));
}

/** @param dotted such as "1.2.840.113549.1.5.13" */
export function derObjectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(arc: number): number[] {
  const digits = [arc & 0x7f];
  for (let left = arc >>> 7; left > 0; left >>>= 7) digits.unshift((left & 0x7f) | 0x80);
  return digits;
}

function element(tag: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([tag, ...length(content.length)]), content]);
}

/** Up to 127 in one byte; beyond, the number of bytes and then the number itself. */
function length(size: number): number[] {
  if (size < 0x80) return [size];
  const bytes: number[] = [];
  for (let left = size; left > 0; left >>>= 8) bytes.unshift(left & 0xff);
  return [0x80 | bytes.length, ...bytes];
}
