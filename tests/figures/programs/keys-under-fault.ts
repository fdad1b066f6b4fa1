import { createPublicKey, createSecretKey, generateKeyPairSync } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { createEngine } from '../../../electron/engine/engine.ts';
import type { KeyToAdd } from '../../../electron/engine/keys/add-keys.ts';
import { accountOf } from '../../../electron/engine/keys/store-keys.ts';
import { thumbprint } from '../../../electron/engine/keys/thumbprint.ts';
import { forkAgent } from '../../../electron/engine/vault/fork-agent.ts';
import { createKeychain, type AgentProcess } from '../../../electron/engine/vault/keychain.ts';
import type { SecretStore } from '../../../electron/engine/vault/secret-store.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { plainKey } from '../../plain-key.ts';
import type { Report, Step } from './fault-report.ts';
import { fraudNames, fraudulent, holdUp } from './frauds.ts';
import { watchLoop } from './watch-loop.ts';
import { mintInput } from '../../plain-token.ts';

/**
 * The app's engine, open, with a few keys, when the keychain goes bad: just before the given message to it, in the middle of
 * an import. Then all that needs the keychain is tried so many times, and repaired once the fault is gone. The parent breaks
 * and mends the keychain when it is asked to, and gets what was seen.
 */
const [folder = '', canary = '', rounds = '0', breakAt = '0', haste = '0', fraudName = ''] = process.argv.slice(2);
const fraud = fraudNames.find((name) => name === fraudName) ?? null;
const calm = 60_000;

let patience = calm;
let isBroken = false;
let messagesLeft = 0;
const accounts = new Set<string>();
const watch = watchLoop();

async function ask(what: 'break' | 'mend'): Promise<void> {
  await new Promise((resolve) => {
    process.once('message', resolve);
    process.send?.({ ask: what });
  });
  isBroken = what === 'break';
}

function startAgent(): AgentProcess {
  const agent = forkAgent();
  const end = () => watch.waiting(false);
  agent.onMessage(end);
  agent.onExit(end);
  return {
    ...agent,
    async post(message) {
      messagesLeft -= 1;
      if (messagesLeft === 0) await ask('break');
      agent.post(message);
      watch.waiting(true);
      if (fraud === 'blocks' && isBroken) setTimeout(() => holdUp(100), 20);
    },
    kill() {
      end();
      agent.kill();
    },
  };
}

function secrets(): SecretStore {
  const keychain = createKeychain({
    service: 'tokensmith-faults',
    startAgent,
    get timeoutMs() {
      return patience;
    },
  });
  const store = fraudulent(keychain, fraud, folder);
  const set: SecretStore['set'] = (account, value) => {
    accounts.add(account);
    return store.set(account, value);
  };
  return { ...store, set };
}

const log = (entry: object) => appendFileSync(path.join(folder, 'log.jsonl'), `${JSON.stringify(entry)}\n`);
const open = () => createEngine({ vault: createVault({ folder, secrets, log }) });
const engine = open();
const { vault, keyRing: ring } = engine;

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Not to be expected yet: ${JSON.stringify(result.error)}`);
  return result.value;
}

const facts = { tags: [], notes: '', origin: 'imported', format: 'jwk', certificate: null, isWeak: false, findings: [] } as const;

function secretKey(name: string): KeyToAdd {
  const key = createSecretKey(Buffer.from(canary + name));
  return { ...facts, name, key, alg: 'HS256', kid: { kind: 'own', kid: name }, entropyBits: null };
}

function pair(name: string): KeyToAdd {
  const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...facts, name, key, alg: 'ES256', kid: { kind: 'thumbprint' }, entropyBits: null };
}

const typed = (name: string) =>
  plainKey(name, 'HS256', { secret: { text: canary + name, encoding: 'utf8' }, kid: { kind: 'own', kid: name } });

/** The process that was making the key died after its secret was stored. */
async function leaveOrphan(name: string): Promise<void> {
  const dying = createEngine({
    vault: Object.assign(Object.create(vault), {
      secrets: () =>
        ok({
          ...must(vault.secrets()),
          async set(account: string, value: string) {
            must(await must(vault.secrets()).set(account, value));
            throw new Error('dies');
          },
        }),
    }),
  });
  await dying.keyRing.add([pair(name)]).catch(() => undefined);
}

const rowsOf = (of = engine) => (of.keyRing.rows().ok ? must(of.keyRing.rows()) : []);
const orphans = () => must(ring.list()).orphans;
const orphanId = (name: string) => orphans().find((orphan) => orphan.name === name)?.id ?? '';
const idOf = (name: string) => rowsOf().find((row) => row.name === name)?.id ?? '';

async function tried(work: () => Promise<Result<unknown>>): Promise<string> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('late'), patience * 2 + 3_000);
    work()
      .then(
        (result) => resolve(result.ok ? 'ok' : result.error.code),
        () => resolve('threw'),
      )
      .finally(() => clearTimeout(timer));
  });
}

const steps: Step[] = [];
async function step(what: string, work: () => Promise<Result<unknown>>, change: Partial<Step> = {}): Promise<void> {
  const outcome = await tried(work);
  steps.push({ what, outcome, rows: rowsOf().map(({ name }) => name), adds: [], takes: [], ...change });
}

async function prepare(): Promise<{ pairId: string; typedId: string }> {
  const { state } = await vault.open();
  if (state !== 'ready') throw new Error(`The working keychain gave ${state}`);
  const { id: pairId } = must(await ring.create(plainKey('pair', 'ES256')));
  const { id: typedId } = must(await ring.create(typed('typed')));
  const known = pair('public');
  must(await ring.add([{ ...known, key: createPublicKey(known.key) }]));
  await leaveOrphan('to adopt');
  for (let round = 0; round < Number(rounds); round++) {
    must(await ring.add([pair(`doomed ${round}`)]));
    await leaveOrphan(`to discard ${round}`);
  }
  return { pairId, typedId };
}

async function breakInImport(): Promise<void> {
  patience = Math.max(Number(haste), 3_000);
  messagesLeft = Number(breakAt);
  const names = ['import a', 'import b', 'import c'];
  await step('import of three', () => ring.add([pair(names[0] ?? ''), secretKey(names[1] ?? ''), pair(names[2] ?? '')]), { adds: names });
  if (!isBroken) await ask('break');
  messagesLeft = 0;
}

async function tryAll(round: number, { pairId, typedId }: { pairId: string; typedId: string }): Promise<void> {
  ring.releaseAll();
  patience = Number(haste);
  await step('create', () => ring.create(typed(`made ${round}`)), { adds: [`made ${round}`] });
  const both = [`in ${round} a`, `in ${round} b`] as const;
  await step('import', () => ring.add([secretKey(both[0]), pair(both[1])]), { adds: [...both] });
  await step('delete', async () => ring.remove(idOf(`doomed ${round}`)), { takes: [`doomed ${round}`] });
  await step('finish', async () => ok(await ring.removal.finish('now')));
  await step('sign', () => engine.mint(mintInput(pairId)));
  await step('reveal', () => ring.secretBytes(typedId));
  await step('adopt', () => ring.adoptOrphan(orphanId('to adopt')), { adds: ['to adopt'] });
  await step('discard', () => ring.discardOrphan(orphanId(`to discard ${round}`)));
}

/** What the next start and the user do. */
async function repair(): Promise<void> {
  patience = calm;
  ring.releaseAll();
  await step('finish', async () => ok(await ring.removal.finish('now')));
  for (const { id, name } of orphans()) {
    await step('adopt', () => ring.adoptOrphan(id), { adds: [name ?? ''] });
    if (steps.at(-1)?.outcome !== 'ok') await step('discard', () => ring.discardOrphan(id));
  }
}

async function straysOf(): Promise<string[]> {
  const owned = new Set(rowsOf().map(({ id }) => accountOf(id)));
  const strays: string[] = [];
  for (const account of accounts) {
    if (!account.startsWith('key-') || owned.has(account)) continue;
    const found = await must(vault.secrets()).get(account);
    if (!found.ok || found.value !== null) strays.push(account);
  }
  return strays;
}

const short = (of = engine) => rowsOf(of).map(({ name, thumbprint: print }) => ({ name, thumbprint: print }));

async function secretsAfter(): Promise<Report['after']> {
  ring.releaseAll();
  const after: Report['after'] = [];
  for (const row of rowsOf()) {
    const key = row.holds === 'public' ? null : await ring.privateKey(row.id);
    const secret = key === null ? 'none' : !key.ok ? key.error.code : thumbprint(key.value) === row.thumbprint ? 'ok' : 'another';
    after.push({ name: row.name, thumbprint: row.thumbprint, secret });
  }
  return after;
}

const ids = await prepare();
const before = short();
await breakInImport();
for (let round = 0; round < Number(rounds); round++) await tryAll(round, ids);
const longestBlock = watch.longest();
await ask('mend');
const underFault = steps.splice(0);
await repair();
const [after, strays] = [await secretsAfter(), await straysOf()];
const left = orphans().length;
vault.close();
const next = open();
const { state } = await next.vault.open();
const atNextStart = { state, reopened: short(next) };
const report: Report = { before, steps: underFault, repairs: steps, after, strays, orphans: left, ...atNextStart, longestBlock };
next.vault.close();
watch.stop();
process.send?.({ report }, () => process.exit(0));
