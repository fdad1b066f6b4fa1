import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { agentRequestSchema, type AgentReply, type AgentRequest } from './keychain-protocol.ts';

/**
 * The keychain's own process, and the only place that loads keytar: its calls can hang for ever, fill the thread pool
 * so that files and crypto stall, or bring the process down. It runs under Electron's utilityProcess and under
 * child_process.fork, answers one message with one message, and keeps nothing.
 */
type Keytar = typeof import('keytar');

/** The two kinds of parent, as far as they are used here. */
type Port = { on(event: 'message', listener: (event: { data: unknown }) => void): void; postMessage(message: unknown): void };

let loaded: Keytar | null = null;

async function loadKeytar(): Promise<Keytar> {
  loaded ??= (await import('keytar')).default;
  return loaded;
}

/** keytar's loader hides why it failed; the dynamic linker says it ("libsecret-1.so.0: cannot open shared …"). */
function whyUnloadable(): string {
  const require = createRequire(import.meta.url);
  const platform = `${process.platform}-${process.arch}`;
  try {
    const addon = path.join(path.dirname(require.resolve('keytar')), '..', 'prebuilds', platform, 'keytar.node');
    process.dlopen({ exports: {} }, addon);
    return `keytar does not load on ${platform}`;
  } catch (error) {
    return messageOf(error);
  }
}

async function answer(request: AgentRequest): Promise<AgentReply> {
  const { id } = request;
  let keytar: Keytar;
  try {
    keytar = await loadKeytar();
  } catch {
    return { id, outcome: 'unloadable', reason: whyUnloadable() };
  }
  try {
    return { id, outcome: 'done', value: await perform(keytar, request) };
  } catch (error) {
    return { id, outcome: 'refused', reason: messageOf(error) };
  }
}

async function perform(keytar: Keytar, request: AgentRequest): Promise<string | null> {
  const { service } = request;
  switch (request.op) {
    case 'get':
      return keytar.getPassword(service, request.account);
    case 'set':
      await keytar.setPassword(service, request.account, request.value);
      return null;
    case 'delete':
      return (await keytar.deletePassword(service, request.account)) ? 'deleted' : null;
    case 'probe':
      await probe(keytar, service);
      return null;
  }
}

/** An account of its own each time, as the app and the command line may probe at the same moment. */
async function probe(keytar: Keytar, service: string): Promise<void> {
  const account = `probe-${randomBytes(6).toString('hex')}`;
  const value = randomBytes(6).toString('hex');
  await keytar.setPassword(service, account, value);
  const found = await keytar.getPassword(service, account);
  await keytar.deletePassword(service, account);
  if (found !== value) throw new Error('The keychain is locked, or did not keep what was written');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}

let underWay: Promise<unknown> = Promise.resolve();

async function serve(message: unknown, reply: (message: AgentReply) => void): Promise<void> {
  const request = agentRequestSchema.safeParse(message);
  if (!request.success) return;
  const answering = answer(request.data);
  underWay = answering;
  reply(await answering);
}

function isPort(value: unknown): value is Port {
  return typeof value === 'object' && value !== null && 'on' in value && 'postMessage' in value;
}

const parentPort: unknown = Reflect.get(process, 'parentPort');
if (isPort(parentPort)) {
  parentPort.on('message', ({ data }) => void serve(data, (reply) => parentPort.postMessage(reply)));
} else {
  process.on('message', (message) => void serve(message, (reply) => void (process.connected && process.send?.(reply))));
  process.on('disconnect', () => void endSoon());
}

/** How long a call that is under way may still take when the parent is gone: a probe should not leave its item behind. */
const lastCallMs = 5_000;

/** Killed, as a plain exit waits for the thread pool, and so for a keychain that hangs. */
async function endSoon(): Promise<void> {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), lastCallMs);
  await underWay;
  process.kill(process.pid, 'SIGKILL');
}
