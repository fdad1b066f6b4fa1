import type { Migration } from '../migrate.ts';

/**
 * What a key manager knows of a key beyond its algorithm. JSON texts: tags, certificate, findings, plan.
 *
 * - keys.findings: what was found in the key itself; what changes with time is judged when it is read
 * - keys.thumbprint: RFC 7638, of secrets too. It recognizes a duplicate and is never shown for a secret
 * - keys.verify_until: a 'verify-only' key counts as retired from then on
 * - key_intents.plan: the row that was going to be made, so that an orphan can be finished. Holds no secret
 */
export const keysOfEveryKind: Migration = {
  version: 2,
  sql: `
    ALTER TABLE keys ADD COLUMN crv TEXT;
    ALTER TABLE keys ADD COLUMN use TEXT NOT NULL DEFAULT 'sig';
    ALTER TABLE keys ADD COLUMN holds TEXT NOT NULL DEFAULT 'private';
    ALTER TABLE keys ADD COLUMN state TEXT NOT NULL DEFAULT 'active';
    ALTER TABLE keys ADD COLUMN is_weak INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE keys ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE keys ADD COLUMN notes TEXT NOT NULL DEFAULT '';
    ALTER TABLE keys ADD COLUMN origin TEXT NOT NULL DEFAULT 'created';
    ALTER TABLE keys ADD COLUMN format TEXT;
    ALTER TABLE keys ADD COLUMN thumbprint TEXT NOT NULL DEFAULT '';
    ALTER TABLE keys ADD COLUMN certificate TEXT;
    ALTER TABLE keys ADD COLUMN entropy_bits INTEGER;
    ALTER TABLE keys ADD COLUMN findings TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE keys ADD COLUMN rotate_every_days INTEGER;
    ALTER TABLE keys ADD COLUMN verify_until INTEGER;
    ALTER TABLE keys ADD COLUMN successor_id TEXT REFERENCES keys (id) ON DELETE SET NULL;

    UPDATE keys SET thumbprint = kid;
    UPDATE keys SET holds = 'secret' WHERE kty = 'oct';
    UPDATE keys SET crv = json_extract(public_jwk, '$.crv') WHERE public_jwk IS NOT NULL;

    CREATE INDEX keys_by_thumbprint ON keys (thumbprint);
    CREATE INDEX keys_by_successor ON keys (successor_id);

    ALTER TABLE key_intents ADD COLUMN plan TEXT;
  `,
};
