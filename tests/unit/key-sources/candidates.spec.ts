import { generateKeyPairSync, sign } from 'node:crypto';
import { expect } from '@playwright/test';
import { candidatesOf } from '../../../electron/engine/keys/candidates.ts';
import type { KeySources } from '../../../electron/engine/key-sources/key-sources.ts';
import { prepareKeys } from '../../../electron/engine/key-sources/prepared-keys.ts';
import { pastedToken } from '../../../electron/engine/inspect/pasted-token.ts';
import { importJwk } from '../../../electron/engine/keys/import/jwk.ts';
import { thumbprint } from '../../../electron/engine/keys/thumbprint.ts';
import { byKeyAlone } from '../../../electron/engine/tokens/key-choice.ts';
import { verifyToken } from '../../../electron/engine/tokens/verify.ts';
import { appError } from '../../../shared/errors.ts';
import { judgingSchema } from '../../../shared/inspect.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { objectOf } from '../../figures/weak/case.ts';
import { added, detailOf, pairOf, reloaded, test, valueOf, type Pair } from './publishing.ts';

const at = 1_800_000_000;

function tokenBy({ privateKey }: Pair, kid: string | null): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${encode({ alg: 'ES256', typ: 'JWT', ...(kid === null ? {} : { kid }) })}.${encode({ sub: 'ada', iat: at, exp: at + 60 })}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

async function judged(sources: KeySources, token: string) {
  const { verdict } = await verifyToken(token, await sources.candidates(), defaultPolicy, at);
  return { valid: verdict.valid, key: verdict.key?.name, id: verdict.key?.id, code: verdict.checks[1]?.code };
}

test('a token is judged with the keys of all sources, named after them', async ({ sources, publish }) => {
  const [a, b, nameless] = [pairOf('a'), pairOf('b'), pairOf(null)];
  const { origin } = await publish({ '/1': { keys: [a.jwk, nameless.jwk] }, '/2': { keys: [b.jwk] } });
  await added(sources, `${origin}/1`, 'First');
  const second = await added(sources, `${origin}/2`, 'Second');
  expect(await judged(sources, tokenBy(a, 'a'))).toMatchObject({ valid: true, key: 'First › a' });
  expect(await judged(sources, tokenBy(nameless, null))).toMatchObject({ valid: true, key: 'First › 2' });
  expect(await judged(sources, tokenBy(b, 'b'))).toMatchObject({ valid: true, key: 'Second › b' });
  expect(await judged(sources, tokenBy(a, 'b'))).toMatchObject({ valid: false });
  sources.rename(second.id, 'Renamed');
  expect(await judged(sources, tokenBy(b, 'b'))).toMatchObject({ valid: true, key: 'Renamed › b' });
  sources.remove(second.id);
  expect(await judged(sources, tokenBy(b, 'b'))).toMatchObject({ valid: false });
});

test('one key of a source can be chosen to judge alone, and is the same one after it was fetched again', async ({ sources, publish }) => {
  const [a, b] = [pairOf('a'), pairOf('b')];
  const publisher = await publish({ '/jwks': { keys: [a.jwk, b.jwk] } });
  const { id } = await added(sources, `${publisher.origin}/jwks`);
  const [first, second] = await sources.candidates();
  const [chosen, other] = [first?.id ?? '', second?.id ?? ''];
  expect(judgingSchema.shape.keyId.safeParse(chosen).data).toBe(chosen);
  expect(new Set([chosen, other, '']).size).toBe(3);
  const alone = async (token: string) => {
    const { verdict } = await verifyToken(token, byKeyAlone(await sources.candidates(), chosen), defaultPolicy, at);
    return { valid: verdict.valid, key: verdict.key?.id ?? null, tried: verdict.tried.map((trial) => trial.result) };
  };
  expect(await alone(tokenBy(a, 'a'))).toEqual({ valid: true, key: chosen, tried: ['verifies', 'not-chosen'] });
  expect(await alone(tokenBy(b, 'b'))).toMatchObject({ valid: false, key: null });
  publisher.pages.set('/jwks', { keys: [b.jwk, a.jwk] });
  await reloaded(sources, id);
  expect(await alone(tokenBy(a, 'a'))).toMatchObject({ valid: true, key: chosen });
  // The shelf links to keys of the vault, and this is none of them.
  expect(valueOf(await pastedToken(tokenBy(a, 'a'), { signing: await sources.candidates(), decryption: [] }, at)).keyId).toBeNull();
});

test('judging fetches nothing, also not for keys that are old', async ({ sources, publish, clock }) => {
  const a = pairOf('a');
  const { origin, seen } = await publish({ '/jwks': { keys: [a.jwk] } });
  const { id } = await added(sources, `${origin}/jwks`);
  clock.at += 10 * 86_400;
  await judged(sources, tokenBy(a, 'a'));
  await judged(sources, tokenBy(pairOf('b'), 'b'));
  detailOf(sources, id);
  sources.list();
  expect(seen).toHaveLength(1);
});

test('a key that was withdrawn judges nothing any more, within the same second', async ({ sources, publish }) => {
  const a = pairOf('a');
  const publisher = await publish({ '/jwks': { keys: [a.jwk] } });
  const { id } = await added(sources, `${publisher.origin}/jwks`);
  expect(await judged(sources, tokenBy(a, 'a'))).toMatchObject({ valid: true });
  publisher.pages.set('/jwks', { keys: [pairOf('b').jwk] });
  await reloaded(sources, id);
  expect(await judged(sources, tokenBy(a, 'a'))).toMatchObject({ valid: false });
});

test('a key whose private half was published proves nothing', async ({ sources, publish }) => {
  const a = pairOf('a');
  const { origin } = await publish({ '/jwks': { keys: [a.privateJwk] } });
  await added(sources, `${origin}/jwks`);
  expect(await judged(sources, tokenBy(a, 'a'))).toMatchObject({ valid: false, code: 'key-unusable' });
});

test('a kid of two keys means neither; the same key twice is one', async ({ sources, publish }) => {
  const [a, other, twice] = [pairOf('a'), pairOf('a'), pairOf('twice')];
  const { origin } = await publish({ '/jwks': { keys: [a.jwk, other.jwk, twice.jwk, twice.jwk] } });
  const { id } = await added(sources, `${origin}/jwks`);
  for (const pair of [a, other]) expect(await judged(sources, tokenBy(pair, 'a'))).toMatchObject({ valid: false, code: 'key-unusable' });
  const problems = detailOf(sources, id).keys.map(({ problem }) => problem?.actual ?? null);
  expect(problems).toEqual(['a duplicate', 'a duplicate', null, null]);
  const { verdict } = await verifyToken(tokenBy(twice, 'twice'), candidatesOf([], await sources.candidates()), defaultPolicy, at);
  expect(verdict.valid).toBe(true);
});

test("the vault's own entry of a published key stands for both; another key of that kid does not", async ({ sources, publish }) => {
  const [own, foreign] = [pairOf('own'), pairOf('own')];
  const mine = valueOf(importJwk(JSON.stringify(own.jwk), { id: crypto.randomUUID(), name: 'Mine' }));
  const { origin } = await publish({ '/same': { keys: [own.jwk] }, '/other': { keys: [foreign.jwk] } });
  await added(sources, `${origin}/same`);
  const same = candidatesOf([mine], await sources.candidates());
  expect(same).toEqual([mine]);
  expect((await verifyToken(tokenBy(own, 'own'), same, defaultPolicy, at)).verdict).toMatchObject({ valid: true, key: { id: mine.id } });
  await added(sources, `${origin}/other`);
  const both = candidatesOf([mine], await sources.candidates());
  expect((await verifyToken(tokenBy(own, 'own'), both, defaultPolicy, at)).verdict.valid).toBe(false);
});

test('keys are prepared once: a hundred sources of ten keys are the same objects at the next inspection', async ({ sources, publish }) => {
  const keys = Array.from({ length: 10 }, (_, index) => pairOf(`k${index}`).jwk);
  const { origin } = await publish(Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`/${index}`, { keys }])));
  for (let index = 0; index < 100; index += 1) await added(sources, `${origin}/${index}`);
  const first = await sources.candidates();
  const second = await sources.candidates();
  expect(second).toHaveLength(1_000);
  expect(second.every((candidate, index) => candidate === first[index])).toBe(true);
});

test('a closed vault has no sources, and the next one not those of the last', async ({ sources, vault, publish }) => {
  const { origin } = await publish({ '/jwks': { keys: [pairOf('a').jwk] } });
  await added(sources, `${origin}/jwks`);
  expect(await sources.candidates()).toHaveLength(1);
  vault.close();
  expect(await sources.candidates()).toEqual([]);
  expect(sources.list()).toMatchObject({ ok: false, error: { code: 'vault-not-ready' } });
  sources.releaseAll();
  await vault.useMemory();
  expect(await sources.candidates()).toEqual([]);
});

test('a key that the user retired stays retired, whoever still publishes it', async ({ sources, publish }) => {
  const old = pairOf('old');
  const { origin } = await publish({ '/jwks': { keys: [old.jwk] } });
  await added(sources, `${origin}/jwks`);
  const published = await sources.candidates();
  const mine = valueOf(importJwk(JSON.stringify(old.jwk), { name: 'Mine' }));
  const problem = appError('key-unusable', { expected: 'a key in use', actual: 'retired' });
  const retired = { isUsable: false, id: null, name: 'Mine', kid: 'old', problem, retired: thumbprint(mine.node) } as const;
  expect(candidatesOf([retired], published)).toEqual([retired]);
  const { verdict } = await verifyToken(tokenBy(old, 'old'), candidatesOf([retired], published), defaultPolicy, at);
  expect(verdict.valid).toBe(false);
  // The control: without the mark the published one is believed.
  const { retired: _, ...plain } = retired;
  expect(candidatesOf([plain], published)).toHaveLength(2);
});

test('a published key that can be factored proves nothing', () => {
  const jwk = objectOf({ ...generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' }), kid: 'r' });
  const finding = { severity: 'danger', expected: null, actual: null } as const;
  for (const code of ['rsa-close-primes', 'rsa-small-factor'] as const) {
    const [prepared] = prepareKeys({ id: 'id', name: 'source' }, [{ jwk, findings: [{ ...finding, code }] }]);
    expect(prepared?.candidate).toMatchObject({ isUsable: false, problem: { code: 'key-unusable', field: 'n' } });
  }
  expect(prepareKeys({ id: 'id', name: 'source' }, [{ jwk, findings: [] }])[0]?.candidate.isUsable).toBe(true);
});
