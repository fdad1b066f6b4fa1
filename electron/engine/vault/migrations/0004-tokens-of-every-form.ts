import type { Migration } from '../migrate.ts';

/**
 * Tokens of every form, where they stand, where they come from and where they went. Times are Unix seconds, spans whole
 * seconds. JSON texts: tags (of strings), recipe (a FilledRecipe).
 *
 * - tokens.payload: what a detached token leaves out
 * - tokens.can_remake: a recipe is kept, or can be read from the token
 * - tokens.reminded_for: the expiry that a reminder was given for
 * - tokens.batch: deleted together, brought back together
 * - tokens.is_indexed: 0 until its claims are in the index; rows of version 3 and of a bulk get there little by little
 * - token_origins: the recipe, and the claims of an encrypted token, which it does not show itself
 * - token_claims, token_notes: what is searched for beside label, subject, issuer and kid. Three indexes, as each of them
 *   changes on its own: a new note must not cost the trigrams of 8 KB of claims
 * - token_claims_terms: the trigrams themselves, for words of one or two characters
 * - token_tags: the tags of what is not deleted
 * - tokens_by_…: an index per order and per filter. Each holds all that its query asks for, so that no query reads the tokens
 * - automerge, crisismerge: an index tidies itself up in steps of 40 to 500 ms. It is done by token-index.ts, in small ones
 * - cache_size, in KiB: each of these steps reads all tokens, and a page in memory is not decrypted again: of 100,000 tokens
 *   7 s become 1.3
 */
export const tokensOfEveryForm: Migration = {
  version: 4,
  sql: `
    PRAGMA cache_size = -262144;

    ALTER TABLE tokens ADD COLUMN form TEXT NOT NULL DEFAULT 'jws';
    ALTER TABLE tokens ADD COLUMN payload TEXT;
    ALTER TABLE tokens ADD COLUMN folder TEXT NOT NULL DEFAULT '';
    ALTER TABLE tokens ADD COLUMN environment TEXT NOT NULL DEFAULT '';
    ALTER TABLE tokens ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE tokens ADD COLUMN profile_id TEXT;
    ALTER TABLE tokens ADD COLUMN parent_id TEXT;
    ALTER TABLE tokens ADD COLUMN session_id TEXT;
    ALTER TABLE tokens ADD COLUMN role TEXT;
    ALTER TABLE tokens ADD COLUMN can_remake INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE tokens ADD COLUMN renewals INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE tokens ADD COLUMN renewed_at INTEGER;
    ALTER TABLE tokens ADD COLUMN renewal_problem TEXT;
    ALTER TABLE tokens ADD COLUMN renews_before INTEGER;
    ALTER TABLE tokens ADD COLUMN reminds_before INTEGER;
    ALTER TABLE tokens ADD COLUMN reminded_for REAL;
    ALTER TABLE tokens ADD COLUMN batch TEXT;
    ALTER TABLE tokens ADD COLUMN is_indexed INTEGER NOT NULL DEFAULT 0;

    DROP INDEX tokens_by_expiry;
    CREATE INDEX tokens_by_end ON tokens (ifnull(expires_at, 9e999)) WHERE deleted_at IS NULL;
    CREATE INDEX tokens_by_name ON tokens (coalesce(nullif(label, ''), subject, '') COLLATE NOCASE) WHERE deleted_at IS NULL;
    CREATE INDEX tokens_by_subject ON tokens (ifnull(subject, '') COLLATE NOCASE) WHERE deleted_at IS NULL;
    CREATE INDEX tokens_by_issuer ON tokens (ifnull(issuer, '') COLLATE NOCASE) WHERE deleted_at IS NULL;
    CREATE INDEX tokens_by_alg ON tokens (alg) WHERE deleted_at IS NULL;

    CREATE INDEX tokens_by_kid ON tokens (kid) WHERE deleted_at IS NULL AND kid IS NOT NULL;
    CREATE INDEX tokens_by_expiry ON tokens (expires_at, not_before) WHERE deleted_at IS NULL;
    CREATE INDEX tokens_by_start ON tokens (not_before, expires_at) WHERE deleted_at IS NULL AND not_before IS NOT NULL;
    CREATE INDEX tokens_by_folder ON tokens (folder) WHERE deleted_at IS NULL;
    CREATE INDEX tokens_by_environment ON tokens (environment) WHERE deleted_at IS NULL;
    CREATE INDEX tokens_by_source ON tokens (source) WHERE deleted_at IS NULL;
    CREATE INDEX tokens_by_parent ON tokens (parent_id) WHERE deleted_at IS NULL AND parent_id IS NOT NULL;
    CREATE INDEX tokens_by_session ON tokens (session_id) WHERE deleted_at IS NULL AND session_id IS NOT NULL;
    CREATE INDEX tokens_by_batch ON tokens (batch) WHERE deleted_at IS NOT NULL;
    CREATE INDEX tokens_to_renew ON tokens (expires_at - renews_before) WHERE deleted_at IS NULL AND renews_before IS NOT NULL;
    CREATE INDEX tokens_to_remind ON tokens (expires_at - reminds_before) WHERE deleted_at IS NULL AND reminds_before IS NOT NULL;
    CREATE INDEX tokens_to_index ON tokens (position) WHERE is_indexed = 0;

    CREATE TABLE token_origins (
      position INTEGER PRIMARY KEY REFERENCES tokens (position) ON DELETE CASCADE,
      recipe   TEXT,
      claims   TEXT
    ) STRICT;

    CREATE TABLE token_uses (
      position INTEGER PRIMARY KEY,
      token    INTEGER NOT NULL REFERENCES tokens (position) ON DELETE CASCADE,
      at       INTEGER NOT NULL,
      method   TEXT NOT NULL,
      url      TEXT NOT NULL,
      status   INTEGER
    ) STRICT;
    CREATE INDEX token_uses_by_token ON token_uses (token, position);

    CREATE TABLE token_tags (
      tag      TEXT NOT NULL,
      position INTEGER NOT NULL,
      PRIMARY KEY (tag, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER token_tags_insert AFTER INSERT ON tokens WHEN new.tags <> '[]' BEGIN
      INSERT OR IGNORE INTO token_tags (tag, position) SELECT value, new.position FROM json_each(new.tags);
    END;
    CREATE TRIGGER token_tags_update AFTER UPDATE OF tags, deleted_at ON tokens WHEN old.tags <> '[]' OR new.tags <> '[]' BEGIN
      DELETE FROM token_tags WHERE position = new.position AND tag IN (SELECT value FROM json_each(old.tags));
      INSERT OR IGNORE INTO token_tags (tag, position)
      SELECT value, new.position FROM json_each(new.tags) WHERE new.deleted_at IS NULL;
    END;
    CREATE TRIGGER token_tags_delete AFTER DELETE ON tokens WHEN old.tags <> '[]' BEGIN
      DELETE FROM token_tags WHERE position = old.position AND tag IN (SELECT value FROM json_each(old.tags));
    END;

    CREATE TABLE token_claims (
      position INTEGER PRIMARY KEY REFERENCES tokens (position) ON DELETE CASCADE,
      claims   TEXT NOT NULL
    ) STRICT;
    CREATE VIRTUAL TABLE token_claims_search USING fts5 (
      claims, content = 'token_claims', content_rowid = 'position', tokenize = 'trigram'
    );
    INSERT INTO token_claims_search (token_claims_search, rank) VALUES ('secure-delete', 1);
    CREATE VIRTUAL TABLE token_claims_terms USING fts5vocab ('token_claims_search', 'row');
    CREATE TRIGGER token_claims_insert AFTER INSERT ON token_claims BEGIN
      INSERT INTO token_claims_search (rowid, claims) VALUES (new.position, new.claims);
    END;
    CREATE TRIGGER token_claims_delete AFTER DELETE ON token_claims BEGIN
      INSERT INTO token_claims_search (token_claims_search, rowid, claims) VALUES ('delete', old.position, old.claims);
    END;

    CREATE TABLE token_notes (
      position INTEGER PRIMARY KEY REFERENCES tokens (position) ON DELETE CASCADE,
      notes    TEXT NOT NULL,
      tags     TEXT NOT NULL
    ) STRICT;
    CREATE VIRTUAL TABLE token_notes_search USING fts5 (
      notes, tags, content = 'token_notes', content_rowid = 'position', tokenize = 'trigram'
    );
    INSERT INTO token_notes_search (token_notes_search, rank) VALUES ('secure-delete', 1);
    CREATE TRIGGER token_notes_insert AFTER INSERT ON token_notes BEGIN
      INSERT INTO token_notes_search (rowid, notes, tags) VALUES (new.position, new.notes, new.tags);
    END;
    CREATE TRIGGER token_notes_delete AFTER DELETE ON token_notes BEGIN
      INSERT INTO token_notes_search (token_notes_search, rowid, notes, tags) VALUES ('delete', old.position, old.notes, old.tags);
    END;

    INSERT INTO tokens_search (tokens_search, rank) VALUES ('automerge', 0), ('crisismerge', 400);
    INSERT INTO token_claims_search (token_claims_search, rank) VALUES ('automerge', 0), ('crisismerge', 400);
    INSERT INTO token_notes_search (token_notes_search, rank) VALUES ('automerge', 0), ('crisismerge', 400);

    PRAGMA cache_size = -2000;
  `,
};
