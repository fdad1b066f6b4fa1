type Random = () => number;
type Mutation = (bytes: Buffer, other: Buffer, random: Random) => Buffer;

function below(limit: number, random: Random): number {
  return Math.floor(random() * Math.max(1, limit));
}

function spliced(bytes: Buffer, at: number, removed: number, added: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]);
}

const pieces = [
  '-----BEGIN ',
  '-----END ',
  '-----',
  '\n',
  '\\n',
  '\r\n',
  '"',
  '{',
  '}',
  '[',
  ',',
  ':',
  'AAAA',
  '====',
  '\u0000',
  '\ufeff',
  '.',
  ' ',
  '\ud800',
  'Proc-Type: 4,ENCRYPTED\n',
];
const lengths = ['3080', '3084ffffffff', '0200', '02820001', '308202', '04820100', 'a0', '0601', '300d06092a864886f70d0101010500'];

/** How a file is damaged: total, any bytes in and bytes out. */
export const mutations: Readonly<Record<string, Mutation>> = {
  'bit flipped': (bytes, _, random) => {
    const copy = Buffer.from(bytes);
    const at = below(copy.length, random);
    if (copy.length > 0) copy[at] = (copy[at] ?? 0) ^ (1 << below(8, random));
    return copy;
  },
  'byte replaced': (bytes, _, random) => spliced(bytes, below(bytes.length, random), 1, Buffer.from([below(256, random)])),
  'byte inserted': (bytes, _, random) => spliced(bytes, below(bytes.length, random), 0, Buffer.from([below(256, random)])),
  'bytes removed': (bytes, _, random) => spliced(bytes, below(bytes.length, random), 1 + below(16, random), Buffer.alloc(0)),
  cut: (bytes, _, random) => bytes.subarray(0, below(bytes.length, random)),
  'beginning lost': (bytes, _, random) => bytes.subarray(below(bytes.length, random)),
  'part repeated': (bytes, _, random) => {
    const [at, length] = [below(bytes.length, random), below(64, random)];
    return spliced(bytes, at, 0, bytes.subarray(at, at + length));
  },
  'part of another': (bytes, other, random) => {
    const [at, from, length] = [below(bytes.length, random), below(other.length, random), below(256, random)];
    return spliced(bytes, at, length, other.subarray(from, from + length));
  },
  'another behind it': (bytes, other) => Buffer.concat([bytes, other]),
  'piece of syntax inserted': (bytes, _, random) =>
    spliced(bytes, below(bytes.length, random), 0, Buffer.from(pieces[below(pieces.length, random)] ?? '')),
  'head of DER inserted': (bytes, _, random) =>
    spliced(bytes, below(bytes.length, random), 2, Buffer.from(lengths[below(lengths.length, random)] ?? '', 'hex')),
  'zeros for a part': (bytes, _, random) => spliced(bytes, below(bytes.length, random), 8, Buffer.alloc(8)),
};

const all = Object.values(mutations);

/** One to three mutations, one after the other. */
export function mutated(bytes: Buffer, other: Buffer, random: Random): Buffer {
  let damaged = bytes;
  for (let times = 1 + below(3, random); times > 0; times--) damaged = all[below(all.length, random)]?.(damaged, other, random) ?? damaged;
  return damaged;
}
