import { openDatabase } from '../../../electron/engine/vault/database.ts';
import { migrate } from '../../../electron/engine/vault/migrate.ts';
import { longMigrations } from './long-migrations.ts';

/** Opens a database (first argument, key in hex second), says so, and migrates it through many steps. */
const [file = '', key = ''] = process.argv.slice(2);
const database = openDatabase(file, Buffer.from(key, 'hex'));
process.stdout.write('open\n');
migrate(database, longMigrations);
process.stdout.write('done\n');
database.close();
