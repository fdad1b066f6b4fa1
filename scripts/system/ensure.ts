import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isRoot } from '../project.ts';
import { progressLine, Refusal, say, seconds } from '../terminal.ts';
import { missingForVirtualDesktop, missingLibraries, type Missing } from './missing.ts';
import { namesInThisRelease } from './packages.ts';

export type Needs = {
  /** the Electron executable */
  electron: string;
  /** whether a virtual screen, a private bus and a keychain will be started */
  virtualDesktop: boolean;
};

/**
 * Makes sure that the system has what Electron, the native modules and the virtual desktop load or call.
 * On Debian and Ubuntu the packages are installed when this runs as root, else named in one command. Windows and macOS
 * need nothing.
 * @throws Refusal when something is missing that cannot be installed here
 */
export async function ensureSystem(needs: Needs): Promise<void> {
  if (process.platform !== 'linux') return;
  const missing = await findMissing(needs);
  if (missing.length === 0) return;
  say(`Missing on this system: ${missing.map(({ what }) => what).join(', ')}`);
  if (!existsSync('/etc/debian_version') || !existsSync('/usr/bin/apt-get')) {
    throw new Refusal('Install them with the package manager of this system, then run the command again.');
  }
  const wanted = missing.map((one) => one.package);
  if (!isRoot()) {
    const names = await namesInThisRelease(wanted);
    throw new Refusal(
      `Run this once, then the command again:\n\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}\n`,
    );
  }
  await install(wanted);
  const stillMissing = await findMissing(needs);
  if (stillMissing.length > 0) {
    throw new Refusal(`Still missing after the installation: ${stillMissing.map(({ what }) => what).join(', ')}`);
  }
}

async function findMissing(needs: Needs): Promise<Missing[]> {
  const libraries = await missingLibraries(needs.electron);
  return needs.virtualDesktop ? [...libraries, ...(await missingForVirtualDesktop())] : libraries;
}

async function install(packages: readonly string[]): Promise<void> {
  const started = Date.now();
  await apt(['update']);
  const names = await namesInThisRelease(packages);
  await apt(['install', '-y', '--no-install-recommends', ...names]);
  say(`Installed ${names.join(', ')} (${seconds(Date.now() - started)})`);
}

/** Runs apt-get without questions, showing its last line as progress; a failure shows all that it said. */
async function apt(words: readonly string[]): Promise<void> {
  const progress = progressLine();
  const child = spawn('apt-get', ['-q', '-o', 'Dpkg::Use-Pty=0', ...words], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const read = (text: string) => {
    output += text;
    const line = text.trim().split('\n').at(-1)?.slice(0, 100);
    if (line) progress.update(`apt-get: ${line}`);
  };
  child.stdout.setEncoding('utf8').on('data', read);
  child.stderr.setEncoding('utf8').on('data', read);
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  progress.end(`apt-get ${words[0] ?? ''}: ${code === 0 ? 'done' : 'failed'}`);
  if (code !== 0) throw new Refusal(`apt-get ${words.join(' ')} failed:\n${output.trim()}`);
}
