import { expect, test } from '@playwright/test';
import type { Policy } from '../../../shared/policy.ts';
import { judgedClaims, linesOf, now } from './judging.ts';

const logout = 'http://schemas.openid.net/event/backchannel-logout';
const aud = (match: 'any' | 'all' | 'exact', ...values: string[]): Partial<Policy> => ({ audience: { match, values } });
const rule = (claim: string, kind: Policy['rules'][number]['rule'], value = ''): Partial<Policy> => ({
  rules: [{ claim, rule: kind, value }],
});

/** What is judged, by which policy, the check, and how it must be: outcome, code, expected, actual. */
const table: [claims: object | string, policy: Partial<Policy>, name: string, line: string, header?: object][] = [
  // Switched-off times are shown and not judged; only a required one must still be there.
  [{ exp: now - 1 }, { checksExp: false }, 'exp', `skipped switched-off null "${now - 1}"`],
  [{ exp: 'soon' }, { checksExp: false }, 'exp', 'skipped switched-off null "soon"'],
  [{}, { checksExp: false }, 'exp', 'skipped switched-off null null'],
  [{}, { checksExp: false, required: ['exp'] }, 'exp', 'failed exp-missing "number" null'],
  [{ nbf: now + 1 }, { checksNbf: false }, 'nbf', `skipped switched-off null "${now + 1}"`],
  [{}, { checksNbf: false, required: ['nbf'] }, 'nbf', 'failed nbf-absent null null'],
  [{ iat: now + 1 }, { futureIat: 'off' }, 'iat', `skipped switched-off null "${now + 1}"`],
  [{}, { futureIat: 'off', required: ['iat'] }, 'iat', 'failed iat-absent null null'],
  // null, a text or a number beyond all time is no time: what is required is not there.
  [{ exp: null }, { checksExp: false, required: ['exp'] }, 'exp', 'failed exp-malformed "number" "null"'],
  [{ exp: 'soon' }, { checksExp: false, required: ['exp'] }, 'exp', 'failed exp-malformed "number" "soon"'],
  [`{"exp":1e400}`, { checksExp: false, required: ['exp'] }, 'exp', 'failed exp-malformed "number" "1e400"'],
  [{ exp: now - 1 }, { checksExp: false, required: ['exp'] }, 'exp', `skipped switched-off null "${now - 1}"`],
  [{ exp: null }, { checksExp: false }, 'exp', 'skipped switched-off null "null"'],
  [{ nbf: null }, { checksNbf: false, required: ['nbf'] }, 'nbf', 'failed nbf-malformed "number" "null"'],
  [{ nbf: [1] }, { checksNbf: false, required: ['nbf'] }, 'nbf', 'failed nbf-malformed "number" "[1]"'],
  [{ iat: null }, { futureIat: 'off', required: ['iat'] }, 'iat', 'failed iat-malformed "number" "null"'],
  [{ iat: true }, { futureIat: 'off', required: ['iat'] }, 'iat', 'failed iat-malformed "number" "true"'],
  // An iat in the future.
  [{ iat: now }, { futureIat: 'refuse' }, 'iat', `passed iat-ok ${now} ${now}`],
  [{ iat: now + 1 }, { futureIat: 'warn' }, 'iat', `warning iat-in-future ${now} ${now + 1}`],
  [{ iat: now + 1 }, { futureIat: 'refuse' }, 'iat', `failed iat-refused ${now} ${now + 1}`],
  [{ iat: now + 30 }, { futureIat: 'refuse', leewaySeconds: 30 }, 'iat', `passed iat-ok ${now} ${now + 30}`],
  [{ iat: now + 31 }, { futureIat: 'refuse', leewaySeconds: 30 }, 'iat', `failed iat-refused ${now} ${now + 31}`],
  [{}, { futureIat: 'refuse' }, 'iat', 'skipped iat-absent null null'],
  // The age, to the second, with leeway; it needs an iat in the past.
  [{ iat: now - 9 }, {}, 'age', 'skipped age-not-checked null null'],
  [{ iat: now - 600 }, { maximumAgeSeconds: 600 }, 'age', 'passed age-ok 600 600'],
  [{ iat: now - 601 }, { maximumAgeSeconds: 600 }, 'age', 'failed age-exceeded 600 601'],
  [{ iat: now - 600.5 }, { maximumAgeSeconds: 600 }, 'age', 'failed age-exceeded 600 600.5'],
  [{ iat: now - 605 }, { maximumAgeSeconds: 600, leewaySeconds: 5 }, 'age', 'passed age-ok 600 605'],
  [{ iat: now - 606 }, { maximumAgeSeconds: 600, leewaySeconds: 5 }, 'age', 'failed age-exceeded 600 606'],
  [{}, { maximumAgeSeconds: 600 }, 'age', 'failed age-unknown 600 null'],
  [{ iat: '1' }, { maximumAgeSeconds: 600 }, 'age', 'unknown age-unknown 600 null'],
  [{ iat: now + 1 }, { maximumAgeSeconds: 600 }, 'age', 'unknown age-unknown 600 null'],
  [{ iat: now + 1 }, { maximumAgeSeconds: 600, futureIat: 'off' }, 'iat', `failed iat-refused ${now} ${now + 1}`],
  [{ iat: now }, { maximumAgeSeconds: 600 }, 'exp', 'skipped exp-absent null null'],
  [{ iat: now }, { maximumAgeSeconds: 600, required: ['exp'] }, 'exp', 'failed exp-missing "number" null'],
  // A DPoP proof has none by nature (RFC 9449 section 4.2); one that has one is held to it.
  [{ iat: now }, {}, 'exp', 'warning exp-of-proof null null', { typ: 'application/DPoP+jwt' }],
  [{ iat: now }, {}, 'exp', 'skipped exp-of-event null null', { typ: 'application/SecEvent+jwt' }],
  [{ iat: now }, { required: ['exp'] }, 'exp', 'failed exp-missing "number" null', { typ: 'secevent+jwt' }],
  [{ iat: now }, {}, 'exp', 'warning exp-missing "number" null', { typ: 1 }],
  [{ iat: now }, { required: ['exp'] }, 'exp', 'failed exp-missing "number" null', { typ: 'dpop+jwt' }],
  [{ exp: now }, {}, 'exp', `failed exp-expired ${now} ${now}`, { typ: 'dpop+jwt' }],
  [{ iat: now, exp: now }, { maximumAgeSeconds: 600 }, 'exp', `failed exp-expired ${now} ${now}`],
  // Issuers: one of them, compared exactly.
  [{ iss: 'b' }, { issuers: ['a', 'b'] }, 'iss', 'passed iss-ok ["a","b"] "b"'],
  [{ iss: 'B' }, { issuers: ['a', 'b'] }, 'iss', 'failed iss-mismatch ["a","b"] "B"'],
  [{ iss: 'x' }, { issuers: ['a'] }, 'iss', 'failed iss-mismatch "a" "x"'],
  [{}, { issuers: ['a', 'b'] }, 'iss', 'failed iss-missing ["a","b"] null'],
  [{ iss: ['a'] }, { issuers: ['a'] }, 'iss', 'failed iss-malformed "string" "[\\"a\\"]"'],
  // Audiences as sets.
  [{ aud: ['x', 'a'] }, aud('any', 'a', 'b'), 'aud', 'passed aud-ok ["a","b"] ["x","a"]'],
  [{ aud: ['x'] }, aud('any', 'a', 'b'), 'aud', 'failed aud-mismatch ["a","b"] ["x"]'],
  [{ aud: ['b', 'x', 'a'] }, aud('all', 'a', 'b'), 'aud', 'passed aud-ok ["a","b"] ["b","x","a"]'],
  [{ aud: ['a', 'x'] }, aud('all', 'a', 'b'), 'aud', 'failed aud-incomplete ["a","b"] ["a","x"]'],
  [{ aud: ['b', 'a', 'b'] }, aud('exact', 'a', 'b', 'a'), 'aud', 'passed aud-ok ["a","b","a"] ["b","a","b"]'],
  [{ aud: ['a', 'b', 'x'] }, aud('exact', 'a', 'b'), 'aud', 'failed aud-not-exact ["a","b"] ["a","b","x"]'],
  [{ aud: 'a' }, aud('exact', 'a'), 'aud', 'passed aud-ok "a" ["a"]'],
  [{ aud: 'a' }, aud('exact', 'a', 'b'), 'aud', 'failed aud-not-exact ["a","b"] ["a"]'],
  [{ aud: [] }, aud('all', 'a'), 'aud', 'failed aud-incomplete "a" []'],
  [{ aud: ['a', 1] }, aud('any', 'a'), 'aud', 'failed aud-malformed "string or array of strings" "[\\"a\\",1]"'],
  [{}, aud('exact', 'a'), 'aud', 'failed aud-missing "a" null'],
  // Subject.
  [{ sub: 'a' }, { subject: 'a' }, 'sub', 'passed sub-ok "a" "a"'],
  [{ sub: 'a ' }, { subject: 'a' }, 'sub', 'failed sub-mismatch "a" "a "'],
  [{}, { subject: 'a' }, 'sub', 'failed sub-missing "a" null'],
  [{ sub: 1 }, { subject: '1' }, 'sub', 'failed sub-malformed "string" "1"'],
  [{ sub: 'a' }, {}, 'sub', 'passed sub-present null "a"'],
  // Types, as media types.
  [{}, { types: ['JWT', 'at+jwt'] }, 'typ', 'passed typ-ok ["JWT","at+jwt"] "Application/AT+JWT"', { typ: 'Application/AT+JWT' }],
  [{}, { types: ['JWT', 'at+jwt'] }, 'typ', 'failed typ-mismatch ["JWT","at+jwt"] "dpop+jwt"', { typ: 'dpop+jwt' }],
  [{}, { types: ['JWT'] }, 'typ', 'failed typ-mismatch "JWT" null', { typ: undefined }],
  [{}, { types: ['JWT'] }, 'typ', 'failed typ-mismatch "JWT" "1"', { typ: 1 }],
  // Required claims: null says nothing.
  [{ jti: 'x' }, { required: ['jti'] }, 'claim:jti', 'passed claim-present "jti" "string"'],
  [{}, { required: ['jti'] }, 'claim:jti', 'failed claim-missing "jti" null'],
  [{ jti: null }, { required: ['jti'] }, 'claim:jti', 'failed claim-missing "jti" "null"'],
  [{ jti: false }, { required: ['jti'] }, 'claim:jti', 'passed claim-present "jti" "boolean"'],
  [{ age: 7 }, { required: ['age'] }, 'claim:age', 'passed claim-present "age" "number"'],
  [{}, { required: ['age'] }, 'claim:age', 'failed claim-missing "age" null'],
  // Rules.
  [{}, rule('nonce', 'absent'), 'claim:nonce', 'passed claim-absent "nonce" null'],
  [{ nonce: null }, rule('nonce', 'absent'), 'claim:nonce', 'failed claim-forbidden "nonce" "null"'],
  [{ nonce: 'n' }, rule('nonce', 'equals', 'n'), 'claim:nonce', 'passed claim-equal "n" "n"'],
  [{ nonce: 'N' }, rule('nonce', 'equals', 'n'), 'claim:nonce', 'failed claim-differs "n" "N"'],
  [{}, rule('nonce', 'equals', ''), 'claim:nonce', 'failed claim-differs "" null'],
  ['{"n":1.0}', rule('n', 'equals', '1.0'), 'claim:n', 'passed claim-equal "1.0" "1.0"'],
  ['{"n":1.0}', rule('n', 'equals', '1'), 'claim:n', 'failed claim-differs "1" "1.0"'],
  [
    '{"n":{"b":1,"a":[ true ]}}',
    rule('n', 'equals', '{"b":1,"a":[true]}'),
    'claim:n',
    `passed claim-equal ${JSON.stringify('{"b":1,"a":[true]}')} ${JSON.stringify('{"b":1,"a":[true]}')}`,
  ],
  [{ events: { [logout]: {} } }, rule('events', 'member', logout), 'claim:events', `passed claim-member "${logout}" "object"`],
  [{ events: {} }, rule('events', 'member', logout), 'claim:events', `failed claim-member-missing "${logout}" "object"`],
  [{ events: [logout] }, rule('events', 'member', logout), 'claim:events', `failed claim-member-missing "${logout}" "array"`],
  [{}, rule('events', 'member', logout), 'claim:events', `failed claim-member-missing "${logout}" null`],
  [{}, rule('events', 'member', 'toString'), 'claim:events', 'failed claim-member-missing "toString" null'],
  [{ iss: 'c', sub: 'c' }, rule('sub', 'same-as', 'iss'), 'claim:sub', 'passed claim-same "iss" "c"'],
  [{ iss: 'c', sub: 'd' }, rule('sub', 'same-as', 'iss'), 'claim:sub', 'failed claim-not-same "iss" "d"'],
  [{ iss: '1', sub: 1 }, rule('sub', 'same-as', 'iss'), 'claim:sub', 'failed claim-not-same "iss" "1"'],
  [{}, rule('sub', 'same-as', 'iss'), 'claim:sub', 'failed claim-not-same "iss" null'],
  [{ sub: 'x' }, rule('sub', 'either', 'sid'), 'claim:sub', 'passed claim-either ["sub","sid"] "sub"'],
  [{ sid: 'x' }, rule('sub', 'either', 'sid'), 'claim:sub', 'passed claim-either ["sub","sid"] "sid"'],
  [{ sub: null, sid: null }, rule('sub', 'either', 'sid'), 'claim:sub', 'failed claim-neither ["sub","sid"] null'],
  [{}, rule('sub', 'either', 'sid'), 'claim:sub', 'failed claim-neither ["sub","sid"] null'],
];

for (const [claims, policy, name, line, header] of table) {
  test(`${name}: ${JSON.stringify(header ?? claims)} under ${JSON.stringify(policy)} is ${line.slice(0, 40)}`, async () => {
    const verdict = await judgedClaims(claims, policy, header);
    expect(linesOf(verdict, name)).toEqual([line]);
    if (/^(failed|unknown)/.test(line)) expect(verdict.valid).toBe(false);
  });
}

test('required claims and then rules, as the policy lists them; two rules of one claim are two checks', async () => {
  const policy: Partial<Policy> = {
    required: ['z', 'exp', 'a'],
    rules: [
      { claim: 'y', rule: 'absent', value: '' },
      { claim: 'a', rule: 'equals', value: '1' },
      { claim: 'a', rule: 'absent', value: '' },
    ],
  };
  const { checks } = await judgedClaims({ exp: now + 1, a: 1 }, policy);
  expect(checks.slice(-5).map(({ name, code }) => `${name} ${code}`)).toEqual([
    'claim:z claim-missing',
    'claim:a claim-present',
    'claim:y claim-absent',
    'claim:a claim-equal',
    'claim:a claim-forbidden',
  ]);
});

test('a payload that cannot be read leaves every rule unknown, and signature-only skips them', async () => {
  const policy: Partial<Policy> = { required: ['jti'], rules: [{ claim: 'nonce', rule: 'absent', value: '' }] };
  const names = ['exp', 'nbf', 'iat', 'age', 'iss', 'aud', 'sub', 'claim:jti', 'claim:nonce'];
  for (const [signatureOnly, outcome] of [
    [false, 'unknown'],
    [true, 'skipped'],
  ] as const) {
    const { checks } = await judgedClaims('no claims', { ...policy, signatureOnly });
    expect(checks.slice(6).map((check) => [check.name, check.outcome, check.code])).toEqual(
      names.map((name) => [name, outcome, 'claims-not-checked']),
    );
  }
});
