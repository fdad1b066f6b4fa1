import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { decodeJwt, decodeProtectedHeader } from 'jose';

import { jsonString } from '../../../shared/json/node.ts';

import { pairFor, test, valueOf } from './session-room.ts';

test.describe('with the local API', () => {
  const ask = async (url: string, parameters: Record<string, string>) => {
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams(parameters) });
    return { status: response.status, body: await response.json() };
  };
  const visit = async (origin: string, token: string) =>
    (await fetch(`${origin}/protected`, { headers: { authorization: `Bearer ${token}` } })).status;

  test('a session of the app is understood by it, and its tokens come back to the shelf', async ({ room }) => {
    const keyId = await room.key();
    const first = valueOf(await room.sessions.start(pairFor(keyId)));
    const origin = await room.serve(keyId);
    expect(await visit(origin, room.text(first.access.id))).toBe(200);
    expect(await visit(origin, room.text(first.refresh.id))).toBe(401);
    const { status, body } = await ask(`${origin}/refresh`, { refresh_token: room.text(first.refresh.id) });
    expect(status).toBe(200);
    expect(valueOf(room.shelf.item(first.refresh.id)).role).toBe('used');
    const children = valueOf(room.shelf.detail(first.access.id)).children;
    expect(children.map(({ id }) => room.text(id))).toEqual([body.access_token]);
    expect(room.sessions.end(first.session.id).ok).toBe(true);
    expect(await visit(origin, body.access_token)).toBe(401);
  });

  test('a session that began over HTTP is one of the app, and nothing of it is put on the shelf', async ({ room }) => {
    const origin = await room.serve(await room.key());
    const { body } = await ask(`${origin}/token`, { grant_type: 'password', username: 'ada' });
    const id = String(decodeJwt(body.access_token)['sid']);
    expect(room.sessions.get(id)).toMatchObject({ ok: true, value: { state: 'active' } });
    expect((await ask(`${origin}/refresh`, { refresh_token: body.refresh_token })).status).toBe(200);
    expect(room.sessions.get(id)).toMatchObject({ value: { refreshes: 1 } });
    room.sessions.end(id);
    expect(await visit(origin, body.access_token)).toBe(401);
  });

  test('a session of another key is none of its business, even where its own key vouches for it', async ({ room }) => {
    const { refresh, session } = valueOf(await room.sessions.start(pairFor(await room.key('one'))));
    const other = await room.key('other');
    const origin = await room.serve(other);
    const signer = valueOf(await room.keys.signer(other));
    const claims = decodeJwt(room.text(refresh.id));
    const header = Object.entries({ alg: signer.alg, typ: 'rt+jwt', kid: signer.kid });
    const members = header.map(([name, value]) => ({ name, value: jsonString(value) }));
    const vouched = valueOf(await signer.sign({ kind: 'object', members }, JSON.stringify(claims)));
    for (const token of [room.text(refresh.id), vouched]) {
      expect(await ask(`${origin}/refresh`, { refresh_token: token })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    }
    expect(room.sessions.get(session.id)).toMatchObject({ value: { state: 'active', refreshes: 0 } });
  });

  test('after a rotation it takes the old refresh token and signs with the new key', async ({ room }) => {
    const keyId = await room.key('old');
    const origin = await room.serve(keyId);
    const { body } = await ask(`${origin}/token`, { grant_type: 'password', username: 'ada' });
    const next = valueOf(
      await room.rotation.prepare({ job: randomUUID(), id: keyId, name: 'next', alg: 'ES256', size: null, curve: null }),
    );
    valueOf(room.rotation.switchOver(keyId, 600));
    const renewed = await ask(`${origin}/refresh`, { refresh_token: body.refresh_token });
    for (const token of [renewed.body.access_token, renewed.body.refresh_token]) expect(decodeProtectedHeader(token).kid).toBe(next.kid);
    room.pass(600);
    expect((await ask(`${origin}/refresh`, { refresh_token: renewed.body.refresh_token })).status).toBe(200);
  });

  test('with the vault closed it says that it cannot, and no more', async ({ room }) => {
    const origin = await room.serve(await room.key());
    const { body } = await ask(`${origin}/token`, { grant_type: 'password', username: 'ada' });
    room.vault.close();
    const answer = { status: 503, body: { error: 'temporarily_unavailable', error_description: 'The keys are not available' } };
    expect(await ask(`${origin}/token`, { grant_type: 'password', username: 'ada' })).toEqual(answer);
    expect(await ask(`${origin}/refresh`, { refresh_token: body.refresh_token })).toEqual(answer);
  });
});
