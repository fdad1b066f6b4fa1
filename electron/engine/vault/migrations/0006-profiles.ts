import type { Migration } from '../migrate.ts';

/** Own ways to mint; the built-in ones are code. `content`: JSON of a ProfileContent. Times are Unix seconds. */
export const profiles: Migration = {
  version: 6,
  sql: `
    CREATE TABLE profiles (
      id         TEXT PRIMARY KEY,
      name       TEXT NOT NULL,
      key_id     TEXT,
      content    TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      changed_at INTEGER NOT NULL,
      deleted_at INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX profiles_by_name ON profiles (name) WHERE deleted_at IS NULL;
    CREATE INDEX profiles_by_key ON profiles (key_id) WHERE deleted_at IS NULL;
  `,
};
