import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { expect } from '@playwright/test';
import { allKeys, summaryOf } from '../../../electron/engine/keys/key-rows.ts';
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
