import { createHmac } from 'node:crypto';
import { encodeBase64url } from '../../../electron/engine/tokens/base64url.ts';
import { tokenAttack, type Attack, type AttackClass } from './attack.ts';
import { goodClaims, goodKey } from './good.ts';
import { looseParts, signatureFits } from './unguarded.ts';

const paths = [
  '../../../../../../dev/null',
  '/dev/null',
  '/proc/sys/kernel/randomize_va_space',
  '..\\..\\..\\windows\\win.ini',
  '..%2f..%2f..%2fdev%2fnull',
  '%2e%2e/%2e%2e/dev/null',
  'key\u0000.pem',
  'file:///dev/null',
  '/etc/passwd',
  '....//....//dev/null',
  '\u2025/dev/null',
  'C:\\nul',
];

/** J07: a kid that a server would read a file by; /dev/null gives the empty secret. */
function kidTraversal(): AttackClass {
  return {
    id: 'J07',
    title: 'kid as a path',
    attacks: paths.flatMap((kid) => [forged(kid, ''), forged(kid, '0\n')]),
    unguarded: (attack) => {
      const parts = attack.kind === 'token' ? looseParts(attack.token) : null;
      return parts !== null && String(parts.header.kid).endsWith('/dev/null') && signatureFits('HS256', '', parts);
    },
  };
}

const injections = [
  "x' UNION SELECT 'k'--",
  "' OR '1'='1",
  '"; DROP TABLE keys; --',
  '*)(uid=*',
  '*',
  '`sleep 5`',
  '$(sleep 5)',
  '|id',
  '; id',
  '{{7*7}}',
  '${7*7}',
  '<%= 7*7 %>',
  '{"$gt":""}',
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
];

/** J08: a kid that a server would put into SQL, LDAP, a shell or an object. */
function kidInjection(): AttackClass {
  return {
    id: 'J08',
    title: 'kid as code',
    attacks: injections.flatMap((kid) => [forged(kid, 'k'), forged(kid, kid), forged(kid, '')]),
    unguarded: (attack) => {
      const parts = attack.kind === 'token' ? looseParts(attack.token) : null;
      const selected = /UNION SELECT '(.*)'--$/.exec(String(parts?.header.kid))?.[1];
      return parts !== null && selected !== undefined && signatureFits('HS256', selected, parts);
    },
  };
}

function forged(kid: string, secret: string): Attack {
  const input = `${encodeBase64url(JSON.stringify({ alg: 'HS256', kid }))}.${encodeBase64url(goodClaims)}`;
  const token = `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
  return tokenAttack(`kid ${JSON.stringify(kid)}, secret ${JSON.stringify(secret)}`, token, [goodKey('HS256').verifier], 'key-kid-unknown');
}

export function kidAttacks(): AttackClass[] {
  return [kidTraversal(), kidInjection()];
}
