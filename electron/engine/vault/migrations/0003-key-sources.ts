import type { Migration } from '../migrate.ts';

/**
 * Public sources of keys for verifying. Times are Unix seconds. JSON texts: jwks, findings, problem.
 *
 * - jwks: a JWK Set with the public members of the last good answer; private ones never get here
 * - findings: what was found in that answer, of the set and of each key in its order
 * - problem: what the last attempt ended with, where it failed
 * - key_source_changes: which keys came and went, the newest 200 of each source
 */
export const keySources: Migration = {
  version: 3,
  sql: `
    CREATE TABLE key_sources (
      id           TEXT PRIMARY KEY,
      name         TEXT NOT NULL UNIQUE,
      kind         TEXT NOT NULL,
      url          TEXT NOT NULL,
      issuer       TEXT,
      jwks_url     TEXT NOT NULL,
      allows_local INTEGER NOT NULL,
      jwks         TEXT NOT NULL,
      findings     TEXT NOT NULL,
      key_count    INTEGER NOT NULL,
      fetched_at   INTEGER NOT NULL,
      stale_at     INTEGER NOT NULL,
      problem      TEXT,
      checked_at   INTEGER NOT NULL,
      created_at   INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE key_source_changes (
      position   INTEGER PRIMARY KEY,
      source_id  TEXT NOT NULL REFERENCES key_sources (id) ON DELETE CASCADE,
      at         INTEGER NOT NULL,
      change     TEXT NOT NULL,
      kid        TEXT,
      alg        TEXT,
      thumbprint TEXT
    ) STRICT;
    CREATE INDEX key_source_changes_by_source ON key_source_changes (source_id, position);
  `,
};
