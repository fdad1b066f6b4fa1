import type { BulkSourceInput } from '../../../engine/bulk/bulk.ts';
import { appError } from '../../../../shared/errors.ts';
import type { BulkOrigin, RunBulk } from '../../../../shared/bulk.ts';
import type { AppHandlers } from '../../../../shared/ipc/contract.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Services } from '../../services.ts';

type BulkHandlers = Pick<AppHandlers, Extract<keyof AppHandlers, `bulk:${string}`>>;

const endings = { lines: 'txt', csv: 'csv', 'json-lines': 'jsonl' } as const;

export function bulkHandlers({ engine, files, drops, changed, bulkProgressed }: Services): BulkHandlers {
  const { bulk, jobs } = engine;

  const sourceOf = async (origin: BulkOrigin): Promise<Result<BulkSourceInput>> => {
    if (origin.kind === 'text') return ok({ kind: 'bytes', name: null, bytes: Buffer.from(origin.text, 'utf8') });
    const paths = origin.kind === 'file' ? await files.openFiles('rows') : ok(drops.give(origin.drop) ?? []);
    if (!paths.ok) return paths;
    const [path] = paths.value;
    return path === undefined ? fail(appError('source-expired')) : ok({ kind: 'file', path });
  };

  /** A file is chosen before anything is signed. */
  const targetOf = async ({ target }: RunBulk) => {
    if (target.kind === 'shelf') return ok({ kind: 'shelf' as const, place: target.place });
    const chosen = await files.saveAs(`tokens.${endings[target.format]}`, 'tokens');
    return chosen.ok ? ok({ kind: 'file' as const, path: chosen.value, format: target.format }) : chosen;
  };

  return {
    'bulk:open': async (origin) => {
      const source = await sourceOf(origin);
      return source.ok ? bulk.open(source.value) : source;
    },
    'bulk:preview': (plan) => bulk.preview(plan),
    'bulk:run': async (input) => {
      const target = await targetOf(input);
      if (!target.ok) return target;
      const { job, target: _, ...plan } = input;
      const onProgress = (progress: Omit<Parameters<typeof bulkProgressed>[0], 'job'>) => bulkProgressed({ job, ...progress });
      const result = await jobs.finish(job, (signal) => bulk.run(plan, target.value, { onProgress }, signal));
      changed('tokens:changed', result);
      return changed('keys:changed', result);
    },
    'bulk:close': async ({ session }) => {
      bulk.close(session);
      return ok({});
    },
  };
}
