import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inProject } from '../project.ts';
import { megabytes, progressLine } from '../terminal.ts';
import { pinnedVersion } from './electron-folder.ts';
import { watchGrowth } from './watch-growth.ts';

/** No byte for this long, and the download is given up. */
const STALL_MS = 30_000;

/**
 * Runs the electron package's own download, which checks its sum and unpacks it.
 * @returns null when it worked, else the reason in a few words
 */
export async function downloadOfficial(): Promise<string | null> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'tokensmith-electron-'));
  const progress = progressLine();
  progress.update(`Electron ${pinnedVersion()}: asking for the official download …`);
  try {
    const child = spawn(process.execPath, [inProject('node_modules', 'electron', 'install.js')], {
      env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary, ELECTRON_GET_NO_PROGRESS: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    const stopWatching = watchGrowth(child, {
      folder: temporary,
      stallMs: STALL_MS,
      onBytes: (bytes) => {
        if (bytes > 0) progress.update(`Electron ${pinnedVersion()}: ${megabytes(bytes)} of the official download`);
      },
    });
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    const stalled = stopWatching();
    const reason = code === 0 ? null : stalled ? `no data for ${STALL_MS / 1000} s` : reasonFrom(errors);
    progress.end(
      reason === null
        ? `Electron ${pinnedVersion()}: official download complete`
        : `Electron ${pinnedVersion()}: the official download failed (${reason})`,
    );
    return reason;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** A reason that a person can act on; `fetch failed` alone says nothing. */
function reasonFrom(errors: string): string {
  if (/fetch failed|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT/.test(errors)) return 'its server could not be reached';
  const line = errors.split('\n').find((text) => /Error/.test(text));
  return line?.trim() ?? 'no reason given';
}
