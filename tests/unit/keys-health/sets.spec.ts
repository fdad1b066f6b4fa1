import { createSecretKey, generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { publishedSetFindings } from '../../../electron/engine/keys/health/published-set.ts';
import { setFindings, type SetMember } from '../../../electron/engine/keys/health/set.ts';
import { objectOf } from '../../figures/weak/case.ts';

const base: Omit<SetMember, 'id' | 'kid' | 'thumbprint'> = { kty: 'EC', use: 'sig', alg: 'ES256', state: 'active' };
const member = (id: string, change: Partial<SetMember> = {}): SetMember => ({ ...base, id, kid: id, thumbprint: id, ...change });

test('one kid, two keys: dangerous while both can be asked for', () => {
  const [first, second] = [member('a', { kid: 'k' }), member('b', { kid: 'k' })];
  expect(setFindings([first, second, member('c')])).toEqual([
    { code: 'kid-duplicate', severity: 'danger', expected: null, actual: 'k', ids: ['a', 'b'] },
  ]);
  expect(setFindings([first, { ...second, state: 'verify-only' }])).toHaveLength(1);
  expect(setFindings([first, { ...second, state: 'retired' }])).toEqual([]);
});

test('one key twice: untidy, and dangerous with two algorithms', () => {
  const twice = [member('a', { thumbprint: 't' }), member('b', { thumbprint: 't' })];
  expect(setFindings(twice)).toMatchObject([{ code: 'same-key-twice', severity: 'warning', ids: ['a', 'b'] }]);
  expect(setFindings([member('a', { thumbprint: 't', alg: 'ECDH-ES' }), member('b', { thumbprint: 't' })])).toMatchObject([
    { code: 'same-key-twice', severity: 'danger' },
  ]);
});

test('a published set: private keys, secrets, both kinds together', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const secret = objectOf(createSecretKey(Buffer.alloc(32, 7)).export({ format: 'jwk' }));
  const [open, hidden] = [publicKey, privateKey].map((key) => objectOf(key.export({ format: 'jwk' })));
  if (open === undefined || hidden === undefined) throw new Error('no keys');
  const codes = (keys: Parameters<typeof publishedSetFindings>[0]) => publishedSetFindings(keys).map(({ code }) => code);
  expect(codes([])).toEqual([]);
  expect(codes([open])).toEqual([]);
  expect(codes([hidden])).toEqual(['private-key-published']);
  expect(codes([secret])).toEqual(['secret-published']);
  expect(codes([secret, open])).toEqual(['secret-published', 'set-mixed']);
  expect(codes([open, hidden])).toEqual(['private-key-published', 'same-key-twice']);
  expect(JSON.stringify(publishedSetFindings([secret, hidden]))).not.toContain('BwcHBw');
});

test('one kid in a published set: keys of two types may share it, but should not', () => {
  const ec = () => objectOf({ ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }), kid: 'k' });
  const okp = objectOf({ ...generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }), kid: 'k' });
  expect(publishedSetFindings([ec(), ec()])).toMatchObject([{ code: 'kid-duplicate', severity: 'danger', actual: 'k' }]);
  expect(publishedSetFindings([ec(), okp])).toMatchObject([{ code: 'kid-duplicate', severity: 'warning', actual: 'k' }]);
});
