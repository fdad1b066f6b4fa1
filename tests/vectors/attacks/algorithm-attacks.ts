import { createHmac, type KeyObject } from 'node:crypto';
import { encodeBase64url } from '../../../electron/engine/tokens/base64url.ts';
import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import type { CheckCode } from '../../../shared/verdict.ts';
import { tokenAttack, type Attack, type AttackClass } from './attack.ts';
import { goodClaims, goodKey, goodToken, headerText, signText } from './good.ts';
import { looseParts, signatureFits } from './unguarded.ts';

/** J01: CVE-2015-2951, CVE-2015-9235, and the spellings that got past block lists. */
async function algNone(): Promise<AttackClass> {
  const spellings: [unknown, CheckCode][] = [
    ...['none', 'None', 'NONE', 'nOnE', 'none ', ' none', 'none\t', 'noNE', 'none\n'].map((alg): [string, CheckCode] => [
      alg,
      'algorithm-none',
    ]),
    ['', 'algorithm-unsupported'],
    ['n\u043ene', 'algorithm-unsupported'],
    ['none\u0000', 'algorithm-unsupported'],
    [null, 'algorithm-malformed'],
    [['none'], 'algorithm-malformed'],
    [{ none: true }, 'algorithm-malformed'],
    [false, 'algorithm-malformed'],
    [0, 'algorithm-malformed'],
    [undefined, 'algorithm-missing'],
  ];
  const attacks: Attack[] = [];
  for (const alg of ['RS256', 'HS256', 'ES256'] as const) {
    const { signing, verifier } = goodKey(alg);
    const [, , oldSignature = ''] = (await goodToken(alg)).split('.');
    for (const [spelling, code] of spellings) {
      const head = encodeBase64url(JSON.stringify({ alg: spelling, kid: signing.kid }));
      for (const [what, signature] of [
        ['no', ''],
        ['the old', oldSignature],
        ['a junk', 'AAAA'],
      ] as const) {
        const token = `${head}.${encodeBase64url(goodClaims)}.${signature}`;
        attacks.push(tokenAttack(`alg ${JSON.stringify(spelling)}, ${what} signature, ${alg} key`, token, [verifier], code));
      }
    }
  }
  return {
    id: 'J01',
    title: 'alg none',
    attacks,
    unguarded: (attack) => {
      const alg = attack.kind === 'token' ? looseParts(attack.token)?.header.alg : undefined;
      return typeof alg === 'string' && alg.toLowerCase() === 'none';
    },
  };
}

/** J02: CVE-2016-10555. The public key, as every text or bytes that a server may hold it in, used as a secret. */
function keyConfusion(): AttackClass {
  const attacks: Attack[] = [];
  for (const alg of ['RS256', 'PS256', 'ES256', 'ES512', 'EdDSA'] as const) {
    const { verifier } = goodKey(alg);
    for (const [what, secret] of publicForms(verifier.node)) {
      for (const [hmac, hash] of [
        ['HS256', 'sha256'],
        ['HS384', 'sha384'],
        ['HS512', 'sha512'],
      ] as const) {
        const input = `${encodeBase64url(JSON.stringify({ alg: hmac, kid: verifier.kid }))}.${encodeBase64url(goodClaims)}`;
        const token = `${input}.${createHmac(hash, secret).update(input).digest('base64url')}`;
        attacks.push(tokenAttack(`${hmac} over the ${alg} key as ${what}`, token, [verifier], 'algorithm-not-allowed'));
      }
    }
  }
  return {
    id: 'J02',
    title: 'public key used as an HMAC secret',
    attacks,
    unguarded: (attack) => {
      if (attack.kind !== 'token') return false;
      const parts = looseParts(attack.token);
      const [key] = attack.keys;
      const pem = key?.isUsable ? key.node.export({ type: 'spki', format: 'pem' }) : '';
      return parts !== null && signatureFits(parts.header.alg, Buffer.from(pem), parts);
    },
  };
}

function publicForms(key: KeyObject): [string, Buffer][] {
  const pem = key.export({ type: 'spki', format: 'pem' }).toString();
  const jwk = key.export({ format: 'jwk' });
  return [
    ['PEM', Buffer.from(pem)],
    ['PEM without final newline', Buffer.from(pem.trimEnd())],
    ['PEM with CRLF', Buffer.from(pem.replaceAll('\n', '\r\n'))],
    ['DER', key.export({ type: 'spki', format: 'der' })],
    ['JWK text', Buffer.from(JSON.stringify(jwk))],
    ['bytes of n or x', Buffer.from(jwk.n ?? jwk.x ?? '', 'base64url')],
  ];
}

/** J03: the right key under another algorithm than its own; the signature itself would be good. */
async function algorithmSwap(): Promise<AttackClass> {
  const swaps: [JwsAlgorithm, JwsAlgorithm[]][] = [
    ['RS256', ['RS384', 'RS512', 'PS256', 'PS384', 'PS512']],
    ['PS256', ['RS256', 'PS384', 'PS512']],
    ['EdDSA', ['Ed25519']],
    ['Ed25519', ['EdDSA']],
    ['HS256', ['HS384', 'HS512']],
    ['ES256', ['ES384', 'ES512']],
  ];
  const attacks: Attack[] = [];
  for (const [own, others] of swaps) {
    const { signing, verifier } = goodKey(own);
    for (const alg of others) {
      for (const kid of [signing.kid, null]) {
        const swapped = { ...signing, alg, kid };
        const token = await signText(headerText(swapped), goodClaims, swapped);
        attacks.push(tokenAttack(`${alg} with the ${own} key, kid ${kid}`, token, [verifier], 'algorithm-not-allowed'));
      }
    }
  }
  return {
    id: 'J03',
    title: 'another algorithm of the same family',
    attacks,
    unguarded: (attack) => {
      if (attack.kind !== 'token') return false;
      const parts = looseParts(attack.token);
      const [key] = attack.keys;
      return parts !== null && key?.isUsable === true && signatureFits(parts.header.alg, key.node, parts);
    },
  };
}

export async function algorithmAttacks(): Promise<AttackClass[]> {
  return [await algNone(), keyConfusion(), await algorithmSwap()];
}
