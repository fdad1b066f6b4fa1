import { readFile } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';

/** What not to do, to show that the harness would notice: keytar in the process that does everything else. */
const keytar = z
  .object({ getPassword: z.custom<(service: string, account: string) => Promise<unknown>>((value) => typeof value === 'function') })
  .parse(createRequire(import.meta.url)('keytar'));

for (let call = 0; call < 4; call++) void keytar.getPassword('tokensmith-faults', 'a');
process.stdout.write('calls made\n');
readFile(import.meta.filename, () => process.stdout.write('file read\n'));
