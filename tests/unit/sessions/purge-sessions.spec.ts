import { expect } from '@playwright/test';
import { purgeSessions } from '../../../electron/engine/sessions/purge-sessions.ts';
import { pairFor, test, valueOf, type SessionRoom } from './session-room.ts';

const day = 86_400;

/** A session that lasts a day, without a token on the shelf: its client holds them. */
async function held(room: SessionRoom, keyId: string, lifetime: string, slidesUpTo: string | null = null): Promise<string> {
  const signer = valueOf(await room.keys.signer(keyId));
  const { access } = pairFor(keyId, { lifetime });
  const { place: _, parentId: __, ...filled } = access;
  return valueOf(await room.desk.begin({ filled, refreshLifetime: '1d', slidesUpTo, onto: null }, signer)).session.id;
}

const isKnown = (room: SessionRoom, id: string) => valueOf(room.desk.find(id)) !== null;

test('a session is forgotten 30 days after its end, and no moment before', async ({ room }) => {
  const keyId = await room.key();
  const [plain, sliding, revoked] = [await held(room, keyId, '5m'), await held(room, keyId, '5m', '3d'), await held(room, keyId, '5m')];
  valueOf(room.desk.end(revoked));
  room.pass(31 * day);
  await purgeSessions(room.vault, room.now());
  expect([plain, sliding, revoked].map((id) => isKnown(room, id))).toEqual([true, true, true]);
  room.pass(1);
  await purgeSessions(room.vault, room.now());
  expect([plain, sliding, revoked].map((id) => isKnown(room, id))).toEqual([false, true, false]);
  room.pass(2 * day);
  await purgeSessions(room.vault, room.now());
  expect(isKnown(room, sliding)).toBe(false);
});

test('not while a token of it is on the shelf, or could be valid elsewhere', async ({ room }) => {
  const keyId = await room.key();
  const { access, refresh, session } = valueOf(await room.sessions.start(pairFor(keyId, { lifetime: '5m' })));
  const [long, endless] = [await held(room, keyId, '60d'), await held(room, keyId, 'none')];
  valueOf(room.desk.end(long));
  room.pass(60 * day);
  await purgeSessions(room.vault, room.now());
  expect([session.id, long, endless].map((id) => isKnown(room, id))).toEqual([true, true, true]);
  valueOf(await room.shelf.remove([access.id, refresh.id]));
  room.pass(day);
  await purgeSessions(room.vault, room.now());
  expect([session.id, long, endless].map((id) => isKnown(room, id))).toEqual([false, false, true]);
});

test('more of them than are looked at at once', async ({ room }) => {
  const keyId = await room.key(undefined, 'HS256');
  const kept = await held(room, keyId, 'none');
  const over = await Promise.all(Array.from({ length: 401 }, () => held(room, keyId, '5m')));
  room.pass(40 * day);
  await purgeSessions(room.vault, room.now());
  expect(over.filter((id) => isKnown(room, id))).toEqual([]);
  expect(isKnown(room, kept)).toBe(true);
});
