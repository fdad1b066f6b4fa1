import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Figure } from '../../scripts/figure.ts';
import { latchsetJose } from './foreign/latchset-jose.ts';
import { pyJwt, rubyJwt } from './foreign/libraries.ts';
import { samplesOf, type Sample } from './foreign/sample.ts';
import type { Answer, Tool } from './foreign/tool.ts';
import { faults, planted } from './minted/faults.ts';
import { testKeys } from './minted/test-keys.ts';

/** Tokens of every algorithm and form, read by implementations in other languages where these are installed. */
export const figure: Figure = {
  name: 'foreign-verification',
  title: 'Minted tokens, read by foreign implementations',
  async run({ full, progress }) {
    const all = await samplesOf(await testKeys('foreign'));
    // The small run has every algorithm in its plainest form, and every form once.
    const samples = full
      ? all
      : all.filter(({ alg, form }, index) => form.serialization === 'compact' || alg === 'HS256' || index % 9 === 0);
    const found = await Promise.all([latchsetJose(), pyJwt(), rubyJwt()]);
    const result = { cases: 0, caught: 0, of: 0, details: [] as string[], words: [] as string[] };
    for (const [index, one] of found.entries()) {
      progress(index, found.length);
      if ('missing' in one) {
        result.words.push(`${one.missing}, left out`);
        continue;
      }
      const { tool } = one;
      const taken = samples.filter((sample) => tool.skips(sample) === null);
      const whole = await answers(tool, taken);
      result.cases += taken.length;
      result.details.push(...taken.flatMap((sample, at) => problemOf(tool, sample, whole[at] ?? null)));
      const forged = taken.flatMap((sample, at) => forgeries(sample, at));
      const judged = await answers(tool, forged);
      result.of += forged.length;
      result.caught += judged.filter((answer) => answer === null).length;
      result.words.push(`${tool.name} ${taken.length}${reasons(tool, samples)}`);
    }
    progress(found.length, found.length);
    return {
      cases: result.cases,
      wrong: result.details.length,
      summary: `each found the very payload: ${result.words.join('; ')}`,
      control: {
        description: 'one bit changed in header, payload and signature: refused by the same program',
        caught: result.caught,
        of: result.of,
      },
      details: result.details,
    };
  },
};

async function answers(tool: Tool, samples: readonly Sample[]): Promise<Answer[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tokensmith-foreign-'));
  try {
    return await tool.read(samples, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function problemOf({ name, isExact }: Tool, sample: Sample, answer: Answer): string[] {
  if (answer === null) return [`${sample.name}: refused by ${name}`];
  if (answer.equals(sample.payload)) return [];
  return [`${sample.name}: ${name} found another payload${isExact ? '' : ', or wrote it otherwise'}`];
}

/** The token broken in each of the ways there are for it. */
function forgeries(sample: Sample, seed: number): Sample[] {
  const { text, beside, form } = sample;
  return faults.flatMap((fault) => {
    const broken = planted(fault, { text, beside }, form, seed * 17 + 3);
    return broken === null ? [] : [{ ...sample, ...broken }];
  });
}

/** Why the others were not given to it. */
function reasons(tool: Tool, samples: readonly Sample[]): string {
  const counts = new Map<string, number>();
  for (const reason of samples.map((sample) => tool.skips(sample))) {
    if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const words = [...counts].map(([reason, times]) => `${reason} ${times}`);
  return words.length === 0 ? '' : ` (not tried: ${words.join(', ')})`;
}
