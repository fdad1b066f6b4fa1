import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Bench } from '../../scripts/bench-row.ts';
import { startSession } from '../../scripts/desktop.ts';
import { inProject, root } from '../../scripts/project.ts';
import { electronExecutable, launchElectron } from '../e2e/launch.ts';
import { amountRow } from './rows.ts';

/** The page's JavaScript that is loaded before the first screen, as the running page says, gzipped. */
export const bench: Bench = {
  name: 'bundle',
  title: 'Bundle size',
  async run() {
    const folder = inProject('out', 'renderer', 'assets');
    const all = (await readdir(folder)).filter((name) => name.endsWith('.js'));
    const session = await startSession('unlocked');
    const env = { ...session.env, TOKENSMITH_DATA_DIR: path.join(session.folder, 'tokensmith-data') };
    const { window, close } = await launchElectron({ target: { executable: await electronExecutable(), appFolder: root }, env });
    try {
      const loaded: string[] = [];
      window.on('request', (request) => loaded.push(request.url()));
      await window.reload();
      await window.getByRole('main').getByRole('button').first().waitFor();
      const scripts = all.filter((name) => loaded.some((address) => address.endsWith(`/${name}`)));
      const before = await kilobytes(folder, scripts);
      const reference = { value: await kilobytes(folder, all), name: 'all screens' };
      return [amountRow('JavaScript before the first screen, gzip', 'kB', before, 250, reference)];
    } finally {
      await close();
      await session.stop();
    }
  },
};

async function kilobytes(folder: string, names: readonly string[]): Promise<number> {
  let total = 0;
  for (const name of names) total += gzipSync(await readFile(path.join(folder, name))).length;
  return total / 1000;
}
