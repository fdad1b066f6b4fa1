import { build } from 'vite';
import { z } from 'zod';
import type { Bench, BenchRow } from '../../scripts/bench-row.ts';
import { capture } from '../../scripts/child.ts';
import { entriesApart } from '../../scripts/building/entries-apart.ts';
import { inProject, root } from '../../scripts/project.ts';

/** RSA takes a hundred times as long as HMAC: fewer, and the row says how many. */
const runs = [
  { alg: 'HS256', rows: 100_000, others: 100_000, rounds: 7 },
  { alg: 'ES256', rows: 100_000, others: 20_000, rounds: 3 },
  { alg: 'EdDSA', rows: 100_000, others: 20_000, rounds: 3 },
  { alg: 'RS256', rows: 10_000, others: 2_000, rounds: 3 },
] as const;

/** Of what the signatures alone take, on all cores. */
const leastOfRaw = 0.6;

/** Minting from a CSV into a file, beside bare signatures of the same bytes, fast-jwt and jose. */
export const bench: Bench = {
  name: 'bulk',
  title: 'Minting in bulk',
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
  cores: z.int(),
});

async function rowsOf({ alg, rows, others, rounds }: (typeof runs)[number]): Promise<BenchRow[]> {
  const program = inProject('out', 'bench', 'bulk-minting.js');
  const { output, error } = await capture(process.execPath, [program, alg, ...[rows, others, rounds].map(String)], { env: process.env });
  if (output === '') throw new Error(`${alg} could not be measured: ${error}`);
  const { raw, oneByCores, fastJwt, jose, ours, cores } = ratesSchema.parse(JSON.parse(output));
  const name = `mint ${rows.toLocaleString('en')} in bulk, ${alg}`;
  return [
    rateRow(name, ours, oneByCores, `bare signatures on one core x ${cores}`, leastOfRaw),
    rateRow(`${name}, on cores that share`, ours, raw, `bare signatures on ${cores} cores at once`, leastOfRaw),
    rateRow(`${name}, beside fast-jwt`, ours, fastJwt, 'fast-jwt', 1),
    rateRow(`${name}, beside jose`, ours, jose, 'jose', 1),
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
    'bulk-minting': inProject('tests', 'bench', 'programs', 'bulk-minting.ts'),
    'bare-signing': inProject('tests', 'bench', 'programs', 'bare-signing.ts'),
    'bulk-worker': inProject('electron', 'engine', 'bulk', 'bulk-worker.ts'),
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
      outDir: 'out/bench',
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
