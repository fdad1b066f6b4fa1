import { readFile, writeFile } from 'node:fs/promises';
import { brotliCompressSync, constants } from 'node:zlib';
import { inProject } from './project.ts';
import { Refusal, runScript, say } from './terminal.ts';

/**
 * tsx scripts/pack-known-secrets.ts path/to/jwt.secrets.list
 *
 * Makes the list of known secrets that the engine carries from wallarm/jwt-secrets: its lines as they are and without outer
 * blanks, each once, sorted by bytes, each between two line ends. The same list gives the same file.
 */
await runScript(async () => {
  const source = process.argv[2];
  if (source === undefined) throw new Refusal('Name the list: tsx scripts/pack-known-secrets.ts jwt.secrets.list');
  const lines = (await readFile(source, 'utf8')).split(/\r?\n/);
  const secrets = [...new Set(lines.flatMap((line) => [line, line.trim()]))].filter((line) => line !== '');
  const sorted = secrets.map((secret) => Buffer.from(secret)).toSorted(Buffer.compare);
  const list = Buffer.concat([Buffer.from('\n'), ...sorted.flatMap((secret) => [secret, Buffer.from('\n')])]);
  const packed = brotliCompressSync(list, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: list.length,
    },
  });
  await writeFile(inProject('electron', 'engine', 'keys', 'health', 'known-secrets.br'), packed);
  say(`${secrets.length} secrets, ${list.length} bytes, ${packed.length} packed.`);
  return 0;
});
