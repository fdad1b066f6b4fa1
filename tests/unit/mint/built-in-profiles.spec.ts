import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { builtInProfiles } from '../../../shared/builtin-profiles.ts';
import { demandsOf, demandsUnmet } from '../../../shared/claim-demands.ts';
import type { JsonObject } from '../../../shared/json/node.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import { composeToken, type Composition } from '../../../shared/mint.ts';
import { adviceOn } from '../../../shared/mint-advice.ts';
import { profileSchema, type Profile } from '../../../shared/profiles.ts';

const now = 1_795_446_280;
const publicJwk: JsonObject = { kind: 'object', members: [{ name: 'kty', value: { kind: 'string', value: 'EC' } }] };
const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');

/** Something sensible for each variable that must be filled in. */
const samples: Readonly<Record<string, string>> = {
  issuer: 'https://id.example',
  subject: 'user_2217',
  audience: 'https://api.example',
  client_id: 'shop-web',
  token_endpoint: 'https://id.example/token',
  url: 'https://api.example/orders',
  service_account: 'robot@project.iam.gserviceaccount.com',
  scope: 'https://www.googleapis.com/auth/devstorage.read_only',
  key_id: '2X9R4HXF34',
  issuer_id: '57246542-96fe-1a63-e053-0824d011072a',
  team_id: 'A1B2C3D4E5',
  project: 'abcdefghijklmnopqrst',
  uid: 'some-uid',
  user: '1',
};

function compose(id: string, more: Readonly<Record<string, string>> = {}): Composition {
  const { recipe, variables } = profileOf(id);
  const chosen = {
    ...Object.fromEntries(variables.filter(({ isRequired }) => isRequired).map(({ name }) => [name, samples[name] ?? ''])),
    ...more,
  };
  const values = Object.entries(chosen).map(([name, value]) => ({ name, value }));
  const signer = { alg: 'ES256', kid: 'k1', publicJwk };
  const composed = composeToken({ recipe, variables, values }, { signer, recipient: null }, { now, jti: 'id-1', sha256 });
  if (!composed.ok) throw new Error(`${id}: ${JSON.stringify(composed.error)}`);
  return composed.value;
}

function profileOf(id: string): Profile {
  const found = builtInProfiles.find((profile) => profile.id === id);
  if (found === undefined) throw new Error(`no profile ${id}`);
  return found;
}

const claimsOf = (...of: Parameters<typeof compose>): unknown => JSON.parse(compose(...of).payload.text);
const headerOf = (...of: Parameters<typeof compose>) => stringifyJson(compose(...of).header ?? { kind: 'null' });

for (const profile of builtInProfiles) {
  test(`${profile.id} is a valid profile, and composes to what its receiver demands`, () => {
    expect(profileSchema.safeParse(profile).error).toBeUndefined();
    expect(profile.recipe.keyId).toBeNull();
    const composition = compose(profile.id);
    expect(composition.payload.text).not.toContain('{{');
    expect(headerOf(profile.id)).not.toContain('{{');
    const demands = demandsOf(profile.recipe.typ, profile.id);
    expect(demandsUnmet(demands, composition.claims ?? { kind: 'object', members: [] })).toEqual({ lacking: [], forbidden: [] });
    const facts = { filled: { ...profile, profileId: profile.id }, now, isKeyWeak: false, isOfPair: false, bytes: 500 };
    expect(adviceOn(composition, facts)).toEqual([]);
  });

  test(`${profile.id} asks for what it needs`, () => {
    const { recipe, variables } = profile;
    const needed = variables.filter((variable) => variable.isRequired && variable.default === '');
    const keys = { signer: { alg: 'ES256', kid: 'k', publicJwk }, recipient: null };
    const composed = composeToken({ recipe, variables, values: [] }, keys, { now, jti: 'id', sha256 });
    if (needed.length === 0) return expect(composed.ok).toBe(true);
    expect(composed).toMatchObject({ ok: false, error: { code: 'variable-missing' } });
    const text = JSON.stringify(recipe);
    for (const { name } of variables) expect(text).toContain(`{{${name}}}`);
    return undefined;
  });
}

test('an access token', () => {
  expect(headerOf('rfc9068')).toBe('{"alg":"ES256","typ":"at+jwt","kid":"k1"}');
  expect(claimsOf('rfc9068', { audience: 'a, b', scope: 'read write' })).toEqual({
    iss: 'https://id.example',
    sub: 'user_2217',
    aud: ['a', 'b'],
    client_id: 'shop-web',
    scope: 'read write',
    iat: now,
    exp: now + 3_600,
    jti: 'id-1',
  });
});

test('an ID token', () => {
  expect(claimsOf('id-token', { nonce: 'n-0S6_WzA2Mj', amr: 'pwd,otp', auth_time: '-10m' })).toEqual({
    iss: 'https://id.example',
    sub: 'user_2217',
    aud: 'shop-web',
    nonce: 'n-0S6_WzA2Mj',
    auth_time: now - 600,
    amr: ['pwd', 'otp'],
    iat: now,
    exp: now + 3_600,
  });
});

test('a client assertion is from the client about itself, to the token endpoint', () => {
  expect(claimsOf('client-assertion')).toEqual({
    iss: 'shop-web',
    sub: 'shop-web',
    aud: 'https://id.example/token',
    iat: now,
    exp: now + 300,
    jti: 'id-1',
  });
});

test('a DPoP proof carries its key, and the hash of the access token', () => {
  expect(headerOf('dpop')).toBe('{"alg":"ES256","typ":"dpop+jwt","jwk":{"kty":"EC"}}');
  expect(claimsOf('dpop')).toEqual({ htm: 'POST', htu: 'https://api.example/orders', iat: now, jti: 'id-1' });
  // RFC 9449 section 7.1, figure 12.
  const access_token = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
  expect(claimsOf('dpop', { method: 'GET', access_token, nonce: 'n' })).toMatchObject({
    htm: 'GET',
    ath: 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo',
    nonce: 'n',
  });
});

test('a logout token', () => {
  expect(headerOf('logout-token')).toContain('"typ":"logout+jwt"');
  expect(claimsOf('logout-token', { session: 's1' })).toMatchObject({
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    sid: 's1',
    exp: now + 120,
  });
});

test('services get what they document', () => {
  expect(claimsOf('github-app')).toEqual({ iss: 'shop-web', iat: now - 60, exp: now + 540 });
  expect(claimsOf('google-service-account')).toEqual({
    iss: 'robot@project.iam.gserviceaccount.com',
    aud: 'https://oauth2.googleapis.com/token',
    scope: 'https://www.googleapis.com/auth/devstorage.read_only',
    iat: now,
    exp: now + 3_600,
  });
  expect(headerOf('google-service-account')).not.toContain('kid');
  expect(headerOf('google-service-account', { private_key_id: 'abc' })).toContain('"kid":"abc"');
  expect(headerOf('apple-app-store')).toBe('{"alg":"ES256","typ":"JWT","kid":"2X9R4HXF34"}');
  expect(claimsOf('apple-app-store', { bundle_id: 'com.example' })).toEqual({
    iss: '57246542-96fe-1a63-e053-0824d011072a',
    aud: 'appstoreconnect-v1',
    bid: 'com.example',
    iat: now,
    exp: now + 1_200,
  });
  expect((compose('apple-sign-in').expiresAt ?? 0) - now).toBeLessThanOrEqual(15_777_000);
  expect(claimsOf('supabase', { role: 'service_role' })).toMatchObject({ iss: 'supabase', ref: samples.project, role: 'service_role' });
  expect(claimsOf('firebase-custom', { claims: '{"premium":true}' })).toMatchObject({ uid: 'some-uid', claims: { premium: true } });
  expect(claimsOf('hasura', { roles: 'user, editor' })).toMatchObject({
    'https://hasura.io/jwt/claims': {
      'x-hasura-default-role': 'user',
      'x-hasura-allowed-roles': ['user', 'editor'],
      'x-hasura-user-id': '1',
    },
  });
});
