import { createHmac } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { createVerifier } from 'fast-jwt';
import { jwtVerify } from 'jose';
import jsonwebtoken from 'jsonwebtoken';
import type { InspectedToken } from '../../../shared/inspect.ts';
import type { JsonObject } from '../../../shared/json/node.ts';
import { parseObject } from '../../../shared/parse-object.ts';
import type { Library } from '../../../shared/others/libraries.ts';
import { otherVerdicts, type OtherVerdict } from '../../../shared/others/other-verdicts.ts';
import { defaultPolicy, type Policy } from '../../../shared/policy.ts';
import type { Check } from '../../../shared/verdict.ts';

/** What is said of a library is held against the library itself, where it runs in Node. */
const secret = Buffer.from('a secret of thirty-two bytes, yes.');
const now = Math.floor(Date.now() / 1000);

function sign(header: string, claims: string): string {
  const input = `${Buffer.from(header).toString('base64url')}.${Buffer.from(claims).toString('base64url')}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

type Names = { issuer?: string; audience?: string };
type Run = (token: string, names: Names) => Promise<boolean>;
const attempt = async (work: () => unknown): Promise<boolean> => {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
};
const runs: Partial<Record<Library, Run>> = {
  jose: (token, names) => attempt(() => jwtVerify(token, secret, { algorithms: ['HS256'], ...names })),
  jsonwebtoken: (token, { issuer, audience }) =>
    attempt(() =>
      jsonwebtoken.verify(token, secret, { ...(issuer !== undefined && { issuer }), ...(audience !== undefined && { audience }) }),
    ),
  'fast-jwt': (token, { issuer, audience }) =>
    attempt(() =>
      createVerifier({
        key: secret,
        ...(issuer !== undefined && { allowedIss: issuer }),
        ...(audience !== undefined && { allowedAud: audience }),
      })(token),
    ),
};

function objectOf(text: string): JsonObject {
  const parsed = parseObject(text, 'claims');
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
}

const check = (name: Check['name'], outcome: Check['outcome'], code: Check['code']): Check => {
  return { name, signature: 0, outcome, code, expected: null, actual: null };
};

function inspected(text: string, header: string, claims: string): InspectedToken {
  return {
    kind: 'jws',
    text,
    bytes: text.length,
    header: { text: '', bytes: 0, json: objectOf(header) },
    unprotected: null,
    payload: { text: '', bytes: 0, json: objectOf(claims) },
    signature: { text: '', bytes: 32 },
    furtherSignatures: [],
    encryption: null,
    selective: null,
    opaque: null,
    verdict: { valid: true, at: now, checks: [check('signature', 'passed', 'signature-good')], key: null, tried: [] },
  };
}

const plain = '{"alg":"HS256","typ":"JWT"}';
const cases: [name: string, claims: Record<string, unknown> | string, header?: string, names?: Names][] = [
  ['an ordinary one', { sub: 'a', iat: now, exp: now + 600 }],
  ['nothing in it', {}],
  ['expired long ago', { exp: now - 1_000 }],
  ['expired within five minutes', { exp: now - 100 }],
  ['not yet valid', { nbf: now + 1_000 }],
  ['valid in a minute', { nbf: now + 60 }],
  ['issued in the future', { iat: now + 1_000 }],
  ['exp as text', { exp: String(now + 600) }],
  ['nbf as text', { nbf: String(now - 600) }],
  ['iat as text', { iat: String(now) }],
  ['iat as any text', { iat: 'yesterday' }],
  ['exp as null', { exp: null }],
  ['exp as a list', { exp: [now + 600] }],
  ['exp with a fraction', { exp: now + 600.5 }],
  ['exp in milliseconds', { exp: (now + 600) * 1_000 }],
  ['an audience that nobody asked for', { aud: 'shop' }],
  ['audiences that nobody asked for', { aud: ['shop', 'bank'] }],
  ['the right audience', { aud: ['shop', 'bank'] }, plain, { audience: 'bank' }],
  ['another audience', { aud: 'shop' }, plain, { audience: 'bank' }],
  ['the right issuer', { iss: 'https://a.example' }, plain, { issuer: 'https://a.example' }],
  ['another issuer', { iss: 'https://b.example' }, plain, { issuer: 'https://a.example' }],
  ['a subject that is a number', { sub: 7 }],
  ['crit with something unknown', {}, '{"alg":"HS256","crit":["exp2"],"exp2":1}'],
  ['another typ', {}, '{"alg":"HS256","typ":"at+jwt"}'],
  ['no typ', {}, '{"alg":"HS256"}'],
  ['an SD-JWT without its tilde', { _sd_alg: 'sha-256', _sd: ['x'], cnf: {} }, '{"alg":"HS256","typ":"dc+sd-jwt"}'],
];

function policyOf({ issuer, audience }: Names): Policy {
  return {
    ...defaultPolicy,
    issuers: issuer === undefined ? null : [issuer],
    audience: audience === undefined ? null : { match: 'any', values: [audience] },
  };
}

for (const [name, claims, header = plain, names = {}] of cases) {
  test(`${name}: what is said of jose, jsonwebtoken and fast-jwt is what they do`, async () => {
    const payload = typeof claims === 'string' ? claims : JSON.stringify(claims);
    const text = sign(header, payload);
    const told = otherVerdicts(inspected(text, header, payload), policyOf(names));
    for (const { library, outcome } of told) {
      const run = runs[library];
      if (run !== undefined) expect([library, outcome]).toEqual([library, (await run(text, names)) ? 'accepts' : 'refuses']);
    }
  });
}

const of = (library: Library, told: readonly OtherVerdict[]) => told.find((each) => each.library === library);

test('a signature that nobody here can judge leaves it open, unless something else is wrong', () => {
  const open = (claims: object): InspectedToken => {
    const token = inspected('', plain, JSON.stringify(claims));
    return { ...token, verdict: { ...token.verdict, valid: false, checks: [check('signature', 'unknown', 'signature-not-tried')] } };
  };
  expect(of('jose', otherVerdicts(open({}), defaultPolicy))).toMatchObject({ outcome: 'depends', differs: false });
  expect(of('jose', otherVerdicts(open({ exp: 1 }), defaultPolicy))).toMatchObject({ outcome: 'refuses' });
});

test('that an SD-JWT without its tilde is taken by all is said of each', () => {
  const token = inspected('', '{"alg":"HS256","typ":"dc+sd-jwt"}', '{"_sd":["x"]}');
  const checks = [...token.verdict.checks, check('format', 'failed', 'format-sd-jwt-no-tilde')];
  const told = otherVerdicts({ ...token, verdict: { ...token.verdict, valid: false, checks } }, defaultPolicy);
  expect(told.every(({ reasons }) => reasons.some(({ code }) => code === 'tilde-ignored'))).toBe(true);
  expect(of('jose', told)).toMatchObject({ outcome: 'accepts', differs: true });
});

test('the leeway of ASP.NET takes what expired two minutes ago, and says so', () => {
  const claims = JSON.stringify({ iss: 'a', aud: 'b', exp: now - 120 });
  const token = inspected('', plain, claims);
  const policy = policyOf({ issuer: 'a', audience: 'b' });
  const expired = { ...token, verdict: { ...token.verdict, valid: false } };
  expect(of('aspnet', otherVerdicts(expired, policy))).toEqual({
    library: 'aspnet',
    outcome: 'accepts',
    differs: true,
    reasons: [{ code: 'within-leeway', effect: 'accepts' }],
  });
});
