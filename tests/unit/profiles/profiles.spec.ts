import { expect, test } from '@playwright/test';
import type { Engine } from '../../../electron/engine/engine.ts';
import { builtInProfiles } from '../../../shared/builtin-profiles.ts';
import { compactForm, plainRecipe } from '../../../shared/mint-input.ts';
import type { ProfileContent } from '../../../shared/profiles.ts';
import { plainKey } from '../../plain-key.ts';
import { memoryEngine, valueOf } from '../engine/memory-engine.ts';

const content: ProfileContent = {
  name: 'Orders API',
  description: 'What the orders service expects',
  recipe: { ...plainRecipe, typ: 'at+jwt', claims: '{"big":10000000000000000001,"exact":1.0}' },
  variables: [{ name: 'user', kind: 'text', default: 'ada', isRequired: true, hint: '' }],
  algorithms: ['ES256'],
};

async function withKey(): Promise<{ engine: Engine; keyId: string }> {
  const engine = await memoryEngine();
  const key = valueOf(await engine.keyRing.create(plainKey('signer', 'ES256')));
  return { engine, keyId: key.id };
}

test('the built-in profiles come first and cannot be changed', async () => {
  const { profiles } = await memoryEngine();
  expect(valueOf(profiles.list())).toEqual([...builtInProfiles]);
  const [first] = builtInProfiles;
  const id = first?.id ?? '';
  expect(profiles.save(id, content)).toMatchObject({ error: { code: 'profile-built-in' } });
  expect(profiles.remove(id)).toMatchObject({ error: { code: 'profile-built-in' } });
  expect(new Set(builtInProfiles.map((profile) => profile.id)).size).toBe(builtInProfiles.length);
});

test('an own profile is saved losslessly, changed, and its name is its own', async () => {
  const { engine, keyId } = await withKey();
  const { profiles } = engine;
  const withSigner = { ...content, recipe: { ...content.recipe, keyId } };
  const saved = valueOf(profiles.save(null, withSigner));
  expect(saved).toMatchObject({ ...withSigner, isBuiltIn: false });
  expect(profiles.save(null, content)).toMatchObject({ error: { code: 'name-taken', field: 'name' } });
  const changed = valueOf(profiles.save(saved.id, { ...withSigner, description: 'other' }));
  expect(changed).toMatchObject({ id: saved.id, description: 'other' });
  expect(profiles.save('11111111-1111-4111-8111-111111111111', { ...content, name: 'x' })).toMatchObject({
    error: { code: 'profile-not-found' },
  });
  expect(valueOf(await engine.keyRing.detail(keyId)).dependants.profiles).toEqual([{ id: saved.id, name: content.name }]);
});

test('a deleted profile comes back for ten seconds, unless its name was taken meanwhile', async () => {
  let now = 1_800_000_000;
  const { profiles } = await memoryEngine(() => now * 1000);
  const saved = valueOf(profiles.save(null, content));
  valueOf(profiles.remove(saved.id));
  expect(profiles.get(saved.id)).toMatchObject({ error: { code: 'profile-not-found' } });
  valueOf(profiles.restore(saved.id));
  expect(valueOf(profiles.get(saved.id))).toEqual(saved);

  valueOf(profiles.remove(saved.id));
  valueOf(profiles.save(null, content));
  expect(profiles.restore(saved.id)).toMatchObject({ error: { code: 'name-taken' } });
  now += 11;
  profiles.purge();
  expect(profiles.restore(saved.id)).toMatchObject({ error: { code: 'profile-not-found' } });
});

test('a file of profiles names keys and holds none; read again it finds them', async () => {
  const { engine, keyId } = await withKey();
  const { profiles, keyRing } = engine;
  const other = valueOf(await keyRing.create(plainKey('second', 'HS256')));
  const form = { ...compactForm, serialization: 'general' as const, otherKeyIds: [other.id] };
  const saved = valueOf(profiles.save(null, { ...content, recipe: { ...content.recipe, keyId, form } }));
  const text = valueOf(profiles.exportText([saved.id, 'jwt']));
  expect(text).not.toContain(keyId);
  expect(text).not.toContain(other.id);

  const [read, plain] = valueOf(profiles.importText(text));
  expect(read).toMatchObject({ name: 'Orders API (2)', recipe: { keyId, form, claims: content.recipe.claims } });
  expect(plain?.isBuiltIn).toBe(false);
});

test('elsewhere a missing signing key is left open, but a missing key of a seal or a second signature is an error', async () => {
  const { engine, keyId } = await withKey();
  const seal = valueOf(await engine.keyRing.create(plainKey('seal', 'RSA-OAEP-256')));
  const signed = valueOf(engine.profiles.save(null, { ...content, recipe: { ...content.recipe, keyId } }));
  const form = { ...compactForm, encryption: { keyId: seal.id, enc: 'A256GCM' as const } };
  const sealed = valueOf(engine.profiles.save(null, { ...content, name: 'Sealed', recipe: { ...content.recipe, keyId, form } }));

  const { profiles } = await memoryEngine();
  const [read] = valueOf(profiles.importText(valueOf(engine.profiles.exportText([signed.id]))));
  expect(read?.recipe.keyId).toBeNull();
  const refused = profiles.importText(valueOf(engine.profiles.exportText([signed.id, sealed.id])));
  expect(refused).toMatchObject({ error: { code: 'key-not-found', field: 'Sealed', expected: `RSA-OAEP-256 ${seal.kid}` } });
  expect(valueOf(profiles.list()).filter((profile) => !profile.isBuiltIn)).toHaveLength(1);
});

for (const [what, text] of [
  ['no JSON', 'profiles:'],
  ['a repeated member', '{"format":"tokensmith-profiles","format":"tokensmith-profiles","version":1,"profiles":[]}'],
  ['another format', '{"format":"other","version":1,"profiles":[]}'],
  ['a later version', '{"format":"tokensmith-profiles","version":2,"profiles":[]}'],
  ['no profile', '{"format":"tokensmith-profiles","version":1,"profiles":[]}'],
  ['an unknown member', '{"format":"tokensmith-profiles","version":1,"profiles":[{"name":"x","secret":"y"}]}'],
] as const) {
  test(`a file with ${what} is refused whole`, async () => {
    const { profiles } = await memoryEngine();
    expect(profiles.importText(text)).toMatchObject({ error: { code: 'file-malformed' } });
    expect(valueOf(profiles.list())).toEqual([...builtInProfiles]);
  });
}
