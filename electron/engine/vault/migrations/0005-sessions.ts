import type { Migration } from '../migrate.ts';

/**
 * Sign-ins with refresh tokens. Times are Unix seconds, spans whole seconds.
 *
 * - recipe: how its access tokens are made (JSON of a FilledRecipe)
 * - refresh_jti: the `jti` of the one refresh token that may be used; any earlier one is a reuse
 * - slides_by, latest_end: null where the end does not move
 */
export const sessions: Migration = {
  version: 5,
  sql: `
    CREATE TABLE sessions (
      id          TEXT PRIMARY KEY,
      key_id      TEXT NOT NULL,
      recipe      TEXT NOT NULL,
      refresh_jti TEXT NOT NULL,
      started_at  INTEGER NOT NULL,
      ends_at     INTEGER NOT NULL,
      slides_by   INTEGER,
      latest_end  INTEGER,
      refreshes   INTEGER NOT NULL DEFAULT 0,
      revoked_at  INTEGER,
      revoked_for TEXT
    ) STRICT;
    CREATE INDEX sessions_by_key ON sessions (key_id);
  `,
};
