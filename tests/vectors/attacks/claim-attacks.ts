import { z } from 'zod';
import type { Policy } from '../../../shared/policy.ts';
import type { CheckCode } from '../../../shared/verdict.ts';
import { attackTime, tokenAttack, type Attack, type AttackClass } from './attack.ts';
import { goodKey, goodToken } from './good.ts';
import { looseParts, onlySignature } from './unguarded.ts';

/** All tokens here are signed with the good key: only the claims are wrong. */
const { verifier } = goodKey('EdDSA');
const live = `"exp":${attackTime + 60}`;

type Row = [payload: string, code: CheckCode, policy?: Partial<Policy>];

async function claimClass(id: string, title: string, rows: readonly Row[]): Promise<AttackClass> {
  const attacks: Attack[] = [];
  for (const [payload, code, policy = {}] of rows) {
    const input = `${payload} under ${JSON.stringify(policy)}`;
    attacks.push(tokenAttack(input, await goodToken('EdDSA', {}, payload), [verifier], code, policy));
  }
  return { id, title, attacks, unguarded: (each) => each.kind === 'token' && onlySignature(each.token, verifier.node) };
}

/** J18: claims that the policy asks for and the token lacks. */
const missing: Row[] = [
  ['{}', 'exp-missing', { required: ['exp'] }],
  [`{${live}}`, 'nbf-absent', { required: ['nbf'] }],
  [`{${live}}`, 'iat-absent', { required: ['iat'] }],
  [`{${live}}`, 'iss-missing', { required: ['iss'] }],
  [`{${live}}`, 'iss-missing', { issuers: ['https://issuer.example'] }],
  [`{${live}}`, 'aud-missing', { required: ['aud'] }],
  [`{${live}}`, 'aud-missing', { audience: { match: 'any', values: ['api'] } }],
  [`{${live}}`, 'sub-missing', { required: ['sub'] }],
  [`{${live}}`, 'claim-missing', { required: ['jti'] }],
  [`{${live},"nested":{"jti":"x"}}`, 'claim-missing', { required: ['jti'] }],
  [`{${live},"JTI":"x"}`, 'claim-missing', { required: ['jti'] }],
  [`{${live}}`, 'claim-missing', { required: ['client_id', 'jti'] }],
  [`{${live},"jti":"x"}`, 'claim-missing', { required: ['jti', 'toString'] }],
  [`{${live}}`, 'claim-missing', { required: ['__proto__'] }],
];

/** What is no NumericDate (RFC 7519 section 2). */
const noTimes = [
  `"${attackTime + 60}"`,
  'null',
  'true',
  '[]',
  '{}',
  `[${attackTime + 60}]`,
  '1e400',
  '-1e400',
  '9223372036854775807',
  '"never"',
  '""',
];

/** J19: claims that are there and wrong. */
const wrong: Row[] = [
  [`{"exp":${attackTime}}`, 'exp-expired'],
  [`{"exp":${attackTime - 1}}`, 'exp-expired'],
  [`{"exp":${attackTime - 0.001}}`, 'exp-expired'],
  ['{"exp":0}', 'exp-expired'],
  ['{"exp":-1}', 'exp-expired'],
  ['{"exp":-0}', 'exp-expired'],
  ['{"exp":1e-400}', 'exp-expired'],
  [`{"exp":${attackTime - 30}}`, 'exp-expired', { leewaySeconds: 30 }],
  ...noTimes.map((value): Row => [`{"exp":${value}}`, 'exp-malformed']),
  ...noTimes.map((value): Row => [`{${live},"nbf":${value}}`, 'nbf-malformed']),
  ...noTimes.map((value): Row => [`{${live},"iat":${value}}`, 'iat-malformed']),
  [`{${live},"nbf":${attackTime + 1}}`, 'nbf-not-yet'],
  [`{${live},"nbf":${attackTime + 0.001}}`, 'nbf-not-yet'],
  [`{${live},"nbf":${attackTime + 31}}`, 'nbf-not-yet', { leewaySeconds: 30 }],
  ...[
    'http://issuer.example',
    'https://issuer.example/',
    'https://ISSUER.example',
    'https://issuer.example ',
    'https://issuer.example.attacker.example',
    'https://issuer.exampl\u0435',
    'issuer.example',
    '',
  ].map((iss): Row => [`{${live},"iss":${JSON.stringify(iss)}}`, 'iss-mismatch', { issuers: ['https://issuer.example'] }]),
  ...['["https://issuer.example"]', '1', 'null', '{}'].map((iss): Row => [
    `{${live},"iss":${iss}}`,
    'iss-malformed',
    { issuers: ['https://issuer.example'] },
  ]),
  ...['"ap"', '"api2"', '"API"', '"api/"', '" api"', '["other"]', '[]', '["api2","ap"]', '""'].map((aud): Row => [
    `{${live},"aud":${aud}}`,
    'aud-mismatch',
    { audience: { match: 'any', values: ['api'] } },
  ]),
  ...['1', 'null', '{}', '{"api":true}', '["api",1]', '[["api"]]', 'true'].map((aud): Row => [
    `{${live},"aud":${aud}}`,
    'aud-malformed',
    { audience: { match: 'any', values: ['api'] } },
  ]),
  ...['1', 'null', '{}', '["alice"]'].map((sub): Row => [`{${live},"sub":${sub}}`, 'sub-malformed', { required: ['sub'] }]),
];

/** J28: members that become a prototype when they are copied carelessly. */
async function prototypePollution(): Promise<AttackClass> {
  const payloads = [
    `{${live},"__proto__":{"admin":true}}`,
    `{${live},"__proto__":{"__proto__":{"admin":true}}}`,
    `{${live},"constructor":{"prototype":{"admin":true}}}`,
    `{${live},"prototype":{"admin":true}}`,
    `{${live},"\\u005f_proto__":{"admin":true}}`,
    `{"__proto__":{"exp":${attackTime + 60},"admin":true}}`,
  ];
  const rows = payloads.map((payload): Row => [payload, 'claim-missing', { required: ['admin'] }]);
  const { id, title, attacks } = await claimClass('J28', 'prototype pollution', rows);
  return {
    id,
    title,
    attacks,
    unguarded: (each) => {
      const parts = each.kind === 'token' ? looseParts(each.token) : null;
      if (parts === null) return false;
      const parsed: unknown = JSON.parse(parts.payload.toString());
      return 'admin' in Object.assign({}, parsed);
    },
  };
}

const invisible = ['\u202e', '\u2066', '\u200b', '\u200f', '\ufeff', '\u00ad', '\u{e0061}', '\u0000', '\u0301'];

/** J29: texts that look like what they are not. */
async function lookAlikes(): Promise<AttackClass> {
  const texts = [...invisible.flatMap((mark) => [`api${mark}`, `${mark}api`]), '\u0430pi', 'ap\u0456', '\uff41pi', '\u{1d41a}pi'];
  const rows = texts.flatMap((text): Row[] => [
    [`{${live},"iss":${JSON.stringify(text)}}`, 'iss-mismatch', { issuers: ['api'] }],
    [`{${live},"aud":${JSON.stringify(text)}}`, 'aud-mismatch', { audience: { match: 'any', values: ['api'] } }],
    [`{${live},${JSON.stringify(text)}:1}`, 'claim-missing', { required: ['api'] }],
  ]);
  const made = await claimClass('J29', 'look-alike and invisible text', rows);
  const attacks: Attack[] = [...made.attacks];
  for (const mark of invisible) {
    attacks.push(
      tokenAttack(`alg EdDSA${mark}`, await goodToken('EdDSA', { alg: `EdDSA${mark}` }), [verifier], 'algorithm-unsupported'),
      tokenAttack(`kid with ${mark}`, await goodToken('EdDSA', { kid: `key-EdDSA${mark}` }), [verifier], 'key-kid-unknown'),
    );
  }
  return {
    ...made,
    attacks,
    unguarded: (each) => {
      const parts = each.kind === 'token' ? looseParts(each.token) : null;
      if (parts === null || each.kind !== 'token') return false;
      const { aud } = z.looseObject({ aud: z.unknown().optional() }).parse(JSON.parse(parts.payload.toString()));
      return typeof aud === 'string' && aud.normalize('NFKC').replace(/[^a-z]/g, '') === each.policy.audience?.values[0];
    },
  };
}

export async function claimAttacks(): Promise<AttackClass[]> {
  return [
    await claimClass('J18', 'claims missing', missing),
    await claimClass('J19', 'claims wrong', wrong),
    await prototypePollution(),
    await lookAlikes(),
  ];
}
