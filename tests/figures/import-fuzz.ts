import type { Figure } from '../../scripts/figure.ts';
import { readSource, unlockReading } from '../../electron/engine/keys/import/reading/read-source.ts';
import type { KeyFile } from './key-corpus/corpus-file.ts';
import { makeCorpus } from './key-corpus/corpus.ts';
import { heavy } from './key-corpus/heavy.ts';
import { mutated } from './key-corpus/mutations.ts';
import { seeded } from '../vectors/mutations.ts';

/** No import may hold up the thread that it runs on for longer, in milliseconds. */
const patience = 100;
/** What was slow is read so often again: only an input that is slow each time is slow by itself. */
const repeats = 4;
/** Every so many also try the passphrase, whose derivation is slow on purpose and is not on this thread. */
const unlockEach = 500;

type Reader = (bytes: Buffer, file: KeyFile, tries: boolean) => Promise<void>;

/** Key files of every format, damaged at random; the mutations are the same each time, the keys in the files are not. */
export const figure: Figure = {
  name: 'import-fuzz',
  title: 'Damaged key files',
  async run({ full, progress }) {
    const total = full ? 1_000_000 : 5_000;
    const { good, bad } = await makeCorpus();
    const files: KeyFile[] = [...good, ...bad.filter(({ bytes }) => bytes.length > 0 && bytes.length < 100_000)];
    const readAsPromised: Reader = async (bytes, file, tries) => {
      const read = await readSource({ name: null, bytes });
      if (read.ok && tries && file.passphrase !== undefined) await unlockReading(read.value, file.passphrase);
    };
    const run = await fuzzed(files, total, readAsPromised, (done) => progress(done, total));
    for (const [name, text] of heavy) await readOne(run, `1 MiB of ${name}`, () => readSource({ name: null, bytes: Buffer.from(text) }));
    return {
      cases: total + heavy.length,
      wrong: run.deaths.length + run.slow.length,
      summary: `${total} damaged key files and ${heavy.length} heavy ones: ${run.deaths.length} exceptions, ${run.slow.length} over ${patience} ms; the slowest took ${run.longest.toFixed(1)} ms`,
      control: await control(files),
      details: [...run.deaths, ...run.slow],
    };
  },
};

type Run = { deaths: string[]; slow: string[]; longest: number };

async function fuzzed(files: readonly KeyFile[], total: number, read: Reader, progress: (done: number) => void): Promise<Run> {
  const run: Run = { deaths: [], slow: [], longest: 0 };
  for (let number = 0; number < total; number++) {
    const random = seeded(number);
    const file = files[number % files.length];
    const other = files[Math.floor(random() * files.length)];
    if (file === undefined || other === undefined) break;
    const bytes = mutated(file.bytes, other.bytes, random);
    const tries = number % unlockEach === 0;
    const name = `${number} (${file.name})`;
    // Derivations run on other threads and are waited for: those are not timed.
    if (tries) await survive(run, name, () => read(bytes, file, true));
    else await readOne(run, name, () => read(bytes, file, false));
    if (number % 1_000 === 0) progress(number);
  }
  return run;
}

async function readOne(run: Run, name: string, read: () => Promise<unknown>): Promise<void> {
  const took = await survive(run, name, read);
  run.longest = Math.max(run.longest, took);
  let least = took;
  for (let again = 0; least > patience && again < repeats; again++) least = Math.min(least, await survive(run, name, read));
  if (least > patience) run.slow.push(`${name}: ${least.toFixed(0)} ms at the least`);
}

/**
 * How long it held up its thread, in milliseconds: by the processor where the machine paused the process meanwhile, and by the
 * clock where threads of the engine's own, which collect garbage and compile, worked beside it.
 */
async function survive(run: Run, name: string, read: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  const started = performance.now();
  try {
    await read();
  } catch (error) {
    run.deaths.push(`${name}: ${String(error)}`);
  }
  const { user, system } = process.cpuUsage(before);
  return Math.min((user + system) / 1000, performance.now() - started);
}

/** Readers with a fault planted: one that throws where it meets an odd byte, one that takes its time. */
async function control(files: readonly KeyFile[]): Promise<{ description: string; caught: number; of: number }> {
  const throwing = await fuzzed(
    files,
    50,
    async (bytes) => {
      if (bytes.length % 2 === 1) throw new RangeError('planted');
    },
    () => undefined,
  );
  const quadratic = await fuzzed(
    files.slice(0, 1),
    2,
    async () => {
      const before = process.cpuUsage();
      while (process.cpuUsage(before).user < patience * 2_000) JSON.stringify(before);
    },
    () => undefined,
  );
  const caught = (throwing.deaths.length > 0 ? 1 : 0) + (quadratic.slow.length > 0 ? 1 : 0);
  return { description: 'a reader that throws now and then, and one that takes 200 ms', caught, of: 2 };
}
