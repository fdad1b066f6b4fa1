import { expect, test } from '@playwright/test';
import { createMemoryStore } from '../../../electron/engine/vault/memory-store.ts';
import { checkAccount, checkSecret } from '../../../electron/engine/vault/secret-store.ts';

test('a value of 2,400 characters is taken, one more is not', () => {
  expect(checkSecret('A'.repeat(2_400)).ok).toBe(true);
  expect(checkSecret('A'.repeat(2_401))).toEqual({
    ok: false,
    error: { code: 'secret-too-large', expected: '1..2400 bytes', actual: '2401 bytes' },
  });
});

for (const value of ['', 'a b', 'a\0b', 'a=', 'a+b', 'é', '\ud800', 'a\n']) {
  test(`the value ${JSON.stringify(value)} is refused and not repeated in the error`, () => {
    expect(checkSecret(value)).toEqual({
      ok: false,
      error: { code: 'invalid-input', field: 'secret', expected: 'base64url, not empty' },
    });
  });
}

for (const account of ['', 'Key', 'ac\0x', 'a/b', 'a_b', 'a'.repeat(65)]) {
  test(`the account ${JSON.stringify(account)} is refused`, () => {
    expect(checkAccount(account)).toMatchObject({ ok: false, error: { code: 'invalid-input', field: 'account' } });
  });
}

test('the memory store keeps, overwrites, deletes, and forgets all when it is closed', async () => {
  const store = createMemoryStore();
  expect(await store.get('key-1')).toEqual({ ok: true, value: null });
  await store.set('key-1', 'AAAA');
  await store.set('key-1', 'BBBB');
  expect(await store.get('key-1')).toEqual({ ok: true, value: 'BBBB' });
  expect(await store.delete('key-1')).toEqual({ ok: true, value: undefined });
  expect(await store.get('key-1')).toEqual({ ok: true, value: null });
  await store.set('key-2', 'CCCC');
  store.close();
  expect(await store.get('key-2')).toEqual({ ok: true, value: null });
});

test('the memory store checks like the keychain does', async () => {
  const store = createMemoryStore();
  expect(await store.set('key-1', 'not base64url!')).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  expect(await store.set('Key 1', 'AAAA')).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
});
