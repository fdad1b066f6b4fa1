import { build } from 'vite';
import { z } from 'zod';
import type { Bench, BenchRow } from '../../scripts/bench-row.ts';
import { capture } from '../../scripts/child.ts';
import { entriesApart } from '../../scripts/building/entries-apart.ts';
import { inProject, root } from '../../scripts/project.ts';
import { amountRow } from './rows.ts';

const tokens = 100_000;
/** `others`: so many of them are given to jose and fast-jwt, which take long. */
const runs = [
  { alg: 'HS256', others: 100_000, rounds: 7 },
  { alg: 'ES256', others: 20_000, rounds: 3 },
  { alg: 'EdDSA', others: 20_000, rounds: 3 },
  { alg: 'RS256', others: 20_000, rounds: 3 },
] as const;

/** Of what the signatures alone take, on all cores. */
const leastOfRaw = 0.6;
/** As on the shelf: one more letter. */
const mostForPage = 150;

/** Looking through a file of tokens, beside bare verification of the same bytes, fast-jwt and jose; and the table of what was found. */
export const bench: Bench = {
  name: 'scan',
  title: 'Verifying in bulk',
  async run() {
    await bundle();
    const rows: BenchRow[] = [];
    for (const run of runs) rows.push(...(await rowsOf(run)));
    return rows;
  },
};

const ratesSchema = z.object({
  raw: z.number(),
  oneByCores: z.number(),
  fastJwt: z.number(),
  jose: z.number(),
  ours: z.number(),
  order: z.number(),
  filter: z.number(),
  cores: z.int(),
});

async function rowsOf({ alg, others, rounds }: (typeof runs)[number]): Promise<BenchRow[]> {
  const program = inProject('out', 'bench-scan', 'bulk-verifying.js');
  const { output, error } = await capture(process.execPath, [program, alg, ...[tokens, others, rounds].map(String)], { env: process.env });
  if (output === '') throw new Error(`${alg} could not be measured: ${error}`);
  const { raw, oneByCores, fastJwt, jose, ours, order, filter, cores } = ratesSchema.parse(JSON.parse(output));
  const name = `verify ${tokens.toLocaleString('en')} in bulk, ${alg}`;
  const page = `scan page of ${tokens.toLocaleString('en')} rows`;
  return [
    rateRow(name, ours, oneByCores, `bare verification on one core x ${cores}`, leastOfRaw),
    rateRow(`${name}, on cores that share`, ours, raw, `bare verification on ${cores} cores at once`, leastOfRaw),
    rateRow(`${name}, beside fast-jwt`, ours, fastJwt, 'fast-jwt', 1),
    rateRow(`${name}, beside jose`, ours, jose, 'jose', 1),
    amountRow(`${page}, another order, ${alg}`, 'ms', order, mostForPage),
    amountRow(`${page}, another filter, ${alg}`, 'ms', filter, mostForPage),
  ];
}

function rateRow(row: string, value: number, reference: number, referenceName: string, atLeast: number): BenchRow {
  const ratio = value / reference;
  const budget = `>= ${atLeast.toFixed(2)}x`;
  return { row, value, unit: 'tokens/s', reference, referenceName, ratio, budget, within: ratio >= atLeast };
}

/** As the app is built: a thread that begins as a bundle begins at once. */
async function bundle(): Promise<void> {
  const input = {
    'bulk-verifying': inProject('tests', 'bench', 'programs', 'bulk-verifying.ts'),
    'bare-verifying': inProject('tests', 'bench', 'programs', 'bare-verifying.ts'),
    'scan-worker': inProject('electron', 'engine', 'scan', 'scan-worker.ts'),
  };
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    plugins: [entriesApart()],
    build: {
      ssr: true,
      target: 'node20.18',
      outDir: 'out/bench-scan',
      emptyOutDir: true,
      rolldownOptions: {
        input,
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          // The program uses jose too, and a thread must not look for it there.
          codeSplitting: { groups: [{ name: 'jose', test: /node_modules[\\/]jose/ }] },
        },
      },
    },
    ssr: { noExternal: ['zod', 'jose', 'fast-jwt'] },
  });
}
