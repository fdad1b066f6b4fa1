import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { plainRecipe, type FilledRecipe } from '../../../shared/mint-input.ts';
import { valueOf } from '../engine/memory-engine.ts';
import { objectOf, query, shelfRoom, tokenOf } from './shelf-room.ts';

const filled: FilledRecipe = { recipe: { ...plainRecipe, subject: 'ada' }, variables: [], values: [], profileId: 'jwt' };

/** As the maker gives it; the key need not be there. */
function made(claims: object) {
  const { text, form, header, detachedPayload } = tokenOf(claims);
  return { text, form, header, detachedPayload, claims: objectOf(claims), keyId: '' };
}

test('a renewed token keeps its place and says how often it was renewed', async () => {
  const room = await shelfRoom();
  const { vault, shelf } = room;
  const keyId = randomUUID();
  const key = `INSERT INTO keys (id, name, kid, alg, kty, bits, created_at) VALUES ('${keyId}', 'k', 'kid', 'HS256', 'oct', 256, 1)`;
  valueOf(vault.write(({ database }) => database.script(key)));
  const place = { label: 'mine', folder: 'Shop', environment: 'dev', tags: ['a'], notes: 'keep me' };
  const before = valueOf(shelf.add(tokenOf({ sub: 'old', exp: room.now + 60 }, place, { filled, keyId })));
  valueOf(shelf.noteRenewalProblem(before.id, 'keychain-locked'));
  room.now += 100;
  const after = valueOf(shelf.replace(before.id, { ...made({ sub: 'new', exp: room.now + 60 }), keyId }));
  const { notes: _, ...shown } = place;
  expect(after).toMatchObject({ id: before.id, ...shown, storedAt: before.storedAt, subject: 'new', expiresAt: room.now + 60 });
  const detail = valueOf(shelf.detail(before.id));
  expect(detail).toMatchObject({ notes: 'keep me', renewals: 1, renewedAt: room.now, renewalProblem: null });
  expect(detail.claims).toBe(`{"sub":"new","exp":${room.now + 60}}`);
  expect(valueOf(shelf.filledOf(before.id))).toEqual(filled);
  const total = (search: string) => valueOf(shelf.list(query({ search }))).total;
  expect([total('"new"'), total('"old"'), total('keep'), total('ol')]).toEqual([1, 0, 1, 0]);
  expect(shelf.replace(randomUUID(), { ...made({}), keyId })).toMatchObject({ ok: false, error: { code: 'token-not-found' } });
  room.vault.close();
});

test('lineage: where a token comes from, what was made from it, and where it was sent last', async () => {
  const { shelf, vault, ...room } = await shelfRoom();
  const parent = valueOf(shelf.add(tokenOf({ sub: 'ada' }, { label: 'first' })));
  const child = valueOf(shelf.add(tokenOf({ sub: 'ada' }, {}, { parentId: parent.id })));
  const other = valueOf(shelf.add(tokenOf({ sub: 'eve' }, {}, { parentId: parent.id })));
  for (let number = 0; number < 25; number++) {
    valueOf(shelf.noteUse(child.id, { at: room.now + number, method: 'GET', url: `https://api.example/${number}`, status: 200 }));
  }
  const detail = valueOf(shelf.detail(child.id));
  expect(detail.parent).toEqual({ id: parent.id, label: 'first', subject: 'ada', role: null, storedAt: parent.storedAt });
  expect(detail.uses.map(({ at }) => at - room.now)).toEqual(Array.from({ length: 20 }, (_, index) => 24 - index));
  expect(valueOf(shelf.detail(parent.id)).children.map(({ id }) => id)).toEqual([other.id, child.id]);
  valueOf(await shelf.remove([parent.id]));
  expect(valueOf(shelf.detail(child.id)).parent).toBeNull();
  vault.close();
});

test('the claims of every form are shown as they are, and those of an encrypted token from what was kept', async () => {
  const { shelf, vault } = await shelfRoom();
  const shown = (token: Parameters<typeof shelf.add>[0]) => valueOf(shelf.detail(valueOf(shelf.add(token)).id)).claims;
  const claims = '{"big":12345678901234567890,"b":1.0,"a":"x.y"}';
  const body = Buffer.from(claims).toString('base64url');
  expect(shown(tokenOf({}, {}, { text: `e30.${body}.AA` }))).toBe(claims);
  expect(shown(tokenOf({}, {}, { text: `e30.${claims}.AA` }))).toBe(claims);
  expect(shown(tokenOf({}, {}, { form: 'jws-detached', text: 'e30..AA', detachedPayload: claims }))).toBe(claims);
  expect(shown(tokenOf({}, {}, { form: 'jws-json', text: `{"payload":"${body}","signature":"AA"}` }))).toBe(claims);
  expect(shown(tokenOf({ a: 1 }, {}, { form: 'jwe', text: 'e30.AA.AA.AA.AA' }))).toBe('{"a":1}');
  expect(shown(tokenOf({}, {}, { form: 'jwe', text: 'e30.AA.AA.AA.AA', claims: null }))).toBeNull();
  expect(shown(tokenOf({}, {}, { text: 'e30.AAAA.AA', claims: null }))).toBeNull();
  expect(valueOf(shelf.list(query({ search: '"a":1' }))).total).toBe(1);
  vault.close();
});

test('what is due to be renewed or reminded of, and when the next one is', async () => {
  const room = await shelfRoom();
  const { shelf } = room;
  const due = () => valueOf(shelf.due(room.now));
  const add = (life: number) => valueOf(shelf.add(tokenOf({ exp: room.now + life }))).id;
  const [renewed, reminded, endless] = [add(1_000), add(2_000), valueOf(shelf.add(tokenOf({}))).id];
  expect(due()).toEqual({ renew: [], remind: [], nextAt: null });
  valueOf(await shelf.organize({ ids: [renewed, endless], renewsBefore: 100, remindsBefore: null }));
  valueOf(await shelf.organize({ ids: [reminded], remindsBefore: 500 }));
  expect(due()).toEqual({ renew: [], remind: [], nextAt: room.now + 900 });
  room.now += 900;
  expect(due()).toEqual({ renew: [renewed], remind: [], nextAt: room.now + 600 });
  room.now += 600;
  const reminder = { id: reminded, label: '', expiresAt: room.now + 500 };
  expect(due()).toEqual({ renew: [renewed], remind: [reminder], nextAt: null });
  valueOf(shelf.noteReminded(reminded));
  expect(due().remind).toEqual([]);
  valueOf(await shelf.organize({ ids: [reminded], remindsBefore: 500 }));
  expect(due().remind).toEqual([reminder]);
  room.now += 500;
  expect(due()).toEqual({ renew: [renewed], remind: [], nextAt: null });
  room.vault.close();
});
