import { compactDecrypt } from 'jose';
import type { CheckCode } from '../../../shared/verdict.ts';
import type { FormAttack } from './attack.ts';
import { attackerKey, goodClaims, goodKey, headerText, signText } from './good.ts';
import { openerOf, sealingKeys, sealWith, type SealedHeader } from './sealing.ts';
import { encodeBase64url } from '../../../electron/engine/tokens/base64url.ts';

const { shared } = sealingKeys;
const { signing, verifier } = goodKey('HS256');

function sealed(content: string, header: object = {}): string {
  const whole: SealedHeader = { alg: 'dir', enc: 'A256GCM', ...header };
  return sealWith(shared.export(), whole, Buffer.from(content));
}

/** Inside of a JWE that opens: tokens that claim what they like (CVE-2026-29000: encrypted, so it must be good). */
export async function sealedTokens(): Promise<FormAttack[]> {
  const none = `${encodeBase64url('{"alg":"none"}')}.${encodeBase64url(goodClaims)}.`;
  const stranger = attackerKey('HS256', signing.kid).signing;
  const forged = await signText(headerText(stranger), goodClaims, stranger);
  const good = await signText(headerText(signing), goodClaims, signing);
  const [head = '', , signature = ''] = good.split('.');
  let deep = good;
  const layers: [string, string, CheckCode][] = [];
  for (let depth = 1; depth <= 5; depth++) {
    deep = sealed(deep, { cty: 'JWT' });
    if (depth > 1) layers.push([`a good token, ${depth} deep`, deep, 'nested-too-deep']);
  }
  const contents: [string, string, CheckCode][] = [
    ['an unsecured token', none, 'algorithm-none'],
    ['a token of a stranger', forged, 'signature-bad'],
    ['a token with other claims', `${head}.${encodeBase64url(goodClaims.replace('alice', 'admin'))}.${signature}`, 'signature-bad'],
    ['a token without its signature', `${head}.${good.split('.')[1] ?? ''}.`, 'signature-missing'],
    ['a token with a space', `${good} `, 'format-not-json'],
    ['two dots', '..', 'format-not-json'],
  ];
  const attacks = contents.flatMap(([what, content, code]) =>
    [{}, { cty: 'JWT' }, { cty: 'application/jwt' }, { cty: 'text/plain' }].map((header) => {
      const isMeant = /jwt/i.test(header.cty ?? '');
      const due = isMeant && what === 'a token with a space' ? 'nested-unreadable' : code;
      return attack(`sealed, ${what}, cty ${header.cty ?? 'none'}`, sealed(content, header), due);
    }),
  );
  const claims = ['JWT', 'jwt', 'JOSE', 'JOSE+JSON', 'at+jwt'].map((cty) =>
    attack(`sealed claims that are called ${cty}`, sealed(goodClaims, { cty }), 'nested-unreadable'),
  );
  return [...attacks, ...claims, ...layers.map(([input, token, code]) => attack(input, token, code))];
}

function attack(input: string, token: string, code: CheckCode): FormAttack {
  return { kind: 'form', input, form: 'jwe', token, signing: [verifier], decryption: [openerOf('dir', shared)], code };
}

/** Who believes whatever was encrypted. */
export async function believesSealed(attack: FormAttack): Promise<boolean> {
  try {
    const { plaintext } = await compactDecrypt(attack.token, shared);
    const [, payload = ''] = Buffer.from(plaintext).toString().split('.');
    return Buffer.from(payload, 'base64url').toString().includes('"sub"');
  } catch {
    return false;
  }
}
