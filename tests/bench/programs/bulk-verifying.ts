import { createHmac, createSecretKey, generateKeyPairSync, randomBytes, randomUUID, sign, type KeyObject } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { createVerifier } from 'fast-jwt';
import { jwtVerify } from 'jose';
import { toVerificationKey } from '../../../electron/engine/keys/import/verification-key.ts';
import { Scan } from '../../../electron/engine/scan/scan.ts';
import { plainJudging } from '../../../shared/inspect.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { ok } from '../../../shared/result.ts';
import type { ScanView } from '../../../shared/scan.ts';

/**
 * Verifies a file of tokens in bulk and the same tokens with others, in turns, and prints tokens per second and milliseconds as
 * JSON. It is bundled with the worker, as the app is. Arguments: algorithm, tokens, tokens for the others, rounds.
 */
const [algorithm = 'HS256', countWord = '100000', othersWord = '20000', roundsWord = '3'] = process.argv.slice(2);
const [count, others, rounds] = [Number(countWord), Number(othersWord), Number(roundsWord)];
const algorithms = ['HS256', 'ES256', 'EdDSA', 'RS256'] as const;
const alg = algorithms.find((one) => one === algorithm) ?? 'HS256';
const key = keyOf();
const verifier = toVerificationKey(key, { id: 'bench', name: 'bench', kid: 'bench', algorithms: [alg] });
const file = path.join(tmpdir(), `tokensmith-bench-${randomUUID()}.log`);

function keyOf(): KeyObject {
  if (alg === 'HS256') return createSecretKey(randomBytes(32));
  if (alg === 'ES256') return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  return alg === 'EdDSA' ? generateKeyPairSync('ed25519').privateKey : generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
}

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = Math.floor(Date.now() / 1000);
const texts = Array.from({ length: count }, (_, index) => {
  const claims = {
    iss: 'https://issuer.example',
    sub: `user-${index}@example.com`,
    tenant: `tenant-${index % 100}`,
    iat: now,
    exp: now + 36_000,
  };
  return `${base64url({ alg, typ: 'JWT', kid: 'bench' })}.${base64url({ ...claims, jti: randomUUID() })}`;
});
const tokens: string[] = [];
// A thousand at a time, on all cores: RSA takes a minute for them.
for (let start = 0; start < count; start += 1_000) {
  const some = texts.slice(start, start + 1_000);
  tokens.push(...(await Promise.all(some.map(async (text) => `${text}.${(await signatureOf(text)).toString('base64url')}`))));
}

async function signatureOf(text: string): Promise<Buffer> {
  if (alg === 'HS256') return createHmac('sha256', key).update(text).digest();
  const signing = alg === 'ES256' ? ({ key, dsaEncoding: 'ieee-p1363' } as const) : key;
  return promisify(sign)(alg === 'EdDSA' ? null : 'sha256', Buffer.from(text), signing);
}

const workers = Array.from({ length: availableParallelism() }, (_, index) => {
  const share = tokens.filter((__, at) => at % availableParallelism() === index);
  return new Worker(path.join(import.meta.dirname, 'bare-verifying.js'), { workerData: { alg, key: verifier.node, tokens: share } });
});

/** Bare verification by some of the threads, each of its share of the tokens. */
async function raw(threads: readonly Worker[]): Promise<number> {
  const startedAt = performance.now();
  await Promise.all(
    threads.map((worker) => {
      const done = new Promise((resolve) => worker.once('message', resolve));
      worker.postMessage('begin');
      return done;
    }),
  );
  return ((count / workers.length) * threads.length * 1000) / (performance.now() - startedAt);
}

/** What all cores would do if each were as fast as one alone: two of them are seldom twice as fast. */
const oneByCores = async () => (await raw(workers.slice(0, 1))) * workers.length;

const publicKey = verifier.node.type === 'secret' ? verifier.node.export() : verifier.node.export({ type: 'spki', format: 'pem' });
const fastVerifier = createVerifier({ key: publicKey, algorithms: [alg] });

function fastJwt(): number {
  const startedAt = performance.now();
  for (const token of tokens.slice(0, others)) fastVerifier(token);
  return (others * 1000) / (performance.now() - startedAt);
}

async function jose(): Promise<number> {
  const startedAt = performance.now();
  for (const token of tokens.slice(0, others)) await jwtVerify(token, verifier.node, { algorithms: [alg] });
  return (others * 1000) / (performance.now() - startedAt);
}

const scan = new Scan({
  keys: async () => ok({ signing: [verifier], decryption: [] }),
  policies: async () => ok({ byIssuer: new Map(), otherwise: defaultPolicy }),
  now: () => now,
});
const { payload: _, ...judging } = plainJudging;
const plain: Omit<ScanView, 'session'> = { filter: { search: '', verdict: null }, order: { by: 'place', isDescending: false } };

async function timed(session: string, view: Omit<ScanView, 'session'>): Promise<number> {
  const startedAt = performance.now();
  const page = await scan.rows({ session, ...view, offset: 0, limit: 200 });
  if (!page.ok) throw new Error(page.error.code);
  return performance.now() - startedAt;
}

/** From the word to begin until the table can be asked for; then how long two pages of it take. */
async function ours(): Promise<{ rate: number; order: number; filter: number }> {
  // As the screen does when it comes; a person takes longer to choose a file.
  scan.prepare();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const startedAt = performance.now();
  const source = { kind: 'paths', paths: [file] } as const;
  const summary = await scan.run({ source, judging }, { onProgress: () => undefined }, new AbortController().signal);
  const rate = (count * 1000) / (performance.now() - startedAt);
  if (!summary.ok || summary.value.counts.valid !== count) throw new Error(`The scan failed: ${JSON.stringify(summary)}`);
  const { session } = summary.value;
  // The first question comes when the views are prepared: a person takes longer to ask it.
  await timed(session, plain);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const order = await timed(session, { ...plain, order: { by: 'subject', isDescending: true } });
  const filter = await timed(session, { ...plain, filter: { search: 'user-77', verdict: 'valid' } });
  scan.close(session);
  return { rate, order, filter };
}

try {
  writeFileSync(file, tokens.join('\n'));
  const seen: Record<'raw' | 'oneByCores' | 'fastJwt' | 'jose' | 'ours' | 'order' | 'filter', number[]> = {
    raw: [],
    oneByCores: [],
    fastJwt: [],
    jose: [],
    ours: [],
    order: [],
    filter: [],
  };
  for (let round = 0; round <= rounds; round++) {
    seen.raw.push(await raw(workers));
    seen.oneByCores.push(await oneByCores());
    seen.fastJwt.push(fastJwt());
    seen.jose.push(await jose());
    const { rate, order, filter } = await ours();
    seen.ours.push(rate);
    seen.order.push(order);
    seen.filter.push(filter);
  }
  // The first of each warmed up.
  const median = (values: number[]) => values.slice(1).toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
  const medians = Object.fromEntries(Object.entries(seen).map(([name, values]) => [name, median(values)]));
  process.stdout.write(JSON.stringify({ ...medians, cores: availableParallelism() }));
} finally {
  scan.releaseAll();
  for (const worker of workers) void worker.terminate();
  rmSync(file, { force: true });
}
