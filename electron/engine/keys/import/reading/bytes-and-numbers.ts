/** A big-endian unsigned number. */
export function toBigInt(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`);
}

/** The fewest octets that hold the number; none for zero. */
export function fromBigInt(number: bigint): Buffer {
  if (number === 0n) return Buffer.alloc(0);
  const hex = number.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
}

/** How many bits a number in the fewest octets has. */
export function bitsOf(bytes: Uint8Array): number {
  const [first] = bytes;
  return first === undefined ? 0 : (bytes.length - 1) * 8 + (32 - Math.clz32(first));
}
