import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBus } from '../../scripts/desktop/bus.ts';
import { startSession, type DesktopSession } from '../../scripts/desktop/session.ts';
import type { Figure } from '../../scripts/figure.ts';
import { lookIn, lookInFolder } from '../e2e/canaries.ts';
import { problemsOf } from './programs/fault-problems.ts';
import { messageSchema, type Report } from './programs/fault-report.ts';
import type { Fraud } from './programs/frauds.ts';

/** A session whose bus can be taken away, which the others' cannot. */
type Place = { session: DesktopSession; bus: { stop(): Promise<void> } };

/** How a keychain goes bad under an open vault, what every call that needs it must say, and what mends it. */
export type Fault = {
  name: string;
  says: 'keychain-missing' | 'keychain-needs-setup' | 'keychain-locked' | 'keychain-hung' | 'secret-missing';
  /** Nothing brings the stored secrets back. */
  isLost?: boolean;
  timeoutMs?: number;
  breakIt(place: Place): Promise<void>;
  mendIt?(place: Place): Promise<void>;
};

const faults: readonly Fault[] = [
  {
    name: 'no bus',
    says: 'keychain-missing',
    breakIt: ({ bus }) => bus.stop(),
    async mendIt(place) {
      place.bus = await startBus(place.session.folder, place.session.env, undefined);
      await place.session.become('unlocked');
    },
  },
  { name: 'no service', says: 'keychain-missing', breakIt: ({ session }) => session.become('no-service') },
  { name: 'no collection', says: 'keychain-needs-setup', isLost: true, breakIt: ({ session }) => session.become('needs-setup') },
  { name: 'locked', says: 'keychain-locked', breakIt: ({ session }) => session.become('locked') },
  {
    name: 'hung',
    says: 'keychain-hung',
    timeoutMs: 400,
    breakIt: async ({ session }) => session.keyring()?.hang(),
    mendIt: async ({ session }) => session.keyring()?.resume(),
  },
  {
    name: 'killed',
    says: 'keychain-missing',
    breakIt: async ({ session }) => void process.kill(session.keyring()?.pid ?? Number.NaN, 'SIGKILL'),
  },
  {
    name: 'emptied',
    says: 'secret-missing',
    isLost: true,
    async breakIt({ session }) {
      await session.become('needs-setup');
      await session.become('unlocked');
    },
    mendIt: async () => undefined,
  },
];

/** Each fraud, under a fault in which it shows, and what must give it away. */
const frauds: readonly { fraud: Fraud; under: string; sign: RegExp }[] = [
  { fraud: 'pretends', under: 'locked', sign: /create was ok/ },
  { fraud: 'writes', under: 'locked', sign: /plain text/ },
  { fraud: 'throws', under: 'killed', sign: /was threw/ },
  { fraud: 'invents', under: 'no service', sign: /reveal was ok/ },
  { fraud: 'blocks', under: 'hung', sign: /was blocked/ },
];

/** The import sends nine messages to the keychain; at the tenth it is over. */
const places = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const middle = 6;

export const figure: Figure = {
  name: 'key-faults',
  title: 'Keys, when the keychain goes bad under an open vault',
  async run({ full, progress }) {
    const [rounds, breaks] = full ? [5, places] : [2, [middle]];
    const details: string[] = [];
    let cases = 0;
    const sittings = faults.flatMap((fault) => breaks.map((breakAt) => ({ fault, breakAt })));
    // Two at a time, as most of it is waiting.
    for (let first = 0; first < sittings.length; first += 2) {
      const both = sittings.slice(first, first + 2).map(async ({ fault, breakAt }) => {
        const problems = await sit(fault, { rounds, breakAt, fraud: null });
        details.push(...problems.map((problem) => `${fault.name}, at message ${breakAt}: ${problem}`));
        cases += rounds;
        progress(cases, sittings.length * rounds);
      });
      await Promise.all(both);
    }
    const missed = await missedFrauds();
    const control = `stores that lie, write files, throw, invent keys or block${missed.map((fraud) => `; not caught: ${fraud}`).join('')}`;
    return {
      cases,
      wrong: details.length,
      summary: `${faults.length} faults x ${breaks.length * rounds} rounds of 8 calls: ${details.length} wrong answers, half-made or new keys, plain text, blocks, deaths`,
      control: { description: control, caught: frauds.length - missed.length, of: frauds.length },
      details,
    };
  },
};

async function missedFrauds(): Promise<string[]> {
  const missed: string[] = [];
  for (const { fraud, under, sign } of frauds) {
    const fault = faults.find(({ name }) => name === under);
    if (fault === undefined) throw new Error(`No fault "${under}"`);
    const problems = await sit(fault, { rounds: 1, breakAt: 1, fraud });
    if (!problems.some((problem) => sign.test(problem))) missed.push(fraud);
  }
  return missed;
}

type Sitting = { rounds: number; breakAt: number; fraud: Fraud | null };

async function sit(fault: Fault, sitting: Sitting): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tokensmith-key-faults-'));
  const session = await startSession('no-bus');
  const place: Place = { session, bus: await startBus(session.folder, session.env, undefined) };
  try {
    await session.become('unlocked');
    const canary = randomBytes(24).toString('base64url');
    const { report, printed, problem } = await runProgram(fault, place, folder, canary, sitting);
    const secret = [{ name: 'secret', bytes: Buffer.from(canary) }];
    const found = [...(await lookInFolder(folder, secret)), ...lookIn(Buffer.from(printed), 'what the program said', secret)];
    return [
      ...(report === null ? [problem] : problemsOf(report, fault)),
      ...found.map(({ encoding, place: where }) => `plain text as ${encoding} in ${where}`),
    ];
  } finally {
    await session.stop();
    await place.bus.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

type Run = { report: Report | null; printed: string; problem: string };

async function runProgram(fault: Fault, place: Place, folder: string, canary: string, { rounds, breakAt, fraud }: Sitting): Promise<Run> {
  const file = fileURLToPath(new URL('programs/keys-under-fault.ts', import.meta.url));
  const program = fork(file, [folder, canary, String(rounds), String(breakAt), String(fault.timeoutMs ?? 60_000), fraud ?? ''], {
    env: place.session.env,
    execArgv: ['--import', import.meta.resolve('tsx')],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let report: Report | null = null;
  let printed = '';
  for (const stream of [program.stdout, program.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (printed += text));
  program.on('message', async (said) => {
    printed += JSON.stringify(said);
    const message = messageSchema.parse(said);
    if ('report' in message) report = message.report;
    else {
      if (message.ask === 'break') await fault.breakIt(place);
      else await (fault.mendIt ?? (({ session }: Place) => session.become('unlocked')))(place);
      program.send('done');
    }
  });
  return new Promise((resolve, reject) => {
    program.once('error', reject);
    program.once('close', (code, signal) =>
      resolve({ report, printed, problem: `the process died: ${signal ?? code} ${printed.slice(-600)}` }),
    );
  });
}
