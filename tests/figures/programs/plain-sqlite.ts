import { Database as SqlCipher } from '@signalapp/sqlcipher';
import type { Database } from '../../../electron/engine/vault/database.ts';

/** A control, not a store: the same library without a key is plain SQLite, without encryption and without a seal. */
export function openPlain(file: string): Database {
  const native = new SqlCipher(file);
  const all: Database['all'] = (sql, parameters, row) =>
    native
      .prepare(sql)
      .all(parameters)
      .map((found) => row.parse(found));
  return {
    all,
    get: (sql, parameters, row) => all(sql, parameters, row)[0],
    run: (sql, parameters) => native.prepare(sql).run(parameters).changes,
    script: (sql) => native.exec(sql),
    transaction: (work) => native.transaction(work)(),
    integrity: () => [],
    close: () => native.close(),
  };
}
