import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { insertPolicy } from '../../../electron/engine/policies/policy-rows.ts';
import { Policies } from '../../../electron/engine/policies/policies.ts';
import { atOnce } from '../../../electron/engine/turns.ts';
import { builtInPolicies } from '../../../shared/builtin-policies.ts';
import { appError } from '../../../shared/errors.ts';
import { parseJson } from '../../../shared/json/parse.ts';
import type { PolicyContent } from '../../../shared/policies.ts';
import { fail } from '../../../shared/result.ts';
import { valueOf } from '../engine/memory-engine.ts';
import { another, content, given, issuer, openVault } from './stored.ts';

test('a thousand of one name are numbered one after the other, beside those that are there', async () => {
  const policies = await given();
  valueOf(policies.save(null, another('same (3)')));
  const text = JSON.stringify({
    format: 'tokensmith-policies',
    version: 1,
    policies: Array.from({ length: 1_000 }, () => another('same')),
  });
  const names = valueOf(await policies.importText(text)).map(({ name }) => name);
  expect(names.slice(0, 4)).toEqual(['same', 'same (2)', 'same (4)', 'same (5)']);
  expect([new Set(names).size, names.at(-1)]).toEqual([1_000, 'same (1001)']);
});

test('a file that takes an issuer from another policy, or gives it to two, is refused whole', async () => {
  const [here, there] = [await given(), await given()];
  const first = valueOf(there.save(null, another('First', 'https://free.example')));
  const second = valueOf(there.save(null, content));
  const text = valueOf(atOnce(there.exportText([first.id, second.id])));
  valueOf(here.save(null, another('Mine', issuer)));
  expect(await here.importText(text)).toMatchObject({ error: { code: 'issuer-taken', actual: 'Mine' } });
  const twice = text.replace('"https://free.example"', `"${issuer}"`);
  expect(await (await given()).importText(twice)).toMatchObject({ error: { code: 'issuer-taken', field: 'Orders API', actual: 'First' } });
  expect(valueOf(atOnce(here.listing()))).toHaveLength(builtInPolicies.length + 1);
});

test('of a file that was refused nothing is left, neither names nor issuers', async () => {
  const policies = await given();
  valueOf(policies.save(null, another('Mine', issuer)));
  const file = (...own: PolicyContent[]) => JSON.stringify({ format: 'tokensmith-policies', version: 1, policies: own });
  const many = Array.from({ length: 200 }, (_, index) => another(`Policy ${index}`, `https://${index}.example`));
  expect(await policies.importText(file(...many, another('Other', issuer)))).toMatchObject({
    error: { code: 'issuer-taken', actual: 'Mine' },
  });
  expect(valueOf(atOnce(policies.listing()))).toHaveLength(builtInPolicies.length + 1);
  expect(valueOf(policies.save(null, another('Policy 0', 'https://0.example')))).toMatchObject({ name: 'Policy 0' });
  expect(valueOf(await policies.importText(file(...many.slice(1))))).toHaveLength(199);
});

test('nothing of a file is shown before all of it is there; who takes a name meanwhile keeps it, and the file is refused', async () => {
  const vault = await openVault();
  const policies = new Policies({ vault, now: () => 1_800_000_000 });
  const written = () =>
    valueOf(vault.read(({ database }) => database.all('SELECT id FROM policies', [], z.object({ id: z.string() })))).length;
  const shown = () => valueOf(atOnce(policies.listing())).length - builtInPolicies.length;
  const many = Array.from({ length: 1_000 }, (_, index) => another(`Policy ${index}`, `https://${index}.example`));
  const importing = policies.importText(JSON.stringify({ format: 'tokensmith-policies', version: 1, policies: many }));
  while (written() === 0) await new Promise((resolve) => setImmediate(resolve));
  const seen = [shown(), valueOf(policies.forIssuer('https://0.example'))];
  valueOf(policies.save(null, another('Policy 998')));
  expect(await importing).toMatchObject({ error: { code: 'name-taken', field: 'name', actual: 'Policy 998' } });
  expect([...seen, shown(), written()]).toEqual([0, null, 1, 1]);
});

test('what an import left behind that was cut off judges nothing, and is purged with what was deleted', async () => {
  let now = 1_800_000_000;
  const vault = await openVault();
  const policies = new Policies({ vault, now: () => now });
  vault.write(({ database }) => insertPolicy(database, '11111111-1111-4111-8111-111111111111', content, now, now));
  expect(valueOf(atOnce(policies.listing()))).toEqual([...builtInPolicies]);
  expect(valueOf(policies.forIssuer(issuer))).toBeNull();
  now += 11;
  policies.purge();
  expect(valueOf(policies.save(null, content))).toMatchObject({ name: content.name, forIssuers: content.forIssuers });
});

const one = JSON.parse(JSON.stringify({ format: 'tokensmith-policies', version: 1, policies: [content] }));
const deep = (levels: number): unknown => (levels === 0 ? [] : [deep(levels - 1)]);
const withPolicy = (policy: object) => JSON.stringify({ ...one, policies: [{ ...content, policy: { ...content.policy, ...policy } }] });
test('of a file that is no JSON the place is told, in a policy as outside', async () => {
  const whole = JSON.stringify({ ...one, policies: [content, content] }, null, 2);
  const flat = JSON.stringify(one);
  const places = {
    rules: whole.lastIndexOf('"rules"'),
    name: whole.lastIndexOf('"name"'),
    version: whole.indexOf('"version"'),
    end: whole.length,
  };
  for (const text of [
    ...Object.values(places).map((at) => `${whole.slice(0, at)}x${whole.slice(at)}`),
    ...Object.values(places).map((at) => whole.slice(0, at - 1)),
    whole.replace(/"leewaySeconds": \d+/, '$&1e'),
    withPolicy({ rules: deep(28) }),
    flat.replace('"name"', '"name":"x","name"'),
    flat.replace('"format"', '"policies":[{"a":1}],"format"'),
  ]) {
    const strict = parseJson(text);
    const { problem, offset, line, column } = strict.ok ? { problem: 'none', offset: 0, line: 0, column: 0 } : strict.error;
    expect(await (await given()).importText(text)).toEqual(
      fail(appError('file-malformed', { expected: 'JSON', actual: problem, offset, line, column })),
    );
  }
});

for (const [what, text, error] of [
  [
    'policies in a policy',
    JSON.stringify({ ...one, policies: [{ ...content, policies: [{ name: 'x' }] }] }),
    { field: 'policies.0.policies', expected: 'no such member' },
  ],
  ['two lists', JSON.stringify(one).replace('"policies"', '"policies":[],"policies"'), { actual: 'duplicate-member' }],
  ['something after it', `${JSON.stringify(one)} {"policies":[{}]}`, { actual: 'trailing-characters' }],
  [
    'a list in the place of a policy',
    JSON.stringify({ ...one, policies: [content, []] }),
    { field: 'policies.1', expected: 'object', actual: 'array of 0' },
  ],
  [
    'a number in the place of a policy',
    JSON.stringify({ ...one, policies: [1, content] }),
    { field: 'policies.0', expected: 'object', actual: '1' },
  ],
  ['no JSON', 'policies:', { expected: 'JSON', line: 1, column: 1 }],
  ['a repeated member', JSON.stringify(one).replace('{', '{"version":1,'), { expected: 'JSON', actual: 'duplicate-member' }],
  [
    'another format',
    JSON.stringify({ ...one, format: 'tokensmith-profiles' }),
    { field: 'format', expected: 'tokensmith-policies', actual: 'tokensmith-profiles' },
  ],
  ['a later version', JSON.stringify({ ...one, version: 2 }), { field: 'version', expected: '1', actual: '2' }],
  ['no policy', JSON.stringify({ ...one, policies: [] }), { field: 'policies', expected: 'at least 1 items', actual: 'array of 0' }],
  [
    'an unknown member',
    withPolicy({ secret: 'hidden' }),
    { field: 'policies.0.policy.secret', expected: 'no such member', actual: 'a member' },
  ],
  [
    'a negative leeway',
    withPolicy({ leewaySeconds: -1 }),
    { field: 'policies.0.policy.leewaySeconds', expected: 'at least 0', actual: '-1' },
  ],
  ['half a second', withPolicy({ leewaySeconds: 0.5 }), { field: 'policies.0.policy.leewaySeconds', expected: 'int', actual: '0.5' }],
  [
    'an unknown rule',
    withPolicy({ rules: [{ claim: 'a', rule: 'like', value: '' }] }),
    { field: 'policies.0.policy.rules.0.rule', expected: 'absent, equals, member, same-as, either', actual: 'like' },
  ],
  [
    'a missing member',
    withPolicy({ checksExp: undefined }),
    { field: 'policies.0.policy.checksExp', expected: 'boolean', actual: 'missing' },
  ],
  ['an empty issuer', withPolicy({ issuers: [''] }), { field: 'policies.0.policy.issuers.0', expected: 'at least 1 characters' }],
  [
    'a text that may be a secret',
    withPolicy({ futureIat: 'hunter2-hunter2-hunter2-hunter2-hunter2-hunter2' }),
    { field: 'policies.0.policy.futureIat', actual: 'text of 47 characters' },
  ],
] as const) {
  test(`a file with ${what} is refused whole, and says where and why`, async () => {
    const policies = await given();
    expect(await policies.importText(text)).toMatchObject({ error: { code: 'file-malformed', ...error } });
    expect(valueOf(atOnce(policies.listing()))).toEqual([...builtInPolicies]);
  });
}
