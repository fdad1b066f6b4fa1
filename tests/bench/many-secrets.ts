import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Bench } from '../../scripts/bench-row.ts';
import { startSession, type DesktopSession } from '../../scripts/desktop.ts';
import { root } from '../../scripts/project.ts';
import { mustInvoke, untilOpen } from '../e2e/bridge.ts';
import { electronExecutable, launchElectron, type Tokensmith } from '../e2e/launch.ts';
import { longestBlock, watchBlocks } from './blocks.ts';
import { amountRow, median } from './rows.ts';

const few = 10;
const many = 1_000;
const launches = 3;
/** Of each launch; the first of them warm up. */
const named = { rounds: 8, warmUp: 3 };

/** Tokens whose secrets the app has not read from the keychain yet. */
export const bench: Bench = {
  name: 'many-secrets',
  title: 'Inspecting beside many secrets',
  async run() {
    const session = await startSession('unlocked');
    try {
      const [before, after] = [await measure(session, 0, few), await measure(session, few, many)];
      const row = (title: string, of: keyof Sample, atMost: number) =>
        amountRow(title, 'ms', after[of], atMost, { value: before[of], name: `${few} secrets` });
      return [
        row(`inspect, beside ${many} secrets, a token that names its key`, 'named', 50),
        row('longest block of main meanwhile', 'namedBlock', 16),
        row(`the same without a kid: all ${many} are read`, 'nameless', 5_000),
        row('longest block of main while they are read', 'namelessBlock', 16),
      ];
    } finally {
      await session.stop();
    }
  },
};

type Sample = { named: number; namedBlock: number; nameless: number; namelessBlock: number };
type Secret = { kid: string; bytes: Buffer };

/** With the secrets from one number to another more than before; the token is made with the first of them. */
async function measure(session: DesktopSession, from: number, to: number): Promise<Sample> {
  const secrets = Array.from({ length: to - from }, (_, index) => ({ kid: `secret-${from + index}`, bytes: randomBytes(32) }));
  await inApp(session, (running) => importSecrets(running, secrets));
  // The newest is tried first: all others of its batch come before this one.
  const [oldest] = secrets;
  if (oldest === undefined) throw new Error('There is no secret');
  const samples: Sample[] = [];
  for (let launch = 0; launch < launches; launch++) {
    samples.push(
      await inApp(session, async (running) => {
        // What the window itself loads at its start is over.
        await running.window.locator(`[role=option][aria-setsize="${to}"]`).first().waitFor();
        const rounds: [number, number][] = [];
        for (const secret of secrets.slice(1, 1 + named.rounds)) {
          rounds.push(await inspect(running, tokenOf(secret, secret.kid), 'other-kid', to - 1));
        }
        const warm = rounds.slice(named.warmUp);
        const [nameless, namelessBlock] = await inspect(running, tokenOf(oldest, null), 'signature-differs', to - from - 1);
        return { named: median(warm.map(([took]) => took)), namedBlock: median(warm.map(([, block]) => block)), nameless, namelessBlock };
      }),
    );
  }
  const middle = (of: keyof Sample) => median(samples.map((one) => one[of]));
  return { named: middle('named'), namedBlock: middle('namedBlock'), nameless: middle('nameless'), namelessBlock: middle('namelessBlock') };
}

async function inApp<T>(session: DesktopSession, work: (running: Tokensmith) => Promise<T>): Promise<T> {
  const env = { ...session.env, TOKENSMITH_DATA_DIR: path.join(session.folder, 'tokensmith-data') };
  const running = await launchElectron({ target: { executable: await electronExecutable(), appFolder: root }, env });
  try {
    await untilOpen(running.window);
    return await work(running);
  } finally {
    await running.close();
  }
}

/** Milliseconds, and the longest block of main. Throws unless one key verifies the token and so many others are listed. */
async function inspect(running: Tokensmith, text: string, others: string, atLeast: number): Promise<[number, number]> {
  await watchBlocks(running);
  const { took, results } = await running.window.evaluate(
    async (input) => {
      const startedAt = performance.now();
      const answer = await Reflect.get(globalThis, 'tokensmith').invoke('inspect:read', input);
      const took = performance.now() - startedAt;
      const tried: { result: string }[] = answer.ok ? answer.value.token.verdict.tried : [];
      return { took, results: tried.map(({ result }) => result) };
    },
    { text, index: 0 },
  );
  const countOf = (wanted: string) => results.filter((result) => result === wanted).length;
  if (countOf('verifies') !== 1 || countOf(others) < atLeast) throw new Error('The verdict is not as it should be');
  return [took, await longestBlock(running)];
}

function tokenOf({ bytes }: Secret, kid: string | null): string {
  const header = { alg: 'HS256', typ: 'JWT', ...(kid === null ? {} : { kid }) };
  const at = Math.floor(Date.now() / 1000);
  const parts = [header, { sub: 'ada', iat: at, exp: at + 3_600 }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  return `${parts.join('.')}.${createHmac('sha256', bytes).update(parts.join('.')).digest('base64url')}`;
}

async function importSecrets({ window }: Tokensmith, secrets: readonly Secret[]): Promise<void> {
  const jwks = secrets.map(({ kid, bytes }) => ({ kty: 'oct', k: bytes.toString('base64url'), alg: 'HS256', kid }));
  const origin = { kind: 'text', text: JSON.stringify({ keys: jwks }) } as const;
  const { session } = await mustInvoke(window, 'keys:read-import', { job: randomUUID(), origin, session: null });
  const keys = secrets.map(({ kid }, index) => {
    return { index, name: kid, alg: 'HS256', kid: { kind: 'own', kid }, encoding: null, acceptsWeak: false } as const;
  });
  await mustInvoke(window, 'keys:finish-import', { job: randomUUID(), session, keys });
}
