import { expect, test } from '@playwright/test';
import { createRenewal, type RenewalParts } from '../../../electron/engine/shelf/renewal.ts';
import { appError } from '../../../shared/errors.ts';
import { jsonNumber } from '../../../shared/json/node.ts';
import { plainRecipe, type FilledRecipe } from '../../../shared/mint-input.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { ShelfItem } from '../../../shared/tokens.ts';
import { shelfItem } from './shelf-items.ts';

const sessionId = '22222222-2222-4222-8222-222222222222';
const base64url = (text: string) => Buffer.from(text).toString('base64url');
const compact = (header: string, claims: string) => `${base64url(header)}.${base64url(claims)}.c2ln`;
const kept: FilledRecipe = {
  recipe: { ...plainRecipe, keyId: shelfItem({ id: 'a' }).keyId, subject: 'kept' },
  variables: [],
  values: [],
  profileId: null,
};

type Scene = {
  item?: Partial<ShelfItem>;
  text?: string;
  payload?: string | null;
  filled?: FilledRecipe | null;
  renewedAt?: number | null;
  /** Of the made token. */
  exp?: number | null;
};

/** A shelf with one token, "a"; what is made and replaced is written down. */
function scene({
  item,
  text = compact('{"alg":"EdDSA","kid":"k1"}', '{"sub":"read","iat":1000,"exp":4600}'),
  payload = null,
  filled = null,
  renewedAt = null,
  exp = 9_000,
}: Scene) {
  const made: FilledRecipe[] = [];
  const replaced: string[] = [];
  const stored = shelfItem({ id: 'a', ...item });
  const parts: RenewalParts = {
    shelf: {
      item: (id) => (id === 'a' ? ok(stored) : fail(appError('token-not-found'))),
      detail: () => ok({ notes: 'of mine', renewedAt }),
      text: () => ok({ text, payload }),
      filledOf: () => ok(filled),
      replace: (id) => {
        replaced.push(id);
        return ok(stored);
      },
    },
    maker: {
      make: async (recipe) => {
        made.push(recipe);
        const members = exp === null ? [] : [{ name: 'exp', value: jsonNumber(exp) }];
        const empty = { kind: 'object', members: [] } as const;
        return ok({
          text,
          form: 'jws',
          header: { ...empty, members: [] },
          claims: { kind: 'object', members },
          detachedPayload: null,
          keyId: '',
        });
      },
    },
    keyRow: (id) => (id === shelfItem({ id: 'a' }).keyId ? ok({ kid: 'k1', public_jwk: null }) : fail(appError('key-not-found'))),
    now: () => 5_000,
  };
  return { ...createRenewal(parts), made, replaced };
}

test('renews by the recipe that is kept with it', async () => {
  const { renew, made, replaced } = scene({ filled: kept });
  expect(await renew('a')).toMatchObject({ ok: true, value: { id: 'a' } });
  expect(made).toEqual([kept]);
  expect(replaced).toEqual(['a']);
});

test('without one, by what the token holds', async () => {
  const { renew, made } = scene({ item: { profileId: 'rfc9068' } });
  expect((await renew('a')).ok).toBe(true);
  expect(made[0]).toMatchObject({
    profileId: 'rfc9068',
    recipe: { subject: 'read', lifetime: '1h', issuedAt: 'now', kid: { kind: 'key' } },
  });
});

test('a token without iat is counted from when it was made last', async () => {
  const text = compact('{"alg":"EdDSA"}', '{"exp":8200}');
  const fresh = scene({ text, item: { storedAt: 4_600 } });
  await fresh.renew('a');
  expect(fresh.made[0]?.recipe).toMatchObject({ lifetime: '1h', issuedAt: null });
  const renewed = scene({ text, item: { storedAt: 1_000 }, renewedAt: 4_600 });
  await renewed.renew('a');
  expect(renewed.made[0]?.recipe.lifetime).toBe('1h');
});

test('detached and unencoded payloads are read where they are', async () => {
  const detached = scene({ item: { form: 'jws-detached' }, text: `${base64url('{"alg":"EdDSA"}')}..c2ln`, payload: '{"sub":"beside"}' });
  await detached.renew('a');
  expect(detached.made[0]?.recipe).toMatchObject({ subject: 'beside', form: { isDetached: true } });
  const header = base64url('{"alg":"EdDSA","b64":false,"crit":["b64"]}');
  const unencoded = scene({ text: `${header}.{"sub":"open"}.c2ln` });
  await unencoded.renew('a');
  expect(unencoded.made[0]?.recipe).toMatchObject({ subject: 'open', form: { isUnencoded: true } });
});

test('what is not renewed here says why, and nothing is made', async () => {
  const refusals: [Scene, string][] = [
    [{ item: { source: 'pasted' } }, 'pasted'],
    [{ item: { source: 'oauth' } }, 'oauth'],
    [{ item: { role: 'refresh', sessionId } }, 'refresh-token'],
    [{ item: { role: 'used', sessionId } }, 'used'],
    [{ item: { role: 'access', sessionId } }, 'session'],
    [{ item: { role: 'access', sessionId, isRevoked: true } }, 'session-revoked'],
    [{ item: { keyId: null } }, 'key-unknown'],
    [{ item: { keyId: '00000000-0000-4000-8000-00000000dead' } }, 'key-unknown'],
    [{ item: { form: 'jwe' } }, 'encrypted'],
    [{ item: { form: 'jws-json' }, text: '{}' }, 'json-form'],
    [{ item: { form: 'jws-detached' }, text: '{"signature":"."}', payload: '{}' }, 'json-form'],
    [{ text: compact('{"alg":"EdDSA"}', 'hello') }, 'no-claims'],
    [{ text: 'a.b.c' }, 'header'],
    [{ text: compact('{"alg":"EdDSA"}', '{"iat":"x"}') }, 'times'],
  ];
  for (const [setting, actual] of refusals) {
    const { renew, made, replaced } = scene(setting);
    expect(await renew('a')).toMatchObject({ ok: false, error: { code: 'not-renewable', actual } });
    expect(made).toEqual([]);
    expect(replaced).toEqual([]);
  }
});

test('a token that would be over at once is not put in place of the old one', async () => {
  for (const exp of [4_999, 5_000]) {
    const { renew, replaced } = scene({ filled: kept, exp });
    expect(await renew('a')).toMatchObject({ ok: false, error: { code: 'not-renewable', actual: 'until-over' } });
    expect(replaced).toEqual([]);
  }
  for (const exp of [5_001, null]) expect((await scene({ filled: kept, exp }).renew('a')).ok).toBe(true);
});

test('errors of shelf and key pass through', async () => {
  expect(await scene({}).renew('b')).toMatchObject({ ok: false, error: { code: 'token-not-found' } });
  expect(scene({}).recipe('b')).toMatchObject({ ok: false, error: { code: 'token-not-found' } });
});

test('a copy begins with recipe and place, also of a pasted token', () => {
  const item = { source: 'pasted', label: 'Mine', folder: 'Shop', environment: 'staging', tags: ['x'] } as const;
  const { recipe } = scene({ item: { ...item, tags: ['x'] } });
  expect(recipe('a')).toMatchObject({
    ok: true,
    value: {
      filled: { recipe: { subject: 'read' } },
      place: { label: 'Mine', folder: 'Shop', environment: 'staging', tags: ['x'], notes: 'of mine' },
    },
  });
});

test('a copy of a token whose key is not here is signed by another one, which its header then names', () => {
  const jwk = '{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}';
  const text = compact(`{"alg":"EdDSA","kid":"theirs","jwk":${jwk}}`, '{"sub":"ada","iat":1000,"exp":4600}');
  for (const keyId of [null, '00000000-0000-4000-8000-00000000dead']) {
    const { recipe } = scene({ text, item: { source: 'pasted', keyId } });
    expect(recipe('a')).toMatchObject({
      ok: true,
      value: { filled: { recipe: { keyId: null, subject: 'ada', lifetime: '1h', kid: { kind: 'key' }, embedsKey: true, header: '' } } },
    });
  }
});

test('a copy of a session token is no part of the session', () => {
  const filled = { ...kept, recipe: { ...kept.recipe, claims: `{"n":1.0,"sid":"${sessionId}","role":"admin"}` } };
  const { recipe } = scene({ item: { role: 'access', sessionId }, filled });
  expect(recipe('a')).toMatchObject({ ok: true, value: { filled: { recipe: { claims: '{"n":1.0,"role":"admin"}' } } } });
  expect(scene({ item: { role: 'refresh', sessionId } }).recipe('a')).toMatchObject({ ok: false, error: { actual: 'refresh-token' } });
});
