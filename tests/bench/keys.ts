import { generateKeyPair, randomBytes } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { generateKey, type KeyChoice } from '../../electron/engine/keys/generate.ts';
import type { Bench, BenchRow } from '../../scripts/bench-row.ts';
import type { KeyAlgorithm } from '../../shared/key-algorithms.ts';
import { amountRow, median } from './rows.ts';

/** Making each kind of key without stopping the main thread. */
export const bench: Bench = {
  name: 'keys',
  title: 'Creating keys',
  async run() {
    return creationRows();
  },
};

const generatePair = promisify(generateKeyPair);
const rsa = (modulusLength: number) => () => generatePair('rsa', { modulusLength });

/** Each kind with what it is measured against: the runtime's own call, bare, in turns with ours. */
const kinds: readonly { name: string; alg: KeyAlgorithm; choice?: KeyChoice; bare: () => unknown; times: number; atMost: number }[] = [
  { name: 'HS512', alg: 'HS512', bare: () => randomBytes(64), times: 200, atMost: 2 },
  { name: 'ES256', alg: 'ES256', bare: () => generatePair('ec', { namedCurve: 'P-256' }), times: 200, atMost: 5 },
  { name: 'ES512', alg: 'ES512', bare: () => generatePair('ec', { namedCurve: 'P-521' }), times: 200, atMost: 10 },
  { name: 'Ed25519', alg: 'EdDSA', bare: () => generatePair('ed25519'), times: 200, atMost: 5 },
  { name: 'X25519', alg: 'ECDH-ES', choice: { size: null, curve: 'X25519' }, bare: () => generatePair('x25519'), times: 200, atMost: 5 },
  { name: 'RSA-2048', alg: 'RS256', choice: { size: 2048, curve: null }, bare: rsa(2048), times: 15, atMost: 1_000 },
  { name: 'RSA-3072', alg: 'RS256', choice: { size: 3072, curve: null }, bare: rsa(3072), times: 9, atMost: 4_000 },
  // How long the search for two primes takes is chance: some are ten times slower than others.
  { name: 'RSA-4096', alg: 'RS256', choice: { size: 4096, curve: null }, bare: rsa(4096), times: 7, atMost: 15_000 },
];

async function creationRows(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const { name, alg, choice, bare, times, atMost } of kinds) {
    const ours: Sample[] = [];
    const bares: Sample[] = [];
    for (let round = 0; round < times; round++) {
      ours.push(await sample(() => generateKey(alg, choice)));
      bares.push(await sample(bare));
    }
    // The median: what blocks of itself does so each time; what other programs do to the machine, now and then.
    const both = (of: keyof Sample) => [ours, bares].map((samples) => median(samples.map((one) => one[of])));
    const [took = 0, bareTook = 0] = both('took');
    const [block = 0, bareBlock = 0] = both('block');
    rows.push(amountRow(`make ${name}`, 'ms', took, atMost, { value: bareTook, name: 'bare Node' }));
    rows.push(amountRow(`longest block while ${name} is made`, 'ms', block, 16, { value: bareBlock, name: 'bare Node' }));
  }
  return rows;
}

type Sample = { took: number; block: number };

/** In milliseconds: until it was done, and the longest time in which nothing else could run. */
async function sample(work: () => unknown): Promise<Sample> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  // The monitor counts from its first tick on.
  await nextTurns(2);
  const startedAt = performance.now();
  await work();
  const took = performance.now() - startedAt;
  await nextTurns(2);
  delay.disable();
  return { took, block: delay.max / 1e6 };
}

async function nextTurns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setTimeout(resolve, 2));
}
