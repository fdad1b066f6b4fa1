import { expect, test } from '@playwright/test';
import { mintToken } from '../../../electron/engine/mint/mint.ts';
import { appError } from '../../../shared/errors.ts';
import { noPlace } from '../../../shared/mint-input.ts';
import { fail } from '../../../shared/result.ts';
import { filled, maker } from './minting.ts';

test('what is minted goes on the shelf with the recipe that it can be made again from', async () => {
  const recipe = { ...filled({ subject: 'ada' }), profileId: 'builtin:jwt' };
  const place = { ...noPlace, label: 'for ada', tags: ['staging'] };
  const given: unknown[] = [];
  const full = fail(appError('disk-full'));
  const shelf = { add: (token: unknown) => (given.push(token), full) };
  expect(await mintToken({ ...recipe, place, parentId: 'parent' }, { maker, shelf })).toBe(full);
  expect(given).toEqual([
    expect.objectContaining({
      form: 'jws',
      keyId: 'HS256',
      source: 'minted',
      place,
      filled: recipe,
      profileId: 'builtin:jwt',
      parentId: 'parent',
      sessionId: null,
      role: null,
    }),
  ]);
});

test('what cannot be made leaves nothing on the shelf', async () => {
  const shelf = { add: () => fail(appError('internal')) };
  const outcome = await mintToken({ ...filled({ lifetime: 'soon' }), place: noPlace, parentId: null }, { maker, shelf });
  expect(outcome).toMatchObject({ ok: false, error: { code: 'lifetime-malformed', field: 'lifetime' } });
});
