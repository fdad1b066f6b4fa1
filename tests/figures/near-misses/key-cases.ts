import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import { algorithms, fewAlgorithms, pair, token } from './foreign.ts';
import type { NearCase } from './near-case.ts';

export function keyCases(): NearCase[] {
  return [
    ...algorithms.flatMap(otherKey),
    ...fewAlgorithms.map(retired),
    ...otherAlgorithm(),
    ...misspelt(),
    ...fewAlgorithms.flatMap(narrowed),
  ];
}

function otherKey(alg: JwsAlgorithm): NearCase[] {
  const [named, signing] = [pair(alg, { kid: 'old', name: 'old' }), pair(alg, { kid: 'new', name: 'new' }, 1)];
  const keys = [named.verifier, signing.verifier];
  const made = (kid: string) => token(alg, signing.private, { header: { alg, typ: 'JWT', kid } });
  return [
    { name: `${alg}: kid names another key`, token: made('old'), keys, code: 'other-key', actual: 'new' },
    { name: `${alg}: kid names no key`, token: made('gone'), keys, code: 'other-key', actual: 'new' },
  ];
}

function retired(alg: JwsAlgorithm): NearCase {
  const [active, old] = [pair(alg, { kid: 'active' }), pair(alg, { kid: 'old', name: 'old' }, 1)];
  const made = token(alg, old.private, { header: { alg, typ: 'JWT', kid: 'old' } });
  return { name: `${alg}: a retired key`, token: made, keys: [active.verifier], retired: [old.verifier], code: 'retired-key' };
}

/** [what the header says, what the key signed with]. */
const mixed: readonly [JwsAlgorithm, JwsAlgorithm][] = [
  ['HS256', 'HS512'],
  ['HS256', 'HS384'],
  ['HS384', 'HS256'],
  ['HS384', 'HS512'],
  ['HS512', 'HS256'],
  ['HS512', 'HS384'],
  ['RS256', 'PS256'],
  ['PS256', 'RS256'],
  ['RS256', 'RS512'],
  ['RS512', 'RS256'],
  ['RS384', 'PS384'],
  ['PS512', 'RS512'],
  ['PS256', 'PS384'],
  ['RS256', 'RS384'],
  ['ES256', 'ES384'],
  ['ES384', 'ES256'],
  ['ES256', 'ES512'],
  ['ES512', 'ES256'],
  ['RS256', 'ES256'],
  ['ES256', 'RS256'],
  ['HS256', 'RS256'],
  ['ES256', 'EdDSA'],
];

function otherAlgorithm(): NearCase[] {
  return mixed.map(([said, used]) => {
    const { private: key, verifier } = pair(used);
    const made = token(used, key, { header: { alg: said, typ: 'JWT' } });
    return { name: `${used} signature, ${said} in the header`, token: made, keys: [verifier], code: 'other-algorithm', actual: said };
  });
}

function misspelt(): NearCase[] {
  const words: readonly [JwsAlgorithm, string | null][] = [
    ['RS256', 'rs256'],
    ['HS256', 'hs256'],
    ['HS256', 'HMACSHA256'],
    ['ES256', 'SHA256withECDSA'],
    ['EdDSA', 'ed25519'],
    ['RS256', null],
  ];
  return words.map(([alg, word]) => {
    const { private: key, verifier } = pair(alg);
    const header = word === null ? { typ: 'JWT' } : { alg: word, typ: 'JWT' };
    return {
      name: `${alg} written as ${word}`,
      token: token(alg, key, { header }),
      keys: [verifier],
      code: 'other-algorithm',
      actual: word,
    };
  });
}

function narrowed(alg: JwsAlgorithm): NearCase[] {
  const { private: key, verifier } = pair(alg);
  const policy = { algorithms: [alg === 'RS256' ? 'PS256' : 'RS256'] };
  const ofPolicy: NearCase = {
    name: `${alg}: not in the policy`,
    token: token(alg, key),
    keys: [verifier],
    policy,
    code: 'policy-algorithm',
    actual: alg,
  };
  const another = { HS256: 'HS512', RS256: 'PS256', PS384: 'RS384' }[String(alg)];
  if (another === undefined) return [ofPolicy];
  const set = pair(alg, { algorithms: [another] });
  return [
    ofPolicy,
    {
      name: `${alg}: the key is set to ${another}`,
      token: token(alg, set.private),
      keys: [set.verifier],
      code: 'key-algorithm',
      actual: alg,
    },
  ];
}
