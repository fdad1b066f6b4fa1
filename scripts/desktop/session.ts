import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { busAddress, startBus, type Account } from './bus.ts';
import { startKeyring, type Keyring, type KeyringState } from './keyring.ts';

/** What a program in the session finds as its keychain. */
export type SessionKind = KeyringState | 'no-service' | 'no-bus';

/**
 * A desktop session of its own: home, XDG folders, bus and keychain, all in one temporary folder.
 * Windows and macOS cannot have a second one: there it is the user's own, with a temporary folder and the system's keychain.
 */
export type DesktopSession = {
  /** the whole environment for programs in it; the display is the caller's */
  env: NodeJS.ProcessEnv;
  folder: string;
  /** the keychain's process, null where the kind has none */
  keyring(): Keyring | null;
  /** Puts another keychain in place of the present one, over the same stored secrets: `locked` and then `unlocked` again, say. */
  become(kind: Exclude<SessionKind, 'no-bus'>): Promise<void>;
  /** Ends all its processes and removes the folder. */
  stop(): Promise<void>;
};

/**
 * Starts a session with the keychain in the given state.
 * @param account who its processes run as (needs root); the folder then belongs to that user
 */
export async function startSession(kind: SessionKind, account?: Account): Promise<DesktopSession> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tokensmith-session-'));
  if (process.platform !== 'linux') return ownersSession(folder, kind);
  const env = await environmentIn(folder, account);
  const bus = kind === 'no-bus' ? null : await startBus(folder, env, account);
  let keyring: Keyring | null = null;
  const become: DesktopSession['become'] = async (next) => {
    await keyring?.stop();
    keyring = null;
    if (next === 'locked') await (await startKeyring('unlocked', env, account)).stop();
    if (next === 'needs-setup') await rm(path.join(folder, 'data', 'keyrings'), { recursive: true, force: true });
    if (next !== 'no-service') keyring = await startKeyring(next, env, account);
  };
  const stop = async () => {
    await keyring?.stop();
    await bus?.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    if (kind !== 'no-bus') await become(kind);
  } catch (error) {
    await stop();
    throw error;
  }
  return { env, folder, keyring: () => keyring, become, stop };
}

function ownersSession(folder: string, kind: SessionKind): DesktopSession {
  const become = async (next: SessionKind) => {
    if (next !== 'unlocked') throw new Error(`A keychain that is ${next} can be had on Linux only.`);
  };
  if (kind !== 'unlocked') throw new Error(`A keychain that is ${kind} can be had on Linux only.`);
  const stop = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  return { env: { ...process.env }, folder, keyring: () => null, become, stop };
}

async function environmentIn(folder: string, account: Account | undefined): Promise<NodeJS.ProcessEnv> {
  const places = {
    HOME: path.join(folder, 'home'),
    XDG_RUNTIME_DIR: path.join(folder, 'runtime'),
    XDG_DATA_HOME: path.join(folder, 'data'),
    XDG_CONFIG_HOME: path.join(folder, 'config'),
    XDG_CACHE_HOME: path.join(folder, 'cache'),
  };
  for (const place of Object.values(places)) await mkdir(place, { mode: 0o700 });
  if (account !== undefined) {
    for (const place of [folder, ...Object.values(places)]) await chown(place, account.uid, account.gid);
  }
  const { GNOME_KEYRING_CONTROL: _control, SSH_AUTH_SOCK: _agent, ...inherited } = process.env;
  return { ...inherited, ...places, DBUS_SESSION_BUS_ADDRESS: busAddress(folder) };
}
