import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { defaultPolicy, type Policy } from '../../../shared/policy.ts';
import { goodKey, goodToken } from '../../vectors/attacks/good.ts';
import { judgedClaims, now } from './judging.ts';

/** Reads [{ token, options }] and prints for each null, or the name of the refusal. Its clock stands still at `now`. */
const script = `
import base64, json, sys, datetime, jwt, jwt.api_jwt
given = json.load(sys.stdin)
class Clock(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(given["now"], tz)
    @classmethod
    def utcnow(cls): return cls.utcfromtimestamp(given["now"])
jwt.api_jwt.datetime = Clock
def judge(case):
    more = case["options"]
    try:
        jwt.decode(case["token"], base64.b64decode(given["key"]), algorithms=["HS256"], leeway=more["leeway"],
                   audience=more["audience"], issuer=more["issuer"], options=more["options"])
        return None
    except Exception as refusal:
        return type(refusal).__name__
print(json.dumps([judge(case) for case in given["cases"]]))
`;

/** Debian's Python may not be the first on PATH. */
const python = ['python3', '/usr/bin/python3'].find((each) => spawnSync(each, ['-c', 'import jwt']).status === 0);

/** PyJWT has no warnings: what it looks at, it refuses. Without an audience of ours it must be told not to look. */
function optionsOf({ checksExp, checksNbf, futureIat, required, audience, issuers, leewaySeconds }: Policy) {
  return {
    leeway: leewaySeconds,
    audience: audience?.values ?? null,
    issuer: issuers?.[0] ?? null,
    options: {
      verify_exp: checksExp,
      verify_nbf: checksNbf,
      verify_iat: futureIat !== 'off',
      verify_aud: audience !== null,
      verify_iss: issuers !== null,
      require: required,
    },
  };
}

const claims: object[] = [
  {},
  { exp: now + 1 },
  { exp: now },
  { exp: now - 9 },
  { exp: now - 10 },
  { exp: 'soon' },
  { exp: now + 60, nbf: now },
  { exp: now + 60, nbf: now + 10 },
  { exp: now + 60, nbf: now + 11 },
  { exp: now + 60, nbf: [] },
  { exp: now + 60, iat: now + 10 },
  { exp: now + 60, iat: now + 11 },
  { exp: now + 60, iat: 'x' },
  { exp: now + 60, iss: 'a', aud: 'x', sub: 's' },
  { exp: now + 60, iss: 'b', aud: ['x', 'z'], jti: null },
  { exp: now + 60, iss: 'a', aud: [], jti: '' },
  { exp: now + 60, aud: ['x', 1] },
  { exp: now + 60, aud: 7, iss: ['a'] },
];
const refusing: Partial<Policy> = { futureIat: 'refuse' };
const policies: Partial<Policy>[] = [
  refusing,
  { ...refusing, leewaySeconds: 10 },
  { futureIat: 'off' },
  { ...refusing, checksExp: false },
  { ...refusing, checksNbf: false },
  { checksExp: false, checksNbf: false, futureIat: 'off' },
  { ...refusing, required: ['exp'], checksExp: false },
  { ...refusing, required: ['iss', 'sub'] },
  { ...refusing, required: ['jti'] },
  { ...refusing, audience: { match: 'any', values: ['x'] } },
  { ...refusing, audience: { match: 'any', values: ['y', 'z'] } },
  { ...refusing, issuers: ['a'], leewaySeconds: 10 },
];

/**
 * Where PyJWT 2.6 judges otherwise: it reads `exp` and `nbf` by Python's int(), which takes texts of digits and drops fractions,
 * where RFC 7519 section 2 has a NumericDate be a JSON number, perhaps with a fraction.
 */
const differences: [claims: object, policy: Partial<Policy>, ours: boolean, theirs: string | null][] = [
  [{ exp: `${now + 60}` }, refusing, false, null],
  [{ exp: now + 60, nbf: `${now - 60}` }, refusing, false, null],
  [{ exp: now + 60, nbf: now + 0.5 }, refusing, false, null],
  // Required and not compared, it must still be a time here.
  [{ exp: 'soon' }, { ...refusing, required: ['exp'], checksExp: false }, false, null],
  // The other way round: half a second is left.
  [{ exp: now + 0.5 }, refusing, true, 'ExpiredSignatureError'],
];

function lineOf(claims: object, policy: Partial<Policy>, ours: boolean, theirs: string | null): string {
  return `${JSON.stringify(claims)} ${JSON.stringify(policy)}: ${ours}, ${theirs}`;
}

async function theirs(cases: readonly (readonly [object, Partial<Policy>])[]): Promise<(string | null)[]> {
  const asked = [];
  for (const [claim, policy] of cases) {
    asked.push({ token: await goodToken('HS256', {}, JSON.stringify(claim)), options: optionsOf({ ...defaultPolicy, ...policy }) });
  }
  const key = goodKey('HS256').signing.key.export().toString('base64');
  const done = spawnSync(python ?? '', ['-c', script], { input: JSON.stringify({ now, key, cases: asked }), encoding: 'utf8' });
  expect(done.stderr).toBe('');
  return z.array(z.string().nullable()).parse(JSON.parse(done.stdout));
}

test.describe('PyJWT, option by option', () => {
  test.skip(python === undefined, 'no Python that has PyJWT');

  test('judges the same claims in the same way', async () => {
    const cases = claims.flatMap((claim) => policies.map((policy) => [claim, policy] as const));
    const answers = await theirs(cases);
    expect(answers).toHaveLength(216);
    const differing: string[] = [];
    for (const [index, [claim, policy]] of cases.entries()) {
      const { valid } = await judgedClaims(claim, policy);
      const answer = answers[index] ?? null;
      if (valid !== (answer === null)) differing.push(lineOf(claim, policy, valid, answer));
    }
    const known = differences.map((difference) => lineOf(...difference));
    expect(differing.filter((line) => !known.includes(line))).toEqual([]);
    expect(answers.filter((answer) => answer === null).length).toBeGreaterThan(50);
  });

  test('differs where it is known to', async () => {
    const answers = await theirs(differences.map(([claim, policy]) => [claim, policy] as const));
    for (const [index, [claim, policy, valid, answer]] of differences.entries()) {
      expect([claim, answers[index]]).toEqual([claim, answer]);
      expect([claim, (await judgedClaims(claim, policy)).valid]).toEqual([claim, valid]);
    }
  });
});
