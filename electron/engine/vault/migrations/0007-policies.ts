import type { Migration } from '../migrate.ts';

/**
 * Own ways to judge; the built-in ones are code. `content`: JSON of a PolicyContent. Times are Unix seconds. An issuer is in
 * `policy_issuers` while a policy that is not deleted judges its tokens.
 */
export const policies: Migration = {
  version: 7,
  sql: `
    CREATE TABLE policies (
      id         TEXT PRIMARY KEY,
      name       TEXT NOT NULL,
      content    TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      changed_at INTEGER NOT NULL,
      deleted_at INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX policies_by_name ON policies (name) WHERE deleted_at IS NULL;
    CREATE TABLE policy_issuers (
      issuer    TEXT PRIMARY KEY,
      policy_id TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX policy_issuers_by_policy ON policy_issuers (policy_id);
  `,
};
