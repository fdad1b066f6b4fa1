import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { stopProcess } from '../child.ts';
import { askBus, type Account } from './bus.ts';

/** `needs-setup`: the service answers, but has no default collection to store into. */
export type KeyringState = 'unlocked' | 'locked' | 'needs-setup';

/** A running gnome-keyring-daemon, the Secret Service of a session. */
export type Keyring = {
  pid: number;
  /** Stops answering without going away (SIGSTOP). */
  hang(): void;
  /** Answers again, what was asked meanwhile included. */
  resume(): void;
  stop(): Promise<void>;
};

/** The test keyring's password. gnome-keyring stores a keyring with an empty one in plain text, which cannot be locked. */
const PASSWORD = 'tokensmith test keyring';
const SERVICE = 'org.freedesktop.secrets';
const LOGIN_COLLECTION = '/org/freedesktop/secrets/collection/login';
const START_LIMIT_MS = 15_000;
const MOST_STARTS = 3;

/**
 * Starts the daemon on the bus named in `env` and waits until it shows the wanted state.
 * `locked` needs a keyring that an earlier `unlocked` daemon has made under the same XDG_DATA_HOME.
 * @throws Error when the state is not reached in 15 s
 */
export async function startKeyring(state: KeyringState, env: NodeJS.ProcessEnv, account: Account | undefined): Promise<Keyring> {
  // gnome-keyring 42 aborts when a property is asked for in the moment in which it comes up (assertion 'client' failed).
  // Nothing has been stored by then, and nothing of ours has run: it is started again, and any other failure is reported.
  for (let attempt = 1; ; attempt++) {
    const started = await startOnce(state, env, account);
    if ('keyring' in started) return started.keyring;
    if (!started.hasAborted || attempt === MOST_STARTS) {
      throw new Error(`gnome-keyring-daemon did not become ${state}: ${started.errors || 'it said nothing'}`);
    }
  }
}

type Started = { keyring: Keyring } | { hasAborted: boolean; errors: string };

async function startOnce(state: KeyringState, env: NodeJS.ProcessEnv, account: Account | undefined): Promise<Started> {
  const mode = state === 'unlocked' ? '--unlock' : '--start';
  const daemon = spawn('gnome-keyring-daemon', [mode, '--foreground', '--components=secrets'], {
    env,
    stdio: ['pipe', 'ignore', 'pipe'],
    ...account,
  });
  let errors = '';
  daemon.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  daemon.once('error', (error) => (errors += error.message));
  daemon.stdin.on('error', () => undefined).end(state === 'unlocked' ? PASSWORD : '');
  const deadline = Date.now() + START_LIMIT_MS;
  while ((await observedState(env, account)) !== state) {
    const hasEnded = daemon.exitCode !== null || daemon.signalCode !== null || daemon.pid === undefined;
    if (hasEnded || Date.now() > deadline) {
      const hasAborted = daemon.signalCode !== null;
      await stopProcess(daemon);
      return { hasAborted, errors: errors.trim() };
    }
    await pause(20);
  }
  const keyring: Keyring = {
    pid: daemon.pid ?? 0,
    hang: () => void daemon.kill('SIGSTOP'),
    resume: () => void daemon.kill('SIGCONT'),
    stop: () => stopProcess(daemon),
  };
  return { keyring };
}

async function observedState(env: NodeJS.ProcessEnv, account: Account | undefined): Promise<KeyringState | null> {
  const owner = await askBus(env, 'org.freedesktop.DBus', ['/', 'org.freedesktop.DBus.NameHasOwner', `string:${SERVICE}`], account);
  if (owner === null || !owner.includes('true')) return null;
  const isLocked = await askBus(
    env,
    SERVICE,
    [LOGIN_COLLECTION, 'org.freedesktop.DBus.Properties.Get', 'string:org.freedesktop.Secret.Collection', 'string:Locked'],
    account,
  );
  if (isLocked === null) return 'needs-setup';
  return isLocked.includes('true') ? 'locked' : 'unlocked';
}
