import type { CheckCode } from '../../../shared/verdict.ts';
import { tokenAttack, type Attack, type AttackClass } from './attack.ts';
import { goodClaims, goodKey, goodToken } from './good.ts';
import { onlySignature } from './unguarded.ts';

const { verifier } = goodKey('ES256');

/** J16: extensions that must be understood, and lists that are none (RFC 7515 section 4.1.11). All are well signed. */
async function crit(): Promise<AttackClass> {
  const headers: [object, CheckCode][] = [
    [{ crit: ['exp'], exp: 1 }, 'crit-unsupported'],
    [{ crit: ['http://example.com/x'], 'http://example.com/x': true }, 'crit-unsupported'],
    [{ crit: ['b64'], b64: true }, 'crit-unsupported'],
    [{ crit: ['b64'], b64: false }, 'crit-unsupported'],
    [{ crit: ['a', 'b'], a: 1, b: 2 }, 'crit-unsupported'],
    [{ crit: ['__proto__x'], __proto__x: 1 }, 'crit-unsupported'],
    [{ crit: [] }, 'crit-malformed'],
    [{ crit: null }, 'crit-malformed'],
    [{ crit: 'exp', exp: 1 }, 'crit-malformed'],
    [{ crit: {} }, 'crit-malformed'],
    [{ crit: true }, 'crit-malformed'],
    [{ crit: [1] }, 'crit-malformed'],
    [{ crit: [null] }, 'crit-malformed'],
    [{ crit: ['x'] }, 'crit-malformed'],
    [{ crit: [''] }, 'crit-malformed'],
    [{ crit: ['alg'] }, 'crit-malformed'],
    [{ crit: ['kid'] }, 'crit-malformed'],
    [{ crit: ['crit'] }, 'crit-malformed'],
    [{ crit: ['typ'] }, 'crit-malformed'],
    [{ crit: ['x', 'x'], x: 1 }, 'crit-malformed'],
  ];
  const attacks: Attack[] = [];
  for (const [header, code] of headers) {
    const token = await goodToken('ES256', header);
    attacks.push(tokenAttack(JSON.stringify(header), token, [verifier], code));
    attacks.push(tokenAttack(`${JSON.stringify(header)}, signature only`, token, [verifier], code, { signatureOnly: true }));
  }
  return { id: 'J16', title: 'crit', attacks, unguarded: (each) => each.kind === 'token' && onlySignature(each.token, verifier.node) };
}

/** J17: a good token of another kind than the one that is due. */
async function crossType(): Promise<AttackClass> {
  const due: [string, (string | undefined | null | number | string[])[]][] = [
    ['at+jwt', ['JWT', 'dpop+jwt', 'secevent+jwt', 'logout+jwt', 'at+jwt ', 'at-jwt', '', undefined, null, 1, ['at+jwt']]],
    ['JWT', ['at+jwt', 'application/at+jwt', 'application/application/jwt', 'JW\u0422', 'x/JWT', undefined]],
    ['application/kb+jwt', ['kb', 'jwt', 'text/kb+jwt', '\u212ab+jwt']],
  ];
  const attacks: Attack[] = [];
  for (const [typ, others] of due) {
    for (const other of others) {
      const token = await goodToken('ES256', { typ: other }, goodClaims);
      attacks.push(tokenAttack(`typ ${JSON.stringify(other)} for ${typ}`, token, [verifier], 'typ-mismatch', { types: [typ] }));
    }
  }
  return {
    id: 'J17',
    title: 'token of another type',
    attacks,
    unguarded: (each) => each.kind === 'token' && onlySignature(each.token, verifier.node),
  };
}

export async function headerRuleAttacks(): Promise<AttackClass[]> {
  return [await crit(), await crossType()];
}
