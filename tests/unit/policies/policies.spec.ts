import { expect, test } from '@playwright/test';
import { atOnce } from '../../../electron/engine/turns.ts';
import { builtInPolicies } from '../../../shared/builtin-policies.ts';
import { savedPolicySchema } from '../../../shared/policies.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { valueOf } from '../engine/memory-engine.ts';
import { another, content, given, issuer } from './stored.ts';

test('the built-in policies come first, cannot be changed, and judge nothing by themselves', async () => {
  const policies = await given();
  expect(valueOf(atOnce(policies.listing()))).toEqual([...builtInPolicies]);
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
  expect(valueOf(atOnce(policies.listing())).slice(builtInPolicies.length)).toEqual([saved]);
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
  const text = valueOf(atOnce(policies.exportText([saved.id, 'dpop'])));
  expect(text).not.toContain(saved.id);
  const [read, dpop] = valueOf(await policies.importText(text));
  expect(read).toMatchObject({ name: 'Orders API (2)', policy: content.policy, isBuiltIn: false });
  expect(dpop).toMatchObject({ name: 'DPoP proof (RFC 9449)', policy: { byOwnKey: true, types: ['dpop+jwt'] } });
  expect(valueOf(await policies.importText(text)).map(({ name }) => name)).toEqual(['Orders API (3)', 'DPoP proof (RFC 9449) (2)']);
  expect(atOnce(policies.exportText([saved.id, 'nobody']))).toMatchObject({ error: { code: 'policy-not-found' } });
});

test('a file from before proofs had an age of their own is read, and they may be as old as the token', async () => {
  const policies = await given();
  const saved = valueOf(policies.save(null, { ...content, policy: { ...content.policy, maximumAgeSeconds: 60 }, forIssuers: [] }));
  const text = valueOf(atOnce(policies.exportText([saved.id])));
  const [read] = valueOf(await policies.importText(text.replace(/\s*"maximumProofAgeSeconds": null,/, '')));
  expect(read?.policy).toEqual(saved.policy);
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
  expect(await (await given()).importText(text)).toMatchObject({ error: { ...refused, field: 'policies.1.forIssuers' } });
  expect(valueOf(policies.save(null, { ...selfJudged, name: 'Proofs', forIssuers: [] }))).toMatchObject({ name: 'Proofs' });
});
