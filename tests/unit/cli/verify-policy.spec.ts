import { expect } from '@playwright/test';
import { writePolicies } from '../../../electron/engine/policies/policy-file.ts';
import { builtInPolicies } from '../../../shared/builtin-policies.ts';
import { defaultPolicy, type Policy } from '../../../shared/policy.ts';
import { goodKey, headerText, signText } from '../../vectors/attacks/good.ts';
import { test } from './running-cli.ts';

const secret = 'a-secret-of-thirty-two-characters';

test.describe('policy', () => {
  const claims = '{"iss":"me","aud":["a","b"],"sub":"s","exp":2000000000,"nbf":1900000000,"iat":1900000000}';
  for (const [words, exit] of [
    [['--at', '1950000000'], 0],
    [['--at', '2031-10-01'], 0],
    [['--at', '2031-10-01T12:00:00+09:00'], 0],
    [['--at', '2000000000'], 1],
    [['--at', '2000000000', '--leeway', '30s'], 0],
    [['--at', '2000000029', '--leeway', '30'], 0],
    [['--at', '2000000030', '--leeway', '30s'], 1],
    [['--at', '1899999999'], 1],
    [['--at', '1899999000', '--leeway', '1h'], 0],
    [['--at', '1950000000', '--iss', 'me', '--aud', 'b', '--require', 'exp,sub'], 0],
    [['--at', '1950000000', '--iss', 'you'], 1],
    [['--at', '1950000000', '--aud', 'c'], 1],
    [['--at', '1950000000', '--require', 'jti,role'], 1],
    [['--at', '2100000000', '--signature-only'], 0],
    [['--at', '1950000000', '--iss', 'you', '--iss', 'me'], 0],
    [['--at', '1950000000', '--iss', 'you', '--iss', 'me,you'], 1],
    [['--at', '1950000000', '--aud', 'c', '--aud', 'b'], 0],
    [['--at', '1950000000', '--aud', 'c', '--aud', 'd'], 1],
    [['--at', '1950000000', '--sub', 's'], 0],
    [['--at', '1950000000', '--sub', 'S'], 1],
    [['--at', '1950000000', '--typ', 'at+jwt,application/jwt'], 0],
    [['--at', '1950000000', '--typ', 'at+jwt'], 1],
    [['--at', '1900000600', '--max-age', '10m'], 0],
    [['--at', '1900000601', '--max-age', '600'], 1],
    [['--at', '1900000601', '--max-age', '10m', '--leeway', '1s'], 0],
  ] as const) {
    test(words.join(' '), async ({ inside, file }) => {
      const minted = JSON.parse((await inside(['mint', '--alg', 'HS256', '--claims', claims, '--json'])).out);
      const done = await inside(['verify', minted.token, '--jwk', file('key.json', minted.key), ...words]);
      expect(done).toMatchObject({ exit, error: '' });
    });
  }

  for (const [words, option] of [
    [['x', '--secret-file', 'S', '--at', 'yesterday'], '--at'],
    [['x', '--secret-file', 'S', '--at', '1h'], '--at'],
    [['x', '--secret-file', 'S', '--leeway', '2d'], '--leeway'],
    [['x', '--secret-file', 'S', '--leeway', '-5'], '--leeway'],
    [['x', '--secret-file', 'S', '--leeway', '1mo'], '--leeway'],
    [['x', '--secret-file', 'S', '--alg', 'HS256,none'], '--alg'],
    [['x', '--secret-file', 'S', '--alg', ''], '--alg'],
    [['x', '--secret-file', 'S', '--require', 'exp,,sub'], '--require'],
    [['x', '--secret-file', 'S', '--secret-encoding', 'rot13'], '--secret-encoding'],
    [['x', '--jwk', 'S', '--secret-encoding', 'hex'], '--secret-encoding'],
    [['x', '--jwk', 'S', '--secret-file', 'S'], '--jwk --secret-file'],
    [['x', '--secret-file', 'S', '--signature-only', '--iss', 'me'], '--iss'],
    [['x', '--secret-file', 'S', '--signature-only', '--policy', 'S'], '--policy'],
    [['x', '--secret-file', 'S', '--max-age', '0'], '--max-age'],
    [['x', '--secret-file', 'S', '--max-age', '1mo'], '--max-age'],
    [['x', '--secret-file', 'S', '--typ', ''], '--typ'],
    [['x', '--secret-file', 'S', '--sub', ''], '--sub'],
    [['x', '--secret-file', 'S', '--aud', ''], '--aud'],
    [['x', '--batch', 'S'], '--batch'],
    [['--secret-file', 'S'], 'TOKEN'],
    [['x'], '--key'],
  ] as const) {
    test(`wrong usage: verify ${words.join(' ')}`, async ({ inside, file }) => {
      const secretFile = file('secret', secret);
      const done = await inside(['verify', ...words.map((word) => (word === 'S' ? secretFile : word))]);
      expect(done).toMatchObject({ exit: 64, out: '' });
      expect(done.error.startsWith(`tokensmith: ${option}: `)).toBe(true);
      expect(done.error.trimEnd()).not.toContain('\n');
    });
  }
});

test.describe('a policy in a file', () => {
  const fileOf = (...policies: Partial<Policy>[]) =>
    writePolicies(
      policies.map((policy, index) => ({ name: `p${index}`, description: '', policy: { ...defaultPolicy, ...policy }, forIssuers: [] })),
    );

  test('judges as it says; options take the place of its rules, and --require adds to them', async ({ inside, file }) => {
    const minted = JSON.parse((await inside(['mint', '--alg', 'HS256', '--iss', 'me', '--sub', 's', '--json'])).out);
    const policy = file('policy.json', fileOf({ issuers: ['you'], required: ['iss'] }));
    const words = ['verify', minted.token, '--jwk', file('key.json', minted.key), '--policy', policy];
    expect((await inside(words)).out).toContain('The issuer must be you; it is me');
    expect(await inside([...words, '--iss', 'me'])).toMatchObject({ exit: 0, error: '' });
    const json = JSON.parse((await inside([...words, '--iss', 'me', '--require', 'role', '--json'])).out);
    expect(json.checks.at(-1)).toMatchObject({ name: 'claim:role', outcome: 'failed', code: 'claim-missing' });
  });

  test('a proof of possession is judged by its own key, and needs no other', async ({ inside, file }) => {
    const own = await signText(
      headerText(goodKey('ES256').signing, { typ: 'dpop+jwt', jwk: goodKey('ES256').verifier.node.export({ format: 'jwk' }) }),
      `{"jti":"1","htm":"GET","htu":"https://api.example/","iat":1900000000}`,
      goodKey('ES256').signing,
    );
    const dpop = builtInPolicies.find(({ id }) => id === 'dpop');
    const policy = file('dpop.json', fileOf(dpop?.policy ?? {}));
    const done = await inside(['verify', own, '--policy', policy, '--at', '1900000010']);
    expect(done).toMatchObject({ exit: 0, error: '' });
    expect(done.out).toContain('the sender holds it, not who that is');
    expect(await inside(['verify', own, '--policy', policy, '--at', '1900000066'])).toMatchObject({ exit: 1 });
  });

  for (const [what, content, error] of [
    ['none', '{"format":"tokensmith-policies","version":1,"policies":[]}', '--policy (policies): '],
    ['two', fileOf({}, {}), '--policy (policies): '],
    ['a wrong one', fileOf({ leewaySeconds: -1 }), '--policy (policies.0.policy.leewaySeconds): '],
    ['no JSON', '{', '--policy: '],
  ] as const) {
    test(`a file with ${what} cannot be used`, async ({ inside, file }) => {
      const done = await inside(['verify', 'a.b.c', '--secret-file', file('s', secret), '--policy', file('policy.json', content)]);
      expect(done).toMatchObject({ exit: 2, out: '' });
      expect(done.error.startsWith(`tokensmith: ${error}`), done.error).toBe(true);
    });
  }
});
