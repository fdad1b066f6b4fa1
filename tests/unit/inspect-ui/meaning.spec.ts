import { test, expect } from '@playwright/test';
import { claimMeaning, meaningOf } from '../../../renderer/src/features/inspect/meaning.ts';
import { providerOf, providers } from '../../../renderer/src/features/inspect/provider.ts';
import { claims as english } from '../../../renderer/src/messages/en/claims.ts';
import { claims as korean } from '../../../renderer/src/messages/ko/claims.ts';
import type { JsonObject } from '../../../shared/json/node.ts';

function issuedBy(issuer: string): JsonObject {
  return { kind: 'object', members: [{ name: 'iss', value: { kind: 'string', value: issuer } }] };
}

/** As each provider documents its issuer. */
const issuers: readonly (readonly [issuer: string, provider: string])[] = [
  ['https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0', 'entra'],
  ['https://sts.windows.net/9188040d-6c67-4c5b-b112-36a304b66dad/', 'entra'],
  ['https://contoso.ciamlogin.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0', 'entra'],
  ['https://accounts.google.com', 'google'],
  ['accounts.google.com', 'google'],
  ['https://securetoken.google.com/my-project', 'firebase'],
  ['https://sso.shop.example/auth/realms/shop', 'keycloak'],
  ['http://localhost:8080/realms/master', 'keycloak'],
  ['https://shop.eu.auth0.com/', 'auth0'],
  ['https://shop.auth0.com/', 'auth0'],
  ['https://cognito-idp.ap-northeast-2.amazonaws.com/ap-northeast-2_AbCdEf', 'cognito'],
  ['https://token.actions.githubusercontent.com', 'github'],
  ['https://kubernetes.default.svc.cluster.local', 'kubernetes'],
  ['kubernetes/serviceaccount', 'kubernetes'],
  ['https://appleid.apple.com', 'apple'],
  ['https://abcdefghijklmnopqrst.supabase.co/auth/v1', 'supabase'],
];

for (const [issuer, provider] of issuers) {
  test(`${issuer} speaks as ${provider}`, () => {
    expect(providerOf(issuedBy(issuer))).toBe(provider);
  });
}

test('an address that only looks like one of theirs is nobody’s', () => {
  const alike = [
    'https://accounts.google.com.evil.example',
    'https://evil.example/https://accounts.google.com',
    'https://login.microsoftonline.com.evil.example/x/v2.0',
    'https://shop.auth0.com.evil.example/',
    'https://cognito-idp.evil.example/pool',
    'https://evil.example/?/realms/shop',
    'https://id.shop.example',
    '',
  ];
  expect(alike.map((issuer) => providerOf(issuedBy(issuer)))).toEqual(alike.map(() => null));
});

test('a cluster with an issuer of its own is known by its claim', () => {
  const value: JsonObject = { kind: 'object', members: [] };
  expect(providerOf({ kind: 'object', members: [...issuedBy('https://oidc.example').members, { name: 'kubernetes.io', value }] })).toBe(
    'kubernetes',
  );
});

test('an ambiguous word has the issuer’s meaning only where the issuer is that one', () => {
  expect(claimMeaning(english, 'typ', 'keycloak')).toMatch(/Bearer/);
  expect(claimMeaning(english, 'typ', null)).toBeNull();
  expect(claimMeaning(english, 'sub', 'entra')).not.toBe(claimMeaning(english, 'sub', null));
  expect(claimMeaning(english, 'exp', 'entra')).toBe(english.claims.exp);
});

test('names under an address, and attributes of a pool, are said to be just that', () => {
  expect(claimMeaning(english, 'https://shop.example/roles', 'auth0')).toBe(english.underAddress);
  expect(claimMeaning(english, 'custom:tier', 'cognito')).toBe(english.customAttribute);
  expect(claimMeaning(english, 'custom:tier', null)).toBeNull();
});

test('the dictionary knows its own words and none that JavaScript lends it', () => {
  expect(meaningOf(english.claims, 'exp')).toBe('when it expires');
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    expect(claimMeaning(english, name, 'keycloak')).toBeNull();
    expect(claimMeaning(english, name, null)).toBeNull();
  }
});

test('no meaning is empty, and none is left in the other language', () => {
  const words = (catalog: typeof english) => [
    ...Object.entries(catalog.claims),
    ...Object.entries(catalog.header),
    ...providers.flatMap((provider) => Object.entries(catalog.providers[provider])),
  ];
  const [first, second] = [words(english), words(korean)];
  expect(second.map(([name]) => name).toSorted()).toEqual(first.map(([name]) => name).toSorted());
  expect(first.filter(([, text]) => text.trim() === '' || /[가-힣]/.test(text))).toEqual([]);
  expect(second.filter(([, text]) => !/[가-힣]/.test(text))).toEqual([]);
});
