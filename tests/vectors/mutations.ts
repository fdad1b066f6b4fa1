/** A small seeded generator (mulberry32), so that a failing token can be made again from its number. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;
export type Mutation = (token: string, other: string, random: Random) => string;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const foreign = ['.', '=', '+', '/', ' ', '\t', '\n', '\r\n', '\u0000', '%', '"', '{', '\u200b', '\ufeff', '\u202e', '\ud800', '\u{1f511}'];
const jsonPieces = [
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  'null',
  'true',
  '1e400',
  '-1',
  '""',
  '"alg":"none",',
  '"exp":9e15,',
  '"__proto__":{},',
  '\u0000',
  '\\u0000',
  '\\ud800',
  '[[[[[[[[[[[[',
  '"crit":["exp"],',
  '"kid":"x",',
  '"b64":false,',
  '\u2028',
  '\ufeff',
];

/** How a token is damaged. Each is total: any text in, a text out. */
export const mutations: Readonly<Record<string, Mutation>> = {
  'character replaced': (token, _, random) => spliced(token, random, 1, pick(alphabet, random)),
  'character inserted': (token, _, random) => spliced(token, random, 0, pick(alphabet, random)),
  'character removed': (token, _, random) => spliced(token, random, 1, ''),
  'foreign character inserted': (token, _, random) => spliced(token, random, 0, pick(foreign, random)),
  'foreign character put in place': (token, _, random) => spliced(token, random, 1, pick(foreign, random)),
  truncated: (token, _, random) => token.slice(0, index(token.length, random)),
  'beginning cut off': (token, _, random) => token.slice(index(token.length, random) + 1),
  'piece doubled': (token, _, random) => {
    const at = index(token.length, random);
    return token.slice(0, at) + token.slice(at - index(20, random), at) + token.slice(at);
  },
  'segments exchanged': (token, other, random) => {
    const segments = token.split('.');
    const from = random() < 0.5 ? segments : other.split('.');
    segments[index(3, random)] = pick(from, random);
    return segments.join('.');
  },
  'segments added or taken': (token, _, random) => {
    const segments = token.split('.');
    segments.splice(index(4, random), index(2, random), pick([...segments, '', 'AA'], random));
    return segments.join('.');
  },
  'byte of a segment changed': (token, _, random) =>
    withSegment(token, random, (bytes) => {
      if (bytes.length > 0) bytes.writeUInt8(index(256, random), index(bytes.length, random));
      return bytes;
    }),
  'JSON damaged': (token, _, random) =>
    withSegment(token, random, (bytes) => {
      const at = index(bytes.length, random);
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(pick(jsonPieces, random)), bytes.subarray(at + index(3, random))]);
    }),
  'case changed': (token, _, random) => {
    const at = index(token.length, random);
    const letter = token[at] ?? '';
    const changed = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
    return token.slice(0, at) + changed + token.slice(at + 1);
  },
  'last character changed': (token, _, random) => token.slice(0, -1) + pick(alphabet, random),
  noise: (_, __, random) => Array.from({ length: index(80, random) }, () => String.fromCharCode(index(65_536, random))).join(''),
};

function index(length: number, random: Random): number {
  return Math.floor(random() * length);
}

function pick(from: string | readonly string[], random: Random): string {
  return from[index(from.length, random)] ?? '';
}

function spliced(text: string, random: Random, removed: number, inserted: string): string {
  const at = index(text.length, random);
  return text.slice(0, at) + inserted + text.slice(at + removed);
}

function withSegment(token: string, random: Random, change: (bytes: Buffer) => Buffer): string {
  const segments = token.split('.');
  const which = index(3, random);
  segments[which] = change(Buffer.from(segments[which] ?? '', 'base64url')).toString('base64url');
  return segments.join('.');
}
