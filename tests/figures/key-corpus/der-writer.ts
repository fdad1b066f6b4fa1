/** Writes DER, right or wrong as one likes. */
export function tlv(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

export function sequence(...parts: readonly Buffer[]): Buffer {
  return tlv(0x30, ...parts);
}

/** A number of 0 or more, from its octets. */
export function integer(value: Buffer | number): Buffer {
  const bytes = typeof value === 'number' ? numberBytes(value) : value;
  return tlv(0x02, (bytes[0] ?? 0x80) >= 0x80 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes);
}

function numberBytes(value: number): Buffer {
  const hex = value.toString(16);
  return value === 0 ? Buffer.alloc(1) : Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
}

export function octets(content: Buffer): Buffer {
  return tlv(0x04, content);
}

export function bits(content: Buffer): Buffer {
  return tlv(0x03, Buffer.alloc(1), content);
}

export const nothing = tlv(0x05);

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  return tlv(0x06, ...[first * 40 + second, ...others].map(arc));
}

function arc(value: number): Buffer {
  const digits = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift((rest % 128) | 0x80);
  return Buffer.from(digits);
}
