import { expect, test } from '@playwright/test';
import { wantedRecipe } from '../../../renderer/src/features/inspect/verdict/wanted-recipe.ts';
import { builtInPolicies } from '../../../shared/builtin-policies.ts';
import type { InspectedToken } from '../../../shared/inspect.ts';
import { noPlace } from '../../../shared/mint-input.ts';
import { defaultPolicy, type Policy } from '../../../shared/policy.ts';
import { inspectInput } from '../../inspect-input.ts';
import { plainKey } from '../../plain-key.ts';
import { mintInput } from '../../plain-token.ts';
import { memoryEngine, valueOf } from '../engine/memory-engine.ts';

const engine = await memoryEngine();
const { id: keyId } = valueOf(await engine.keyRing.create(plainKey('signs', 'ES256')));

async function judged(text: string, policy: Policy): Promise<InspectedToken> {
  const { token } = valueOf(await engine.inspector.read(inspectInput(text, { policy: { kind: 'given', policy } })));
  if (token === null) throw new Error('no token');
  return token;
}

async function minted(input: Parameters<typeof engine.mint>[0]): Promise<string> {
  return valueOf(engine.shelf.text(valueOf(await engine.mint(input)).id)).text;
}

/** The failed checks of the recipe's token, after those of the one that it was made from. */
async function mended(text: string, changes: Partial<Policy>) {
  const policy = { ...defaultPolicy, ...changes };
  const failedOf = ({ verdict }: InspectedToken) => verdict.checks.flatMap(({ name, outcome }) => (outcome === 'failed' ? [name] : []));
  const before = await judged(text, policy);
  const { recipe, ...filled } = wantedRecipe(before, policy);
  const input = { ...filled, recipe: { ...recipe, keyId: recipe.keyId ?? keyId }, place: noPlace, parentId: null };
  return { before: failedOf(before), after: failedOf(await judged(await minted(input), policy)), recipe };
}

const plain = await minted(mintInput(keyId, { claims: '{"role":"admin","big":12345678901234567890}', lifetime: '15m' }));
const policyOf = (id: string): Policy => builtInPolicies.find((policy) => policy.id === id)?.policy ?? defaultPolicy;

const cases: [what: string, policy: Partial<Policy>, before: string[]][] = [
  [
    'an issuer, a subject, an audience and a type',
    { issuers: ['a', 'b'], subject: 's', audience: { match: 'any', values: ['x', 'y'] }, types: ['at+jwt'] },
    ['typ', 'iss', 'aud', 'sub'],
  ],
  ['all of an audience', { audience: { match: 'all', values: ['x', 'y'] } }, ['aud']],
  ['exactly an audience', { audience: { match: 'exact', values: ['x'] } }, ['aud']],
  ['claims that must be there', { required: ['jti', 'nbf', 'client_id'] }, ['nbf', 'claim:client_id']],
  [
    'claims that must be so',
    {
      rules: [
        { claim: 'role', rule: 'equals', value: 'user' },
        { claim: 'n', rule: 'equals', value: '3.0' },
        { claim: 'big', rule: 'absent', value: '' },
      ],
    },
    ['claim:role', 'claim:n', 'claim:big'],
  ],
  ['one of two claims', { rules: [{ claim: 'a', rule: 'either', value: 'b' }] }, ['claim:a']],
  [
    'an access token',
    { ...policyOf('rfc9068'), issuers: ['i'], audience: { match: 'any', values: ['api'] } },
    ['typ', 'iss', 'aud', 'claim:client_id'],
  ],
  ['an ID token', { ...policyOf('id-token'), issuers: ['i'], audience: { match: 'exact', values: ['client'] } }, ['iss', 'aud']],
  [
    'a logout token',
    { ...policyOf('logout'), issuers: ['i'], audience: { match: 'any', values: ['client'] } },
    ['iss', 'aud', 'claim:events'],
  ],
  [
    'a client assertion',
    { ...policyOf('client-assertion'), issuers: ['c'], audience: { match: 'any', values: ['as'] } },
    ['iss', 'aud', 'claim:sub'],
  ],
  ['a security event', { ...policyOf('security-event'), issuers: ['i'] }, ['typ', 'iss', 'claim:events']],
  ['a DPoP proof', policyOf('dpop'), ['key', 'typ', 'claim:htm', 'claim:htu']],
];

for (const [what, policy, before] of cases) {
  test(`what is minted in its place passes: ${what}`, async () => {
    const result = await mended(plain, policy);
    expect(result.before).toEqual(before);
    expect(result.after).toEqual([]);
  });
}

test('all else is as the token has it', async () => {
  const { recipe } = await mended(plain, { types: ['at+jwt'] });
  expect(recipe).toMatchObject({ keyId, typ: 'at+jwt', subject: 'ada', lifetime: '15m', jti: 'random', notBefore: null, audience: [] });
  expect(recipe.claims).toBe('{"role":"admin","big":12345678901234567890}');
});

test('what is judged by its age, or tells of an event, is given no end', async () => {
  const endless = await minted(mintInput(keyId, { typ: 'secevent+jwt', lifetime: 'none' }));
  const lifetimeFor = async (policy: Partial<Policy>) => (await mended(endless, policy)).recipe.lifetime;
  expect(await lifetimeFor(policyOf('security-event'))).toBe('none');
  expect(await lifetimeFor(policyOf('dpop'))).toBe('none');
  expect(await lifetimeFor({ required: ['exp'], types: ['secevent+jwt'] })).toBe('1h');
  expect(await lifetimeFor({})).toBe('1h');
});

test('a key that the policy does not allow is not proposed', async () => {
  const { recipe } = await mended(plain, { algorithms: ['RS256'] });
  expect(recipe.keyId).toBeNull();
});

test('a token that says nothing readable begins as an empty form', async () => {
  expect(wantedRecipe(await judged('eyJhbGciOiJIUzI1NiJ9.e30.x!', defaultPolicy), { ...defaultPolicy, subject: 's' }).recipe).toMatchObject(
    {
      keyId: null,
      subject: 's',
      claims: '',
      lifetime: '1h',
    },
  );
});
