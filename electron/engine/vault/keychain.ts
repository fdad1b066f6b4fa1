import { timingSafeEqual } from 'node:crypto';
import { appError, type AppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { agentReplySchema, type AgentCall, type AgentReply, type AgentRequest } from './keychain-protocol.ts';
import { errorOfRefusal, shorten } from './keychain-reasons.ts';
import { checkAccount, checkSecret, type SecretStore } from './secret-store.ts';

/** The keychain's process, however it was started. `onExit` may be called once, at any time. */
export type AgentProcess = {
  post(message: AgentRequest): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
};

export type KeychainOptions = {
  /** The name under which all items lie. No two services of ours may begin alike (Windows filters by prefix). */
  service: string;
  startAgent: () => AgentProcess;
  /** How long the keychain may take for one call, in milliseconds; the user may be typing a password meanwhile. */
  timeoutMs?: number;
  /** How long the agent stays after its last answer, in milliseconds: a process costs some 100 MB. */
  idleMs?: number;
};

/** `probe` writes, reads and deletes an item of its own: ok means that a null from `get` would be true. */
export type Keychain = SecretStore & { probe(): Promise<Result<void>> };

/** The system's keychain, behind the port. Nothing is kept here, least of all a secret. */
export function createKeychain(options: KeychainOptions): Keychain {
  const line = new AgentLine(options);

  async function find(account: string): Promise<Result<string | null>> {
    return line.call({ op: 'get', account });
  }

  async function probe(): Promise<Result<void>> {
    const probed = await line.call({ op: 'probe' });
    return probed.ok ? ok(undefined) : probed;
  }

  /** A locked keychain says "nothing there". After a write has worked it is open, and its second answer is true. */
  async function get(account: string): Promise<Result<string | null>> {
    const checked = checkAccount(account);
    if (!checked.ok) return checked;
    const found = await find(account);
    if (!found.ok || found.value !== null) return found;
    const probed = await probe();
    return probed.ok ? find(account) : probed;
  }

  async function set(account: string, value: string): Promise<Result<void>> {
    const checkedAccount = checkAccount(account);
    if (!checkedAccount.ok) return checkedAccount;
    const checkedValue = checkSecret(value);
    if (!checkedValue.ok) return checkedValue;
    const before = await find(account);
    if (!before.ok) return before;
    const written = await line.call({ op: 'set', account, value });
    if (!written.ok) return written;
    const readBack = await find(account);
    if (readBack.ok && readBack.value !== null && isSame(readBack.value, value)) return ok(undefined);
    // Whoever waited for a hung keychain once is not made to wait again.
    if (!readBack.ok && readBack.error.code === 'keychain-hung') return readBack;
    await line.call(before.value === null ? { op: 'delete', account } : { op: 'set', account, value: before.value });
    return readBack.ok ? fail(appError('secret-corrupt', { actual: 'read back differs' })) : readBack;
  }

  /** A locked keychain says "was not there": the same doubt as in `get`, with the same proof. */
  async function remove(account: string): Promise<Result<void>> {
    const checked = checkAccount(account);
    if (!checked.ok) return checked;
    const deleted = await line.call({ op: 'delete', account });
    if (!deleted.ok) return deleted;
    if (deleted.value !== null) return ok(undefined);
    const probed = await probe();
    if (!probed.ok) return probed;
    const again = await line.call({ op: 'delete', account });
    return again.ok ? ok(undefined) : again;
  }

  return { kind: 'keychain', get, set, delete: remove, probe, close: () => line.close() };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const defaultTimeoutMs = 15_000;
const defaultIdleMs = 5_000;
const hung = (): Result<never> => fail(appError('keychain-hung', { actual: 'no answer in time' }));
const died = (): AppError => appError('keychain-missing', { actual: 'the keychain process ended' });

/**
 * One call at a time to the agent. When one gets no answer in time the agent is killed, the calls that wait behind it
 * fail at once, and the next one starts a new agent.
 */
class AgentLine {
  private readonly options: KeychainOptions;
  private agent: AgentProcess | null = null;
  private answer: ((reply: AgentReply | 'died') => void) | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private lastId = 0;
  private hangs = 0;
  private idle: NodeJS.Timeout | undefined;

  constructor(options: KeychainOptions) {
    this.options = options;
  }

  async call(request: AgentCall): Promise<Result<string | null>> {
    const hangsBefore = this.hangs;
    const turn = this.last.then(() => (this.hangs === hangsBefore ? this.askTwice(request) : hung()));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  close(): void {
    this.answer?.('died');
    this.drop();
  }

  /** libsecret clings to the daemon it first spoke to; when that one was replaced, only a new process finds the new one. */
  private async askTwice(request: AgentCall): Promise<Result<string | null>> {
    const wasRunning = this.agent !== null;
    const answered = await this.ask(request);
    if (answered.ok || answered.error.code !== 'keychain-missing') return answered;
    this.drop();
    return wasRunning ? this.ask(request) : answered;
  }

  private async ask(request: AgentCall): Promise<Result<string | null>> {
    const id = ++this.lastId;
    clearTimeout(this.idle);
    const reply = await new Promise<AgentReply | 'died' | 'late'>((resolve) => {
      const timer = setTimeout(() => resolve('late'), this.options.timeoutMs ?? defaultTimeoutMs);
      this.answer = (given) => {
        if (given !== 'died' && given.id !== id) return;
        clearTimeout(timer);
        resolve(given);
      };
      this.running().post({ ...request, id, service: this.options.service });
    });
    this.answer = null;
    this.idle = setTimeout(() => this.drop(), this.options.idleMs ?? defaultIdleMs).unref();
    if (reply === 'died') return fail(died());
    if (reply === 'late') {
      this.hangs += 1;
      this.drop();
      return hung();
    }
    return resultOf(reply);
  }

  private running(): AgentProcess {
    if (this.agent !== null) return this.agent;
    const agent = this.options.startAgent();
    this.agent = agent;
    agent.onMessage((message) => {
      const reply = agentReplySchema.safeParse(message);
      if (this.agent === agent && reply.success) this.answer?.(reply.data);
    });
    agent.onExit(() => {
      if (this.agent !== agent) return;
      this.agent = null;
      this.answer?.('died');
    });
    return agent;
  }

  private drop(): void {
    clearTimeout(this.idle);
    const { agent } = this;
    this.agent = null;
    agent?.kill();
  }
}

function resultOf(reply: AgentReply): Result<string | null> {
  switch (reply.outcome) {
    case 'done':
      return ok(reply.value);
    case 'refused':
      return fail(errorOfRefusal(reply.reason));
    case 'unloadable':
      return fail(appError('keychain-missing', { actual: shorten(reply.reason) }));
  }
}
