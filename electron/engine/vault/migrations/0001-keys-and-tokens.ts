import type { Migration } from '../migrate.ts';

/**
 * Keys and tokens. Times of the vault's own doing (`…_at` INTEGER) and of claims (REAL) are Unix seconds.
 *
 * - keys.deleting_at: marked as deleted; the secret may still be in the keychain
 * - key_intents: written before a secret goes into the keychain, removed with the insert of its row
 * - tokens.position: a rowid that VACUUM keeps, as the search index refers to it
 * - tokens_search: trigrams, so that any part of a word is found, in any script; needs 3 characters or more
 */
export const keysAndTokens: Migration = {
  version: 1,
  sql: `
    CREATE TABLE keys (
      id           TEXT PRIMARY KEY,
      name         TEXT NOT NULL,
      kid          TEXT NOT NULL,
      alg          TEXT NOT NULL,
      kty          TEXT NOT NULL,
      bits         INTEGER NOT NULL,
      public_jwk   TEXT,
      created_at   INTEGER NOT NULL,
      last_used_at INTEGER,
      use_count    INTEGER NOT NULL DEFAULT 0,
      deleting_at  INTEGER
    ) STRICT;
    CREATE INDEX keys_by_kid ON keys (kid);

    CREATE TABLE key_intents (
      id         TEXT PRIMARY KEY,
      started_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE tokens (
      position   INTEGER PRIMARY KEY,
      id         TEXT NOT NULL UNIQUE,
      label      TEXT NOT NULL,
      compact    TEXT NOT NULL,
      alg        TEXT NOT NULL,
      typ        TEXT,
      kid        TEXT,
      key_id     TEXT REFERENCES keys (id) ON DELETE SET NULL,
      subject    TEXT,
      issuer     TEXT,
      audience   TEXT NOT NULL,
      issued_at  REAL,
      not_before REAL,
      expires_at REAL,
      source     TEXT NOT NULL,
      stored_at  INTEGER NOT NULL,
      bytes      INTEGER NOT NULL,
      deleted_at INTEGER
    ) STRICT;
    CREATE INDEX tokens_by_age ON tokens (stored_at, position) WHERE deleted_at IS NULL;
    CREATE INDEX tokens_by_expiry ON tokens (expires_at) WHERE deleted_at IS NULL;
    CREATE INDEX tokens_by_key ON tokens (key_id, expires_at) WHERE deleted_at IS NULL;
    CREATE INDEX tokens_deleted ON tokens (deleted_at) WHERE deleted_at IS NOT NULL;

    CREATE VIRTUAL TABLE tokens_search USING fts5 (
      label, subject, issuer, kid,
      content = 'tokens', content_rowid = 'position', tokenize = 'trigram'
    );
    INSERT INTO tokens_search (tokens_search, rank) VALUES ('secure-delete', 1);

    CREATE TRIGGER tokens_search_insert AFTER INSERT ON tokens BEGIN
      INSERT INTO tokens_search (rowid, label, subject, issuer, kid)
      VALUES (new.position, new.label, new.subject, new.issuer, new.kid);
    END;
    CREATE TRIGGER tokens_search_delete AFTER DELETE ON tokens BEGIN
      INSERT INTO tokens_search (tokens_search, rowid, label, subject, issuer, kid)
      VALUES ('delete', old.position, old.label, old.subject, old.issuer, old.kid);
    END;
    CREATE TRIGGER tokens_search_update AFTER UPDATE OF label, subject, issuer, kid ON tokens BEGIN
      INSERT INTO tokens_search (tokens_search, rowid, label, subject, issuer, kid)
      VALUES ('delete', old.position, old.label, old.subject, old.issuer, old.kid);
      INSERT INTO tokens_search (rowid, label, subject, issuer, kid)
      VALUES (new.position, new.label, new.subject, new.issuer, new.kid);
    END;
  `,
};
