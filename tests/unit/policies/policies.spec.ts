import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { Policies } from '../../../electron/engine/policies/policies.ts';
import { createMemoryStore } from '../../../electron/engine/vault/memory-store.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import { builtInPolicies } from '../../../shared/builtin-policies.ts';
import { savedPolicySchema, type PolicyContent } from '../../../shared/policies.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { valueOf } from '../engine/memory-engine.ts';

const issuer = 'https://issuer.example';
const content: PolicyContent = {
  name: 'Orders API',
  description: 'What the orders service expects',
  policy: { ...defaultPolicy, issuers: [issuer], required: ['jti'], rules: [{ claim: 'azp', rule: 'equals', value: 'web' }] },
  forIssuers: [issuer, 'https://issuer.example/'],
};
const another = (name: string, ...forIssuers: string[]): PolicyContent => ({ ...content, name, forIssuers });

async function given(now: () => number = () => 1_800_000_000): Promise<Policies> {
  const vault = createVault({ folder: path.join(tmpdir(), 'tokensmith-unit-none'), secrets: createMemoryStore });
  await vault.useMemory();
  return new Policies({ vault, now });
}

test('the built-in policies come first, cannot be changed, and judge nothing by themselves', async () => {
  const policies = await given();
  expect(valueOf(policies.list())).toEqual([...builtInPolicies]);
  for (const builtIn of builtInPolicies) {
    expect(savedPolicySchema.parse(builtIn)).toMatchObject({ isBuiltIn: true, forIssuers: [], changedAt: null });
    expect(policies.save(builtIn.id, content)).toMatchObject({ error: { code: 'policy-built-in' } });
    expect(policies.remove(builtIn.id)).toMatchObject({ error: { code: 'policy-built-in' } });
    expect(policies.restore(builtIn.id)).toMatchObject({ error: { code: 'policy-not-found' } });
    expect(valueOf(policies.get(builtIn.id))).toEqual(builtIn);
  }
});

test('an own policy is saved whole, changed, found by its issuers, and its name is its own', async () => {
  const policies = await given();
  const saved = valueOf(policies.save(null, content));
  expect(saved).toEqual({ ...content, id: saved.id, isBuiltIn: false, changedAt: 1_800_000_000 });
  expect(valueOf(policies.list()).slice(builtInPolicies.length)).toEqual([saved]);
  for (const known of content.forIssuers) expect(valueOf(policies.forIssuer(known))).toEqual(saved);
  for (const unknown of ['HTTPS://issuer.example', 'https://issuer.example//', '']) expect(valueOf(policies.forIssuer(unknown))).toBeNull();

  expect(policies.save(null, another('Orders API'))).toMatchObject({ error: { code: 'name-taken', field: 'name', actual: 'Orders API' } });
  const changed = valueOf(policies.save(saved.id, { ...content, name: 'Orders', forIssuers: [issuer] }));
  expect(changed).toMatchObject({ id: saved.id, name: 'Orders' });
  expect(valueOf(policies.forIssuer(issuer))).toEqual(changed);
  expect(valueOf(policies.forIssuer('https://issuer.example/'))).toBeNull();
  expect(policies.save('11111111-1111-4111-8111-111111111111', another('x'))).toMatchObject({ error: { code: 'policy-not-found' } });
});

test('an issuer has one policy: the other one is named, and nothing is saved', async () => {
  const policies = await given();
  const saved = valueOf(policies.save(null, content));
  const taken = { error: { code: 'issuer-taken', field: 'forIssuers.1', actual: 'Orders API' } };
  expect(policies.save(null, another('Other', 'https://free.example', issuer))).toMatchObject(taken);
  expect(valueOf(policies.forIssuer('https://free.example'))).toBeNull();
  const other = valueOf(policies.save(null, another('Other', 'https://free.example')));
  expect(policies.save(other.id, another('Other', 'https://free.example', issuer))).toMatchObject(taken);
  expect(valueOf(policies.get(other.id))).toEqual(other);
  expect(valueOf(policies.save(saved.id, { ...content, forIssuers: [issuer, issuer] })).forIssuers).toEqual([issuer, issuer]);
});

test('a deleted policy judges nothing, and comes back for ten seconds, unless name or issuer were taken meanwhile', async () => {
  let now = 1_800_000_000;
  const policies = await given(() => now);
  const saved = valueOf(policies.save(null, content));
  valueOf(policies.remove(saved.id));
  expect(policies.get(saved.id)).toMatchObject({ error: { code: 'policy-not-found' } });
  expect(policies.remove(saved.id)).toMatchObject({ error: { code: 'policy-not-found' } });
  expect(valueOf(policies.forIssuer(issuer))).toBeNull();
  valueOf(policies.restore(saved.id));
  expect(valueOf(policies.forIssuer(issuer))).toEqual(saved);

  valueOf(policies.remove(saved.id));
  const named = valueOf(policies.save(null, another('Orders API')));
  expect(policies.restore(saved.id)).toMatchObject({ error: { code: 'name-taken' } });
  valueOf(policies.save(named.id, another('Other', issuer)));
  expect(policies.restore(saved.id)).toMatchObject({ error: { code: 'issuer-taken', actual: 'Other' } });
  valueOf(policies.remove(named.id));
  valueOf(policies.restore(saved.id));
  valueOf(policies.remove(saved.id));
  now += 11;
  policies.purge();
  expect(policies.restore(saved.id)).toMatchObject({ error: { code: 'policy-not-found' } });
});

test('a file of policies is read as it was written; a taken name gets a number', async () => {
  const policies = await given();
  const saved = valueOf(policies.save(null, { ...content, forIssuers: [] }));
  const text = valueOf(policies.exportText([saved.id, 'dpop']));
  expect(text).not.toContain(saved.id);
  const [read, dpop] = valueOf(policies.importText(text));
  expect(read).toMatchObject({ name: 'Orders API (2)', policy: content.policy, isBuiltIn: false });
  expect(dpop).toMatchObject({ name: 'DPoP proof (RFC 9449)', policy: { byOwnKey: true, types: ['dpop+jwt'] } });
  expect(valueOf(policies.importText(text)).map(({ name }) => name)).toEqual(['Orders API (3)', 'DPoP proof (RFC 9449) (2)']);
  expect(policies.exportText([saved.id, 'nobody'])).toMatchObject({ error: { code: 'policy-not-found' } });
});

test('no token chooses to be judged by its own key: such a policy has no issuers, saved or read from a file', async () => {
  const policies = await given();
  const selfJudged = { ...content, policy: { ...defaultPolicy, byOwnKey: true } };
  const refused = { code: 'invalid-input', expected: 'none beside byOwnKey', actual: issuer };
  expect(policies.save(null, selfJudged)).toMatchObject({ error: { ...refused, field: 'forIssuers' } });
  const saved = valueOf(policies.save(null, content));
  expect(policies.save(saved.id, selfJudged)).toMatchObject({ error: refused });
  expect(valueOf(policies.forIssuer(issuer))?.policy.byOwnKey).toBe(false);
  const text = JSON.stringify({ format: 'tokensmith-policies', version: 1, policies: [another('x'), selfJudged] });
  expect((await given()).importText(text)).toMatchObject({ error: { ...refused, field: 'policies.1.forIssuers' } });
  expect(valueOf(policies.save(null, { ...selfJudged, name: 'Proofs', forIssuers: [] }))).toMatchObject({ name: 'Proofs' });
});

test('a thousand of one name are numbered one after the other, beside those that are there', async () => {
  const policies = await given();
  valueOf(policies.save(null, another('same (3)')));
  const text = JSON.stringify({
    format: 'tokensmith-policies',
    version: 1,
    policies: Array.from({ length: 1_000 }, () => another('same')),
  });
  const names = valueOf(policies.importText(text)).map(({ name }) => name);
  expect(names.slice(0, 4)).toEqual(['same', 'same (2)', 'same (4)', 'same (5)']);
  expect([new Set(names).size, names.at(-1)]).toEqual([1_000, 'same (1001)']);
});

test('a file that takes an issuer from another policy, or gives it to two, is refused whole', async () => {
  const [here, there] = [await given(), await given()];
  const first = valueOf(there.save(null, another('First', 'https://free.example')));
  const second = valueOf(there.save(null, content));
  const text = valueOf(there.exportText([first.id, second.id]));
  valueOf(here.save(null, another('Mine', issuer)));
  expect(here.importText(text)).toMatchObject({ error: { code: 'issuer-taken', actual: 'Mine' } });
  const twice = text.replace('"https://free.example"', `"${issuer}"`);
  expect((await given()).importText(twice)).toMatchObject({ error: { code: 'issuer-taken', field: 'Orders API', actual: 'First' } });
  expect(valueOf(here.list())).toHaveLength(builtInPolicies.length + 1);
});

const one = JSON.parse(JSON.stringify({ format: 'tokensmith-policies', version: 1, policies: [content] }));
const withPolicy = (policy: object) => JSON.stringify({ ...one, policies: [{ ...content, policy: { ...content.policy, ...policy } }] });
for (const [what, text, error] of [
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
    expect(policies.importText(text)).toMatchObject({ error: { code: 'file-malformed', ...error } });
    expect(valueOf(policies.list())).toEqual([...builtInPolicies]);
  });
}
