import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { forkAgent } from '../../electron/engine/vault/fork-agent.ts';
import { createKeychain, type Keychain } from '../../electron/engine/vault/keychain.ts';
import { createVault, type Vault } from '../../electron/engine/vault/vault.ts';
import { startSession, type DesktopSession, type SessionKind } from '../../scripts/desktop/session.ts';

export { contents, note, notes } from '../unit/vault/fixtures.ts';

/** The service under which the tests' items lie; their keychain is a private one all the same. */
export const service = 'tokensmith-faults';

type Given = {
  /** A folder that does not exist yet, for a vault; removed with all in it. */
  folder: string;
  /** Starts desktop sessions that end with the test. */
  start: (kind: SessionKind) => Promise<DesktopSession>;
};

export const test = base.extend<Given>({
  folder: async ({}, use) => {
    const parent = mkdtempSync(path.join(tmpdir(), 'tokensmith-faults-'));
    await use(path.join(parent, 'vault'));
    rmSync(parent, { recursive: true, force: true });
  },
  start: async ({}, use) => {
    const sessions: DesktopSession[] = [];
    await use(async (kind) => {
      const session = await startSession(kind);
      sessions.push(session);
      return session;
    });
    for (const session of sessions) await session.stop();
  },
});

/** The real keychain of a session. Patient, so that a slow machine is not taken for a hung keychain. */
export function keychainOf(session: DesktopSession, timeoutMs = 60_000): Keychain {
  return createKeychain({ service, startAgent: () => forkAgent({ env: session.env }), timeoutMs });
}

export function vaultOf(session: DesktopSession, folder: string, timeoutMs?: number): Vault {
  return createVault({ folder, secrets: () => keychainOf(session, timeoutMs) });
}
