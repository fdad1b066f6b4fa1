import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { forkAgent } from '../../electron/engine/vault/fork-agent.ts';
import { createKeychain } from '../../electron/engine/vault/keychain.ts';
import { createVault, type Vault } from '../../electron/engine/vault/vault.ts';
import { startSession, type DesktopSession } from '../../scripts/desktop/session.ts';
import type { Figure } from '../../scripts/figure.ts';
import { ending, startProgram } from '../faults/programs/program.ts';

const SERVICE = 'tokensmith-faults';
/** So that a slow machine is not taken for a hung keychain. */
const PATIENCE_MS = 60_000;
const CANARY = 'PLAIN-TEXT-CANARY';

/** How a keychain that works is broken, and what the vault must then say: at a first start, at a later one, and mended. */
type Fault = {
  name: string;
  first: string;
  later: string;
  mended: 'ready' | 'lost';
  timeoutMs?: number;
  /** May give another environment for the app. */
  breakIt(session: DesktopSession): Promise<NodeJS.ProcessEnv | void>;
};

const faults: readonly Fault[] = [
  {
    name: 'no bus',
    first: 'no-keychain',
    later: 'no-keychain',
    mended: 'ready',
    breakIt: async ({ env }) => ({ ...env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' }),
  },
  {
    name: 'no service',
    first: 'no-keychain',
    later: 'no-keychain',
    mended: 'ready',
    breakIt: (session) => session.become('no-service'),
  },
  {
    name: 'no collection',
    first: 'needs-setup',
    later: 'needs-setup',
    mended: 'lost',
    breakIt: (session) => session.become('needs-setup'),
  },
  { name: 'locked', first: 'locked', later: 'locked', mended: 'ready', breakIt: (session) => session.become('locked') },
  {
    name: 'hung',
    first: 'hung',
    later: 'hung',
    mended: 'ready',
    timeoutMs: 1_000,
    breakIt: async (session) => session.keyring()?.hang(),
  },
  {
    name: 'killed',
    first: 'no-keychain',
    later: 'no-keychain',
    mended: 'ready',
    breakIt: async (session) => void process.kill(session.keyring()?.pid ?? Number.NaN, 'SIGKILL'),
  },
  {
    name: 'emptied',
    first: 'ready',
    later: 'lost',
    mended: 'lost',
    async breakIt(session) {
      await session.become('needs-setup');
      await session.become('unlocked');
    },
  },
];

export const figure: Figure = {
  name: 'keychain-faults',
  title: 'A keychain at fault',
  async run({ full, progress }) {
    const [times, controls] = full ? [50, 10] : [2, 1];
    const details: string[] = [];
    let cases = 0;
    for (const fault of faults) {
      const problems = await tryFault(fault, times);
      cases += times;
      details.push(...problems.map((problem) => `${fault.name}: ${problem}`));
      progress(cases, faults.length * times);
    }
    return {
      cases,
      wrong: details.length,
      summary: `${faults.length} faults x ${times}: ${details.length} with a wrong state, a file written, plain text, a new key or a dead process`,
      control: { description: 'keytar.findCredentials on a locked keychain (SIGSEGV)', caught: await dieOfFinding(controls), of: controls },
      details,
    };
  },
};

async function tryFault(fault: Fault, times: number): Promise<string[]> {
  const session = await startSession('unlocked');
  const below = mkdtempSync(path.join(tmpdir(), 'tokensmith-keychain-faults-'));
  const existing = path.join(below, 'existing');
  try {
    await makeVault(session, existing);
    const before = hashes(existing);
    const env = (await fault.breakIt(session)) ?? session.env;
    const program = startProgram(
      '../../figures/programs/faulty-starts.ts',
      [below, existing, String(times), String(fault.timeoutMs ?? PATIENCE_MS)],
      { env },
    );
    const { output, code, signal, errors } = await ending(program);
    const lines = output.split('\n').filter(Boolean);
    const problems = lines.flatMap((line) => problemsOf(line, fault));
    if (lines.length < times) problems.push(`the process died: ${signal ?? code} ${errors.slice(0, 300)}`);
    if (hashes(existing) !== before) problems.push('the vault was changed');
    problems.push(...(await mend(session, existing, fault.mended)));
    return problems;
  } finally {
    await session.stop();
    rmSync(below, { recursive: true, force: true });
  }
}

const lineSchema = z.strictObject({ first: z.string(), later: z.string(), files: z.array(z.string()) });

function problemsOf(line: string, fault: Fault): string[] {
  const { first, later, files } = lineSchema.parse(JSON.parse(line));
  const problems: string[] = [];
  if (first !== fault.first) problems.push(`first start was ${first}`);
  if (later !== fault.later) problems.push(`later start was ${later}`);
  if (fault.first !== 'ready' && files.length > 0) problems.push(`wrote ${files.join(', ')}`);
  return problems;
}

function vaultOf(session: DesktopSession, folder: string): Vault {
  return createVault({
    folder,
    secrets: () => createKeychain({ service: SERVICE, startAgent: () => forkAgent({ env: session.env }), timeoutMs: PATIENCE_MS }),
  });
}

async function makeVault(session: DesktopSession, folder: string): Promise<void> {
  const vault = vaultOf(session, folder);
  const { state } = await vault.open();
  vault.write(({ database }) => database.run('INSERT INTO key_intents (id, started_at) VALUES (?, 1)', [CANARY]));
  vault.close();
  if (state !== 'ready') throw new Error(`The working keychain gave ${state}`);
}

/** With the fault gone, the vault opens with the key that it always had; no file of it ever held its text. */
async function mend(session: DesktopSession, folder: string, expected: string): Promise<string[]> {
  await session.become('unlocked');
  const vault = vaultOf(session, folder);
  const { state } = await vault.open();
  vault.close();
  const isPlain = readdirSync(folder).some((name) => readFileSync(path.join(folder, name)).includes(CANARY));
  return [...(state === expected ? [] : [`mended, it is ${state}`]), ...(isPlain ? ['plain text in a file'] : [])];
}

function hashes(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).toSorted()) hash.update(name).update(readFileSync(path.join(folder, name)));
  return hash.digest('hex');
}

/** The control: what the engine never calls, and that the harness does see a process die. */
async function dieOfFinding(times: number): Promise<number> {
  const session = await startSession('unlocked');
  let deaths = 0;
  try {
    const keychain = createKeychain({ service: SERVICE, startAgent: () => forkAgent({ env: session.env }), timeoutMs: PATIENCE_MS });
    await keychain.set('a', 'AAAA');
    keychain.close();
    await session.become('locked');
    for (let time = 0; time < times; time++) {
      const { signal } = await ending(startProgram('../../figures/programs/find-credentials.ts', [], { env: session.env }));
      if (signal === 'SIGSEGV') deaths += 1;
    }
  } finally {
    await session.stop();
  }
  return deaths;
}
