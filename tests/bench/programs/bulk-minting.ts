import { createSecretKey, generateKeyPairSync, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { createSigner } from 'fast-jwt';
import { SignJWT } from 'jose';
import { Bulk } from '../../../electron/engine/bulk/bulk.ts';
import { appError } from '../../../shared/errors.ts';
import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import { plainRecipe } from '../../../shared/mint-input.ts';
import { fail, ok } from '../../../shared/result.ts';

/**
 * Mints rows in bulk and the same tokens with others, in turns, and prints tokens per second as JSON. It is bundled with the
 * worker, as the app is. Arguments: algorithm, rows, rows for the others, rounds.
 */
const [algorithm = 'HS256', rowsWord = '100000', othersWord = '20000', roundsWord = '3'] = process.argv.slice(2);
const [rows, others, rounds] = [Number(rowsWord), Number(othersWord), Number(roundsWord)];
const alg = algorithms().find((one) => one === algorithm) ?? 'HS256';
const key = keyOf(alg);
const folder = path.join(tmpdir(), `tokensmith-bench-${randomUUID()}`);
const [input, output] = [`${folder}.csv`, `${folder}.txt`];

function algorithms(): ('HS256' | 'ES256' | 'EdDSA' | 'RS256')[] {
  return ['HS256', 'ES256', 'EdDSA', 'RS256'];
}

function keyOf(name: JwsAlgorithm): KeyObject {
  if (name === 'HS256') return createSecretKey(randomBytes(32));
  if (name === 'ES256') return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  return name === 'EdDSA' ? generateKeyPairSync('ed25519').privateKey : generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
}

const keyId = randomUUID();
const missing = () => fail(appError('key-not-found'));
const bulk = new Bulk({
  keys: { signingKey: async () => ok({ alg, kid: 'bench', key, isWeak: false }), encryptionKey: async () => missing(), publicJwk: missing },
  store: async () => ok(0),
});

const rowOf = (index: number) => [`user-${index}@example.com`, index % 2 === 0 ? 'admin' : 'reader', `tenant-${index % 100}`] as const;
/** Of a token of these rows without its signature: what is signed. */
const signedBytes = 264;

const signers = Array.from({ length: availableParallelism() }, () => {
  return new Worker(path.join(import.meta.dirname, 'bare-signing.js'), { workerData: { alg, key, bytes: signedBytes } });
});

/** Bare signatures per second of some of the threads at once. */
async function raw(threads: readonly Worker[]): Promise<number> {
  const startedAt = performance.now();
  await Promise.all(
    threads.map((signer) => {
      const done = new Promise((resolve) => signer.once('message', resolve));
      signer.postMessage(Math.ceil(rows / threads.length));
      return done;
    }),
  );
  return (rows * 1000) / (performance.now() - startedAt);
}

/** What all cores would do if each were as fast as one alone: two of them are seldom twice as fast. */
const oneByCores = async () => (await raw(signers.slice(0, 1))) * signers.length;

function timed(count: number, work: (index: number) => unknown): number {
  const startedAt = performance.now();
  for (let index = 0; index < count; index++) work(index);
  return (count * 1000) / (performance.now() - startedAt);
}

const pem = key.type === 'secret' ? key.export() : key.export({ type: 'pkcs8', format: 'pem' });
const fastSigner = createSigner({
  key: pem,
  algorithm: alg === 'HS256' || alg === 'ES256' || alg === 'EdDSA' ? alg : 'RS256',
  kid: 'bench',
  expiresIn: 3_600_000,
});

function fastJwt(): number {
  return timed(others, (index) => {
    const [sub, role, tenant] = rowOf(index);
    return fastSigner({ sub, role, tenant, jti: randomUUID() });
  });
}

async function jose(): Promise<number> {
  const startedAt = performance.now();
  for (let index = 0; index < others; index++) {
    const [sub, role, tenant] = rowOf(index);
    const token = new SignJWT({ sub, role, tenant, jti: randomUUID() }).setProtectedHeader({ alg, typ: 'JWT', kid: 'bench' });
    await token.setIssuedAt().setExpirationTime('1h').sign(key);
  }
  return (others * 1000) / (performance.now() - startedAt);
}

/** From the word to begin until the file has its name. The source was opened and looked at before, as in the app. */
async function ours(): Promise<number> {
  const opened = await bulk.open({ kind: 'file', path: input });
  if (!opened.ok) throw new Error(opened.error.code);
  const filled = { recipe: { ...plainRecipe, keyId, subject: '{{sub}}' }, variables: [subject], values: [], profileId: null };
  const plan = { session: opened.value.session, filled, addsOtherColumns: true };
  await bulk.preview(plan);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const startedAt = performance.now();
  const target = { kind: 'file', path: output, format: 'lines' } as const;
  const result = await bulk.run(plan, target, { onProgress: () => undefined }, new AbortController().signal);
  const seconds = (performance.now() - startedAt) / 1000;
  bulk.close(opened.value.session);
  if (!result.ok || result.value.minted !== rows) throw new Error(`The run failed: ${JSON.stringify(result)}`);
  return rows / seconds;
}
const subject = { name: 'sub', kind: 'text', default: '', isRequired: true, hint: '' } as const;

try {
  writeFileSync(input, `sub,role,tenant\n${Array.from({ length: rows }, (_, index) => `${rowOf(index).join(',')}\n`).join('')}`);
  const seen = {
    raw: [await raw(signers)],
    oneByCores: [await oneByCores()],
    fastJwt: [fastJwt()],
    jose: [await jose()],
    ours: [await ours()],
  };
  for (let round = 0; round < rounds; round++) {
    seen.raw.push(await raw(signers));
    seen.oneByCores.push(await oneByCores());
    seen.fastJwt.push(fastJwt());
    seen.jose.push(await jose());
    seen.ours.push(await ours());
  }
  // The first of each warmed up.
  const median = (values: number[]) => values.slice(1).toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
  const medians = Object.fromEntries(Object.entries(seen).map(([name, values]) => [name, median(values)]));
  process.stdout.write(JSON.stringify({ ...medians, cores: availableParallelism() }));
} finally {
  bulk.releaseAll();
  for (const signer of signers) void signer.terminate();
  for (const file of [input, output]) rmSync(file, { force: true });
}
