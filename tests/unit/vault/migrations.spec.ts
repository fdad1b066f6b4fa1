import { randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { allKeys, summaryOf } from '../../../electron/engine/keys/key-rows.ts';
import { Shelf } from '../../../electron/engine/shelf/shelf.ts';
import { createMemoryStore } from '../../../electron/engine/vault/memory-store.ts';
import { createVault, type OpenVault, type Vault } from '../../../electron/engine/vault/vault.ts';
import { ok } from '../../../shared/result.ts';
import { everyToken, newestFirst } from '../../../shared/tokens.ts';
import { openDatabase } from '../../../electron/engine/vault/database.ts';
import { migrate, schemaVersion } from '../../../electron/engine/vault/migrate.ts';
import { migrations } from '../../../electron/engine/vault/migrations/all.ts';
import { test } from './fixtures.ts';

/** Rows as version 1 wrote them. */
const pairId = randomUUID();
const secretId = randomUUID();
const publicJwk = {
  kty: 'EC',
  kid: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
  alg: 'ES256',
  use: 'sig',
  crv: 'P-256',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
};

test('the keys of version 1 keep all that they had, and know what they are', ({ folder }) => {
  const database = openDatabase(path.join(folder, 'old.db'), randomBytes(32));
  migrate(database, migrations.slice(0, 1));
  const insert =
    'INSERT INTO keys (id, name, kid, alg, kty, bits, public_jwk, created_at, last_used_at, use_count) VALUES (?,?,?,?,?,?,?,?,?,?)';
  database.run(insert, [pairId, 'pair', publicJwk.kid, 'ES256', 'EC', 256, JSON.stringify(publicJwk), 1_700_000_000, 1_700_000_100, 7]);
  database.run(insert, [secretId, 'secret', 'k'.repeat(43), 'HS256', 'oct', 256, null, 1_700_000_001, null, 0]);
  database.run('INSERT INTO key_intents (id, started_at) VALUES (?, ?)', [randomUUID(), 1_700_000_002]);

  migrate(database, migrations);
  expect(schemaVersion(database)).toBe(migrations.length);
  const [secret, pair] = allKeys(database, 1_800_000_000).map((row) => summaryOf(row, false, 1_800_000_000));
  const untouched = { state: 'active', isWeak: false, tags: [], health: null, successorId: null, verifyUntil: null };
  expect(secret).toMatchObject({ ...untouched, id: secretId, name: 'secret', holds: 'secret', use: 'sig', crv: null });
  expect(pair).toMatchObject({
    ...untouched,
    id: pairId,
    holds: 'private',
    use: 'sig',
    crv: 'P-256',
    useCount: 7,
    lastUsedAt: 1_700_000_100,
  });
  database.close();
});

test('the tokens of version 3 are where they were; their claims are searched as soon as they are read', async () => {
  const unused = createVault({ folder: path.join(tmpdir(), 'tokensmith-unit-none'), secrets: createMemoryStore });
  const database = openDatabase(':memory:', randomBytes(32));
  migrate(database, migrations.slice(0, 3));
  const segment = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const insert = `INSERT INTO tokens (id, label, compact, alg, typ, kid, subject, issuer, audience, issued_at, not_before, expires_at,
    source, stored_at, bytes) VALUES (?, ?, ?, 'HS256', 'JWT', 'k', ?, NULL, '["api"]', 1, NULL, ?, 'minted', ?, 9)`;
  const ids = Array.from({ length: 300 }, () => randomUUID());
  for (const [number, id] of ids.entries()) {
    const claims = { sub: `user ${number}`, role: number % 3 === 0 ? '관리자' : 'reader', big: 0 };
    const compact = `${segment({ alg: 'HS256' })}.${segment(claims)}.AAAA`;
    database.run(insert, [id, `label ${number}`, compact, claims.sub, number % 2 === 0 ? null : 2_000 + number, 1_000 + number]);
  }
  database.run('INSERT INTO tokens (id, label, compact, alg, audience, source, stored_at, bytes) VALUES (?, ?, ?, ?, ?, ?, 999, 9)', [
    randomUUID(),
    'cannot be read',
    'no token at all',
    '',
    '[]',
    'pasted',
  ]);

  migrate(database, migrations);
  const vault: Vault = Object.assign(unused, {
    read: <T>(work: (open: OpenVault) => T) => ok(work({ database, mode: 'memory' })),
    write: <T>(work: (open: OpenVault) => T) => ok(database.transaction(() => work({ database, mode: 'memory' }))),
  });
  const shelf = new Shelf(vault, () => 1_500);
  const total = (search: string) => {
    const page = shelf.list({ filter: { ...everyToken, search }, order: newestFirst, offset: 0, limit: 1 });
    return page.ok ? page.value.total : null;
  };
  expect(shelf.item(ids[1] ?? '')).toMatchObject({
    ok: true,
    value: { label: 'label 1', form: 'jws', folder: '', tags: [], audience: ['api'], expiresAt: 2_001, role: null, sessionId: null },
  });
  expect([total(''), total('label'), total('관리자'), total('관리')]).toEqual([301, 300, 0, 0]);
  const indexing = shelf.index();
  expect(total('관리자')).toBe(0);
  await indexing;
  expect([total('label'), total('관리자'), total('관리'), total('user reader')]).toEqual([300, 100, 100, 200]);
  expect(database.integrity()).toEqual([]);
  database.close();
});
