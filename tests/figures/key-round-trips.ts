import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Figure } from '../../scripts/figure.ts';
import { damaged } from './round-trips/damage.ts';
import { latchset } from './round-trips/latchset.ts';
import { ownReader } from './round-trips/own-reader.ts';
import type { Reader } from './round-trips/reader.ts';
import { nodeReader, readers } from './round-trips/readers.ts';
import { plans, writeEverywhere, type WrittenKey } from './round-trips/written-keys.ts';

/** Every algorithm's key in every format of ours, read by everybody who reads that format and, where they write it again, by us. */
export const figure: Figure = {
  name: 'key-round-trips',
  title: 'Keys of every algorithm in every format, there and back',
  async run({ full, progress }) {
    const folder = await mkdtemp(path.join(tmpdir(), 'tokensmith-round-trips-'));
    const all = plans(full);
    const debian = await latchset();
    const everybody = debian === null ? readers : [...readers, debian];
    const details: string[] = [];
    const counts = new Map<string, number>();
    const control = { caught: 0, of: 0 };
    try {
      for (const [index, plan] of all.entries()) {
        for (const written of await writeEverywhere(plan)) {
          for (const reader of everybody.filter((one) => one.reads(written))) {
            counts.set(reader.name, (counts.get(reader.name) ?? 0) + 1);
            const problem = await problemOf(reader, written, folder);
            if (problem !== null) details.push(`${written.name} as ${written.format} by ${reader.name}: ${problem}`);
          }
          for (const reader of [nodeReader, ownReader]) {
            control.of++;
            if ((await problemOf(reader, damaged(written, index * 31 + control.of), folder)) !== null) control.caught++;
          }
        }
        progress(index + 1, all.length);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    const cases = [...counts.values()].reduce((total, count) => total + count, 0);
    const who = [...counts].map(([name, count]) => `${name} ${count}`).join(', ');
    return {
      cases,
      wrong: details.length,
      summary: `${all.length} keys written in up to seven formats, and the same key found: ${who}${debian === null ? '; no jose(1) here' : ''}`,
      control: { description: 'one byte flipped: refused, or not the same key', ...control },
      details,
    };
  },
};

let cases = 0;

/** Why the reader did not find the very key; null when it did. */
async function problemOf(reader: Reader, written: WrittenKey, parent: string): Promise<string | null> {
  const folder = path.join(parent, String(cases++));
  await mkdir(folder, { mode: 0o700 });
  try {
    return (await reader.read(written, folder)) === written.identity ? null : 'another key';
  } catch (error) {
    return error instanceof Error ? error.message : 'refused';
  }
}
