import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { capture, stopProcess } from '../child.ts';

/** The user that a session's processes run as; absent: the caller. */
export type Account = { uid: number; gid: number };

/** A private D-Bus session bus. */
export type Bus = { address: string; stop(): Promise<void> };

/** No service directories: nothing is ever started by itself, so a session holds exactly what the test put there. */
const configuration = (socket: string) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/** Where the bus of a session in `folder` listens, or would. */
export function busAddress(folder: string): string {
  return `unix:path=${path.join(folder, 'bus')}`;
}

/** Starts a bus whose socket lies in `folder`; it answers when this resolves. */
export async function startBus(folder: string, env: NodeJS.ProcessEnv, account: Account | undefined): Promise<Bus> {
  const file = path.join(folder, 'bus.conf');
  await writeFile(file, configuration(path.join(folder, 'bus')));
  const daemon = spawn('dbus-daemon', [`--config-file=${file}`, '--nofork', '--nopidfile', '--print-address=1'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...account,
  });
  let errors = '';
  daemon.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  await new Promise<void>((resolve, reject) => {
    daemon.stdout.once('data', () => resolve());
    daemon.once('error', reject);
    daemon.once('exit', () => reject(new Error(`dbus-daemon ended: ${errors.trim()}`)));
  });
  return { address: busAddress(folder), stop: () => stopProcess(daemon) };
}

/** Asks something on the session's bus; null when nobody answers. `words` are those of dbus-send. */
export async function askBus(
  env: NodeJS.ProcessEnv,
  destination: string,
  words: readonly string[],
  account: Account | undefined,
): Promise<string | null> {
  const answer = await capture('dbus-send', ['--session', '--print-reply', '--reply-timeout=2000', `--dest=${destination}`, ...words], {
    env,
    ...account,
  });
  return answer.code === 0 ? answer.output : null;
}
