import { expect, test } from '@playwright/test';
import { demandsOf, demandsUnmet } from '../../../shared/claim-demands.ts';
import { composeToken } from '../../../shared/mint.ts';
import { adviceOn, type AdviceFacts } from '../../../shared/mint-advice.ts';
import { compactForm, plainRecipe, type MintRecipe } from '../../../shared/mint-input.ts';
import { parseObject } from '../../../shared/parse-object.ts';
import { personalDataIn } from '../../../shared/personal-data.ts';

const now = 1_795_446_280;

function advice(change: Partial<MintRecipe>, facts: Partial<AdviceFacts> = {}, profileId: string | null = null) {
  const recipe = { ...plainRecipe, keyId: 'a', ...change };
  const signer = { alg: 'ES256', kid: 'k1', publicJwk: null };
  const composed = composeToken({ recipe, variables: [], values: [] }, { signer, recipient: null }, { now, jti: 'id', sha256: () => '' });
  if (!composed.ok) throw new Error(JSON.stringify(composed.error));
  const plain = { filled: { recipe, variables: [], profileId }, now, isKeyWeak: false, isOfPair: false, bytes: 500 };
  return adviceOn(composed.value, { ...plain, ...facts });
}

const codes = (...of: Parameters<typeof advice>) => advice(...of).map(({ code }) => code);
const complete = { typ: 'at+jwt', issuer: 'i', subject: 's', audience: ['a'], claims: '{"client_id":"c"}' };

test('an ordinary token needs no advice', () => {
  expect(codes({})).toEqual([]);
  expect(codes(complete)).toEqual([]);
});

test('a token without an end, save a proof', () => {
  expect(codes({ lifetime: 'none' })).toEqual(['never-expires']);
  expect(codes({ lifetime: 'none', typ: 'dpop+jwt', claims: '{"htm":"GET","htu":"u"}' })).toEqual([]);
});

test('an access token for more than a day', () => {
  expect(codes({ ...complete, lifetime: '24h' })).toEqual([]);
  expect(codes({ ...complete, lifetime: '86401s' })).toEqual(['long-lived-access']);
  expect(codes({ ...complete, typ: 'Application/AT+JWT', lifetime: '1mo' })).toEqual(['long-lived-access']);
  expect(codes({ lifetime: '1mo' })).toEqual([]);
  expect(codes({ lifetime: '1mo' }, { isOfPair: true })).toEqual(['long-lived-access']);
  expect(codes({ lifetime: '1d' }, { isOfPair: true })).toEqual([]);
});

test('a token that has expired when it is made', () => {
  expect(codes({ lifetime: 'until 2020-01-01' })).toEqual(['expired-from-start']);
  expect(codes({ issuedAt: '-1h', lifetime: '1h' })).toEqual(['expired-from-start']);
  expect(codes({ issuedAt: '-1h', lifetime: '3601s' })).toEqual([]);
});

test('a secret in the claims', () => {
  const claims = '{"user":{"password":"hunter2"},"keys":["AKIAABCDEFGHIJKLMNOP"],"password_changed_at":1}';
  expect(advice({ claims })).toEqual([{ code: 'secret-in-claims', severity: 'warning', names: ['user.password', 'keys[0]'] }]);
});

test('what the typ demands, and what it forbids', () => {
  const [first] = advice({ typ: 'at+jwt', subject: 's' });
  expect(first).toEqual({ code: 'lacks-claims', severity: 'warning', names: ['iss', 'aud', 'client_id'] });
  expect(advice({ typ: 'logout+jwt', issuer: 'i', audience: ['a'], claims: '{"events":{},"nonce":"n"}' })).toEqual([
    { code: 'lacks-claims', severity: 'warning', names: ['sub/sid'] },
    { code: 'forbids-claims', severity: 'warning', names: ['nonce'] },
  ]);
  expect(codes({ typ: 'logout+jwt', issuer: 'i', audience: ['a'], claims: '{"events":{},"sid":"1"}' })).toEqual([]);
  expect(advice({}, {}, 'client-assertion')).toMatchObject([{ names: ['iss', 'sub', 'aud'] }]);
  expect(advice({ typ: 'at+jwt' }, {}, 'id-token')).toMatchObject([{ names: ['iss', 'sub', 'aud', 'client_id'] }]);
});

test('demands name their source', () => {
  expect(demandsOf('at+jwt').find(({ name }) => name === 'client_id')).toEqual({
    name: 'client_id',
    need: 'required',
    source: 'RFC 9068 section 2.2',
  });
  expect(demandsOf('JWT')).toEqual([]);
  expect(demandsOf(null)).toEqual([]);
  expect(demandsOf('own+jwt', 'id-token')).toEqual([]);
  expect(demandsUnmet(demandsOf(null, 'id-token'), { kind: 'object', members: [] }).lacking).toEqual(['iss', 'sub', 'aud', 'iat', 'exp']);
});

test('a weak key, sizes, and forms that no header takes', () => {
  expect(codes({}, { isKeyWeak: true })).toEqual(['weak-key']);
  expect(codes({}, { bytes: 4_096 })).toEqual([]);
  expect(advice({}, { bytes: 4_097 })).toEqual([{ code: 'over-cookie', severity: 'note', names: [] }]);
  expect(codes({}, { bytes: 8_193 })).toEqual(['over-header']);
  expect(codes({ form: { ...compactForm, serialization: 'flattened' } })).toEqual(['not-a-bearer']);
  expect(codes({ form: { ...compactForm, isDetached: true } })).toEqual(['not-a-bearer']);
});

test('warnings stand before notes', () => {
  const found = advice({ lifetime: 'none', form: { ...compactForm, isDetached: true } }, { bytes: 5_000, isKeyWeak: true });
  expect(found.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'note', 'note']);
});

test('placeholders that nothing fills in', () => {
  const recipe = { ...plainRecipe, subject: '{{a}} {{b}}', claims: '{"x":["{{c}}","{{a}}"]}' };
  const filled = { recipe, variables: [{ name: 'b', kind: 'text', default: '', isRequired: false, hint: '' }] as const, profileId: null };
  expect(advice({}, { filled: { ...filled, variables: [...filled.variables] } })).toEqual([
    { code: 'undeclared-placeholder', severity: 'warning', names: ['c', 'a'] },
  ]);
});

test('times in milliseconds among the own claims', () => {
  const names = (claims: string) => advice({ claims }).find(({ code }) => code === 'claim-looks-like-milliseconds')?.names;
  expect(names('{"auth_time":1795446280000}')).toEqual(['auth_time']);
  expect(names('{"user":{"createdAt":1795446280000},"updated_at":1795446280000}')).toEqual(['user.createdAt', 'updated_at']);
  expect(names('{"auth_time":1795446280,"barcode":4006381333931,"lifetime_id":1795446280000}')).toBeUndefined();
});

const personal: readonly (readonly [string, string])[] = [
  ['{"email":"x"}', 'email'],
  ['{"Phone_Number":1}', 'Phone_Number'],
  ['{"name":"Ada"}', 'name'],
  ['{"address":{"country":"KR"}}', 'address'],
  ['{"user":{"birthdate":"1990-01-01"}}', 'user.birthdate'],
  ['{"sub":"ada@shop.example"}', 'sub'],
  ['{"login":"ada.l+x@mail.shop.co.kr"}', 'login'],
  ['{"a":[{"b":"010-1234-5678"}]}', 'a.b'],
  ['{"a":"01012345678"}', 'a'],
  ['{"a":"+82 10-1234-5678"}', 'a'],
  ['{"a":"+1 (650) 253-0000"}', 'a'],
  ['{"a":"900101-1234567"}', 'a'],
  ['{"a":"4111 1111 1111 1111"}', 'a'],
  ['{"a":"378282246310005"}', 'a'],
  ['{"주민등록번호":"x"}', '주민등록번호'],
];
for (const [claims, path] of personal) {
  test(`${claims} tells about a person`, () => {
    expect(found(claims)).toEqual([path]);
  });
}

const impersonal = [
  '{"email":""}',
  '{"email":null,"email_verified":true}',
  '{"app":{"name":"shop"}}',
  '{"iss":"accounts@shop.example","jti":"01012345678"}',
  '{"sub":"robot@project.iam.gserviceaccount.com"}',
  '{"a":"@home"}',
  '{"a":"https://ada@shop.example"}',
  '{"a":"git@github.com:shop/app.git"}',
  '{"a":"4111 1111 1111 1112"}',
  '{"a":"1795446280000"}',
  '{"a":"901301-1234567"}',
  '{"a":"2027-01-31T18:00Z"}',
  '{"a":"57246542-96fe-1a63-e053-0824d011072a"}',
  '{"a":"02-1234-5678"}',
  '{"a":4111111111111111}',
];
for (const claims of impersonal) {
  test(`${claims} tells about nobody`, () => {
    expect(found(claims)).toEqual([]);
  });
}

function found(text: string): string[] {
  const claims = parseObject(text, 'claims');
  if (!claims.ok) throw new Error(claims.error.code);
  return personalDataIn(claims.value);
}

test('no more than ten paths, however many there are', () => {
  expect(found(`{"a":{${Array.from({ length: 50_000 }, (_, index) => `"n${index}":"a@b.example"`).join(',')}}}`)).toHaveLength(10);
  expect(found(`{"a":[${'1,'.repeat(50_000)}"a@b.example"]}`)).toEqual([]);
});
