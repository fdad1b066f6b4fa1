import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { z } from 'zod';

import { compactForm } from '../../../shared/mint-input.ts';
import { tokenPairSchema } from '../../../shared/tokens.ts';
import { pairFor, start, test, valueOf } from './session-room.ts';

const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);
const refused = (code: string, more = {}) => ({ ok: false, error: { code, ...more } });

test.describe('a pair', () => {
  test('stands on the shelf as one session, with the recipe as the user wrote it', async ({ room }) => {
    const keyId = await room.key();
    const claims = '{"big": 10000000000000000001, "x": 3.0, "client_id": "app"}';
    const recipe = { typ: 'at+jwt', issuer: 'https://me.example', audience: ['one', 'two'], claims, lifetime: '5m' };
    const pair = tokenPairSchema.parse(valueOf(await room.sessions.start(pairFor(keyId, recipe))));
    const { access, refresh, session } = pair;
    const place = { label: 'Ada', folder: 'Shop', environment: 'staging', tags: ['a'], source: 'minted', sessionId: session.id };
    expect(access).toMatchObject({ ...place, role: 'access', typ: 'at+jwt', expiresAt: start + 300, isRevoked: false });
    expect(refresh).toMatchObject({ ...place, role: 'refresh', typ: 'rt+jwt', expiresAt: start + 1_209_600, isRevoked: false });
    expect(session).toEqual({
      id: uuid,
      state: 'active',
      startedAt: start,
      endsAt: start + 1_209_600,
      latestEnd: null,
      refreshes: 0,
      revokedAt: null,
      revokedFor: null,
    });
    const payload = Buffer.from(room.text(access.id).split('.')[1] ?? '', 'base64url').toString();
    expect(payload).toContain(`"big":10000000000000000001,"x":3.0,"client_id":"app","sid":"${session.id}"`);
    expect(decodeJwt(room.text(refresh.id))).toEqual({
      iss: 'https://me.example',
      sub: 'ada',
      aud: ['one', 'two'],
      client_id: 'app',
      sid: session.id,
      iat: start,
      exp: start + 1_209_600,
      jti: uuid,
    });
    expect(room.sessions.get(session.id)).toEqual({ ok: true, value: session });
  });

  for (const [name, changes, error] of [
    ['a sid of its own', { claims: '{"sid":"x"}' }, { code: 'claim-shadows-field', field: 'claims', actual: 'sid' }],
    ['claims that are none', { claims: '[]' }, { code: 'claims-not-an-object', field: 'claims' }],
    [
      'JSON serialization',
      { form: { ...compactForm, serialization: 'flattened' } },
      { code: 'form-impossible', field: 'form.serialization' },
    ],
    ['a detached payload', { form: { ...compactForm, isDetached: true } }, { code: 'form-impossible', field: 'form.isDetached' }],
    ['an unencoded payload', { form: { ...compactForm, isUnencoded: true } }, { code: 'form-impossible', field: 'form.isUnencoded' }],
    ['two signatures', { form: { ...compactForm, otherKeyIds: [randomUUID()] } }, { code: 'form-impossible', field: 'form.otherKeyIds' }],
    [
      'encryption',
      { form: { ...compactForm, encryption: { keyId: randomUUID(), enc: 'A256GCM' } } },
      { code: 'form-impossible', field: 'form.encryption' },
    ],
    ['any text', { payload: { kind: 'text', text: 'x' } }, { code: 'form-impossible', field: 'payload' }],
    ['the typ of a refresh token', { typ: 'application/RT+jwt' }, { code: 'form-impossible', field: 'typ' }],
    ['no key', { keyId: null }, { code: 'form-impossible', field: 'keyId' }],
    ['a key that is not there', { keyId: randomUUID() }, { code: 'key-not-found' }],
  ] as const) {
    test(`${name} is refused, and nothing is stored`, async ({ room }) => {
      const pair = pairFor(await room.key());
      const recipe = { ...pair.access.recipe, ...changes, form: { ...compactForm, ...('form' in changes ? changes.form : {}) } };
      const input = {
        ...pair,
        access: { ...pair.access, recipe: { ...recipe, form: { ...recipe.form, otherKeyIds: [...recipe.form.otherKeyIds] } } },
      };
      expect(await room.sessions.start(input)).toMatchObject({ ok: false, error });
      const rows = z.strictObject({ id: z.string() });
      const counts = room.vault.read(({ database }) => database.all('SELECT id FROM sessions UNION ALL SELECT id FROM tokens', [], rows));
      expect(counts).toEqual({ ok: true, value: [] });
    });
  }
});

test.describe('refresh', () => {
  test('makes new tokens beside the old, says where they come from, and marks the old one as used', async ({ room }) => {
    const first = valueOf(await room.sessions.start(pairFor(await room.key(), { lifetime: '5m' })));
    room.pass(200);
    const second = tokenPairSchema.parse(valueOf(await room.sessions.refresh(first.refresh.id)));
    expect(second.session).toMatchObject({ id: first.session.id, refreshes: 1, endsAt: first.session.endsAt });
    expect(second.access).toMatchObject({ label: 'Ada', folder: 'Shop', role: 'access', expiresAt: start + 500 });
    expect(second.refresh).toMatchObject({ label: 'Ada', role: 'refresh', expiresAt: first.refresh.expiresAt });
    expect(valueOf(room.shelf.item(first.refresh.id)).role).toBe('used');
    expect(valueOf(room.shelf.detail(second.access.id)).parent?.id).toBe(first.access.id);
    expect(valueOf(room.shelf.detail(second.refresh.id)).parent?.id).toBe(first.refresh.id);
  });

  test('a reuse revokes the family, and says so once', async ({ room }) => {
    const first = valueOf(await room.sessions.start(pairFor(await room.key())));
    const second = valueOf(await room.sessions.refresh(first.refresh.id));
    expect(await room.sessions.refresh(first.refresh.id)).toMatchObject(refused('refresh-reused'));
    expect(await room.sessions.refresh(first.refresh.id)).toMatchObject(refused('session-revoked'));
    expect(await room.sessions.refresh(second.refresh.id)).toMatchObject(refused('session-revoked'));
    expect(room.sessions.get(first.session.id)).toMatchObject({
      value: { state: 'revoked', revokedAt: start, revokedFor: 'reuse', refreshes: 1 },
    });
    for (const { id } of [first.access, first.refresh, second.access, second.refresh]) {
      expect(valueOf(room.shelf.item(id)).isRevoked).toBe(true);
    }
  });

  test('of 20 at once exactly one wins, and nothing of the others is stored', async ({ room }) => {
    const first = valueOf(await room.sessions.start(pairFor(await room.key())));
    const results = await Promise.all(Array.from({ length: 20 }, () => room.sessions.refresh(first.refresh.id)));
    const codes = results.map((result) => (result.ok ? 'won' : result.error.code));
    expect(codes.filter((code) => code === 'won')).toHaveLength(1);
    expect(codes.filter((code) => code === 'refresh-reused')).toHaveLength(1);
    expect(codes.filter((code) => code === 'session-revoked')).toHaveLength(18);
    expect(room.sessions.get(first.session.id)).toMatchObject({ value: { state: 'revoked', refreshes: 1 } });
  });

  test('what is no refresh token, or of no session that is known', async ({ room }) => {
    const { access, refresh, session } = valueOf(await room.sessions.start(pairFor(await room.key())));
    expect(await room.sessions.refresh(access.id)).toMatchObject(refused('not-a-refresh-token'));
    expect(await room.sessions.refresh(randomUUID())).toMatchObject(refused('token-not-found'));
    room.vault.write(({ database }) => database.run('DELETE FROM sessions WHERE id = ?', [session.id]));
    expect(await room.sessions.refresh(refresh.id)).toMatchObject(refused('session-not-found'));
  });

  test('a session that is over', async ({ room }) => {
    const keyId = await room.key();
    const fixed = valueOf(await room.sessions.start(pairFor(keyId, {}, { refreshLifetime: '1h' })));
    const sliding = valueOf(await room.sessions.start(pairFor(keyId, {}, { refreshLifetime: '1h', slidesUpTo: '2h' })));
    const ended = valueOf(await room.sessions.start(pairFor(keyId)));
    expect(room.sessions.end(ended.session.id)).toMatchObject({ value: { state: 'revoked', revokedFor: 'user' } });
    expect(room.sessions.end(randomUUID())).toMatchObject(refused('session-not-found'));
    room.pass(3_600);
    expect(await room.sessions.refresh(fixed.refresh.id)).toMatchObject(refused('session-ended'));
    expect(await room.sessions.refresh(sliding.refresh.id)).toMatchObject(refused('session-ended'));
    expect(await room.sessions.refresh(ended.refresh.id)).toMatchObject(refused('session-revoked'));
  });

  test('a vault that cannot be written leaves the token as it was', async ({ room }) => {
    const { refresh } = valueOf(await room.sessions.start(pairFor(await room.key())));
    const fault = (sql: string) => room.vault.write(({ database }) => database.script(sql));
    // Fails after the rotation and after the first of both tokens.
    fault("CREATE TRIGGER full BEFORE INSERT ON tokens WHEN new.role = 'access' BEGIN SELECT RAISE(ABORT, 'no'); END");
    await room.sessions.refresh(refresh.id).catch(() => undefined);
    fault('DROP TRIGGER full');
    expect(valueOf(room.shelf.item(refresh.id)).role).toBe('refresh');
    expect(valueOf(await room.sessions.refresh(refresh.id)).session.refreshes).toBe(1);
  });

  test('follows its key to the successor', async ({ room }) => {
    const keyId = await room.key('old');
    const first = valueOf(await room.sessions.start(pairFor(keyId)));
    const next = valueOf(
      await room.rotation.prepare({ job: randomUUID(), id: keyId, name: 'next', alg: 'ES384', size: null, curve: null }),
    );
    valueOf(room.rotation.switchOver(keyId, 600));
    const second = valueOf(await room.sessions.refresh(first.refresh.id));
    for (const item of [second.access, second.refresh]) {
      expect(item).toMatchObject({ keyId: next.id, alg: 'ES384' });
      expect(decodeProtectedHeader(room.text(item.id)).kid).toBe(next.kid);
    }
    room.pass(600);
    expect(await room.sessions.refresh(second.refresh.id)).toMatchObject({ ok: true });
  });
});

test.describe('step-up', () => {
  const stronger = { acr: 'gold', amr: ['pwd', 'hwk'], lifetime: '5m' };

  test('the same claims, stronger, in the same session', async ({ room }) => {
    const { access, session } = valueOf(
      await room.sessions.start(pairFor(await room.key(), { typ: 'at+jwt', claims: '{"n":1.0,"acr":"low"}' })),
    );
    room.pass(60);
    const item = valueOf(await room.sessions.stepUp({ id: access.id, ...stronger }));
    expect(item).toMatchObject({ label: 'Ada', role: 'access', sessionId: session.id, typ: 'at+jwt', expiresAt: start + 360 });
    expect(valueOf(room.shelf.detail(item.id)).parent?.id).toBe(access.id);
    const payload = Buffer.from(room.text(item.id).split('.')[1] ?? '', 'base64url').toString();
    expect(payload.replace(/"jti":"[^"]+"/, '')).toBe(
      `{"sub":"ada","n":1.0,"sid":"${session.id}","acr":"gold","amr":["pwd","hwk"],"auth_time":${start + 60},"iat":${start + 60},"exp":${start + 360},}`,
    );
  });

  test('not for longer, not without an end, not of a refresh token', async ({ room }) => {
    const { access, refresh } = valueOf(await room.sessions.start(pairFor(await room.key())));
    const ask = (lifetime: string, id = access.id) => room.sessions.stepUp({ id, ...stronger, lifetime });
    expect(await ask('61m')).toMatchObject(refused('time-out-of-range', { field: 'lifetime', expected: 'at most 3600 s' }));
    expect(await ask('none')).toMatchObject(refused('lifetime-malformed', { field: 'lifetime' }));
    expect(await ask('soon')).toMatchObject(refused('lifetime-malformed', { field: 'lifetime' }));
    expect(await ask('until 2020-01-01')).toMatchObject(refused('never-valid', { field: 'lifetime' }));
    expect(await ask('5m', refresh.id)).toMatchObject(refused('form-impossible'));
    expect(await ask('5m', randomUUID())).toMatchObject(refused('token-not-found'));
    expect(await ask('1h')).toMatchObject({ ok: true });
  });

  test('not in a session that is over', async ({ room }) => {
    const keyId = await room.key();
    const revoked = valueOf(await room.sessions.start(pairFor(keyId)));
    const ended = valueOf(await room.sessions.start(pairFor(keyId, {}, { refreshLifetime: '10s' })));
    room.sessions.end(revoked.session.id);
    room.pass(10);
    expect(await room.sessions.stepUp({ id: revoked.access.id, ...stronger })).toMatchObject(refused('session-revoked'));
    expect(await room.sessions.stepUp({ id: ended.access.id, ...stronger })).toMatchObject(refused('session-ended'));
  });
});
