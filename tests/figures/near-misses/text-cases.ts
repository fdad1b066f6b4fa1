import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import { b64, claims, fewAlgorithms, pair, signRaw, token } from './foreign.ts';
import type { NearCase } from './near-case.ts';

/** What copying and careless writers do to a text. */
export function textCases(): NearCase[] {
  return fewAlgorithms.flatMap((alg) => [...copied(alg), ...notCanonical(alg)]);
}

function copied(alg: JwsAlgorithm): NearCase[] {
  const { private: key, verifier } = pair(alg);
  const whole = token(alg, key);
  const keys = [verifier];
  return [
    { name: `${alg}: the first character lost`, token: whole.slice(1), keys, code: 'character-lost', actual: 'first' },
    { name: `${alg}: the first two lost`, token: whole.slice(2), keys, code: 'character-lost', actual: 'first' },
    { name: `${alg}: the last character lost`, token: whole.slice(0, -1), keys, code: 'character-lost', actual: 'last' },
    { name: `${alg}: the last two lost`, token: whole.slice(0, -2), keys, code: 'character-lost', actual: 'last' },
    { name: `${alg}: one character too many`, token: `${whole}A`, keys, code: 'trailing-characters', actual: 1 },
    { name: `${alg}: a word after it`, token: `${whole}-expired`, keys, code: 'trailing-characters', actual: 8 },
    { name: `${alg}: a file's ending`, token: `${whole}.txt`, keys, code: 'trailing-characters', actual: 4 },
    { name: `${alg}: a full stop`, token: `${whole}.`, keys, code: 'trailing-characters', actual: 1 },
    { name: `${alg}: a word before it`, token: `token-${whole}`, keys, code: 'leading-characters', actual: 6 },
  ];
}

const padded = (segment: string) => segment + '='.repeat((4 - (segment.length % 4)) % 4);

function notCanonical(alg: JwsAlgorithm): NearCase[] {
  const { private: key, verifier } = pair(alg);
  // A payload whose base64 needs padding and has "+" and "/" in it.
  const payload = JSON.stringify({ ...claims, note: '~~~???>>>', pad: 'x' });
  const content = payload.length % 3 === 0 ? payload.replace('"x"', '"xx"') : payload;
  const [header, body] = [b64(JSON.stringify({ alg, typ: 'JWT' })), b64(content)];
  const signature = b64(signRaw(alg, key, `${header}.${body}`));
  const standard = Buffer.from(content).toString('base64').replace(/=+$/, '');
  const asItStands = `${padded(header)}.${padded(body)}`;
  const near = (name: string, text: string, actual: string): NearCase => ({
    name: `${alg}: ${name}`,
    token: text,
    keys: [verifier],
    code: 'segments-not-canonical',
    actual,
  });
  return [
    near('padding added on the way', `${padded(header)}.${padded(body)}.${signature}`, 'padding'),
    near('padding that was signed', `${asItStands}.${b64(signRaw(alg, key, asItStands))}`, 'padding'),
    near('the standard alphabet', `${header}.${standard}.${signature}`, 'standard alphabet'),
    near('a stray character', `${header}.${body.slice(0, 5)}!${body.slice(5)}.${signature}`, 'stray characters'),
    near('unused bits that are not zero', `${header}.${unusedBits(body)}.${signature}`, 'unused bits'),
  ];
}

/** The next letter in the alphabet decodes to the same bytes. */
function unusedBits(segment: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return segment.slice(0, -1) + (alphabet[alphabet.indexOf(segment.slice(-1)) + 1] ?? '');
}
