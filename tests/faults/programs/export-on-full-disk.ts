import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeFileWhole } from '../../../electron/engine/whole-file.ts';

/** Writes over a file of the small disk (its argument is the folder) more than it has room for, and prints as JSON what came of it. */
const disk = process.argv[2] ?? '';
const file = path.join(disk, 'key.pem');
writeFileSync(file, 'the old text');
const written = await writeFileWhole(file, 'x'.repeat(8 * 1_048_576));
process.stdout.write(JSON.stringify({ written, left: readdirSync(disk), text: readFileSync(file, 'utf8') }));
