import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { parseChallenges, type Challenge } from '../../../electron/engine/requests/www-authenticate.ts';

function plain({ scheme, token68, parameters }: Challenge): unknown {
  return { scheme, token68, parameters: Object.fromEntries(parameters) };
}

for (const [fields, expected] of [
  [['Bearer'], [{ scheme: 'Bearer', token68: null, parameters: {} }]],
  [['Bearer realm="tokensmith"'], [{ scheme: 'Bearer', token68: null, parameters: { realm: 'tokensmith' } }]],
  // RFC 9110 section 11.6.1, its own example
  [
    ['Basic realm="simple", Newauth realm="apps", type=1, title="Login to \\"apps\\""'],
    [
      { scheme: 'Basic', token68: null, parameters: { realm: 'simple' } },
      { scheme: 'Newauth', token68: null, parameters: { realm: 'apps', type: '1', title: 'Login to "apps"' } },
    ],
  ],
  [
    ['Negotiate', 'Bearer ERROR = invalid_token , error_description="a, b = c"'],
    [
      { scheme: 'Negotiate', token68: null, parameters: {} },
      { scheme: 'Bearer', token68: null, parameters: { error: 'invalid_token', error_description: 'a, b = c' } },
    ],
  ],
  [
    ['Negotiate abc+/==, Basic realm="x"'],
    [
      { scheme: 'Negotiate', token68: 'abc+/==', parameters: {} },
      { scheme: 'Basic', token68: null, parameters: { realm: 'x' } },
    ],
  ],
  [
    [', ,Basic, Digest realm="d"'],
    [
      { scheme: 'Basic', token68: null, parameters: {} },
      { scheme: 'Digest', token68: null, parameters: { realm: 'd' } },
    ],
  ],
  [['Bearer realm="", realm="second"'], [{ scheme: 'Bearer', token68: null, parameters: { realm: '' } }]],
  [['Bearer error="unterminated'], [{ scheme: 'Bearer', token68: null, parameters: {} }]],
  [[''], []],
  [['"quoted"'], []],
] as const) {
  test(`reads ${JSON.stringify(fields)}`, () => {
    expect(parseChallenges(fields).map(plain)).toEqual(expected);
  });
}

test('reads back whatever was written by the rules', () => {
  const token = fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,12}$/);
  const name = token.map((text) => text.toLowerCase());
  const text = fc.string({ unit: fc.constantFrom(...'ab "\\,=\t;\u00e9') });
  const challenge = fc.record({
    scheme: token,
    parameters: fc.uniqueArray(fc.tuple(name, text), { selector: ([key]) => key, minLength: 1, maxLength: 4 }),
  });
  fc.assert(
    fc.property(fc.array(challenge, { maxLength: 4 }), (challenges) => {
      const quoted = (value: string): string => `"${value.replace(/[\\"]/g, '\\$&')}"`;
      const field = challenges
        .map(({ scheme, parameters }) => `${scheme} ${parameters.map(([key, value]) => `${key}=${quoted(value)}`).join(', ')}`)
        .join(', ');
      const read = parseChallenges([field]).map(({ scheme, parameters }) => ({ scheme, parameters: [...parameters] }));
      expect(read).toEqual(challenges);
    }),
    { numRuns: 300 },
  );
});

test('nothing makes it throw or stall', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aB=", \\\t\u0000\u00ff'), maxLength: 2_000 }), (field) => {
      expect(parseChallenges([field]).length).toBeLessThanOrEqual(field.length);
    }),
    { numRuns: 500 },
  );
  expect(parseChallenges([`Bearer a="${'\\"'.repeat(30_000)}`])).toHaveLength(1);
});
