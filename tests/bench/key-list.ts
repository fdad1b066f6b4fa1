import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { createEngine, type Engine } from '../../electron/engine/engine.ts';
import { insertKey, type NewKeyRow } from '../../electron/engine/keys/key-rows.ts';
import { createMemoryStore } from '../../electron/engine/vault/memory-store.ts';
import { createVault } from '../../electron/engine/vault/vault.ts';
import type { Bench } from '../../scripts/bench-row.ts';
import { amountRow, median, percentile, ratioRow } from './rows.ts';

const keys = 1_000;
const rounds = 60;
const warmUp = 20;

/** Listing many keys, which main does in one go, against the bare SELECT of the same rows. */
export const bench: Bench = {
  name: 'key-list',
  title: 'A list of 1,000 keys',
  async run() {
    const engine = await engineWithKeys();
    try {
      const [listing, selecting]: [number[], number[]] = [[], []];
      // In turns, so that whatever else the machine does meets both.
      for (let round = 0; round < rounds + warmUp; round++) {
        const [own, bare] = [timed(() => list(engine)), timed(() => select(engine))];
        if (round < warmUp) continue;
        listing.push(own);
        selecting.push(bare);
      }
      return [
        ratioRow('list of 1,000 keys', 'ms', median(listing), median(selecting), 'bare SELECT', 3),
        amountRow('longest block of main by it, p95', 'ms', percentile(listing, 0.95), 16, {
          value: median(selecting),
          name: 'bare SELECT',
        }),
      ];
    } finally {
      await engine.close();
    }
  },
};

function timed(work: () => void): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

function list({ keyRing }: Engine): void {
  const listed = keyRing.list();
  if (!listed.ok || listed.value.keys.length !== keys) throw new Error('The list is not whole');
}

function select({ vault }: Engine): void {
  const sql = `SELECT *, (SELECT count(*) FROM tokens WHERE key_id = keys.id AND deleted_at IS NULL) AS token_count
    FROM keys WHERE deleting_at IS NULL ORDER BY created_at DESC, rowid DESC`;
  const rows = vault.read(({ database }) => database.all(sql, [], z.unknown()));
  if (!rows.ok || rows.value.length !== keys) throw new Error('The rows are not whole');
}

async function engineWithKeys(): Promise<Engine> {
  const vault = createVault({ folder: path.join(tmpdir(), 'tokensmith-bench-none'), secrets: createMemoryStore });
  await vault.useMemory();
  const filled = vault.write(({ database }) => {
    for (let number = 0; number < keys; number++) insertKey(database, rowOf(number));
  });
  if (!filled.ok) throw new Error(filled.error.code);
  return createEngine({ vault });
}

/** As keys of a real vault are: every third with tags, every fourth with findings, every fifth with a certificate. */
function rowOf(number: number): NewKeyRow {
  const thumbprint = `${String(number).padStart(6, '0')}vYoqLZQnr1cK8dGzwYf9tXmA0bCdEfGhIjKlM`;
  const publicJwk = {
    kty: 'EC',
    crv: 'P-256',
    x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
    y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  };
  return {
    id: randomUUID(),
    name: `Key ${number}`,
    kid: thumbprint,
    thumbprint,
    alg: 'ES256',
    use: 'sig',
    kty: 'EC',
    crv: 'P-256',
    bits: 256,
    holds: 'private',
    state: 'active',
    is_weak: number % 50 === 0,
    notes: 'Signs what the shop sells',
    origin: 'imported',
    format: 'jwk',
    tags: number % 3 === 0 ? ['live', 'shop', `team ${number % 7}`] : [],
    certificate:
      number % 5 !== 0
        ? null
        : {
            subject: `CN=shop-${number}`,
            issuer: 'CN=ca',
            serial: 'ab'.repeat(16),
            notBefore: 1_700_000_000,
            notAfter: 1_900_000_000,
            fingerprint: 'ab'.repeat(32),
          },
    entropy_bits: null,
    findings: number % 4 === 0 ? [{ code: 'alg-missing', severity: 'note', expected: null, actual: null }] : [],
    rotate_every_days: number % 10 === 0 ? 90 : null,
    successor_id: null,
    public_jwk: JSON.stringify(publicJwk),
    created_at: 1_790_000_000 + number,
  };
}
