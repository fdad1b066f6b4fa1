import path from 'node:path';
import { writeFileWhole } from '../../../engine/whole-file.ts';
import { appError } from '../../../../shared/errors.ts';
import type { AppHandlers } from '../../../../shared/ipc/contract.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ScanOrigin } from '../../../../shared/scan.ts';
import type { ScanInput } from '../../../engine/scan/scan.ts';
import type { Services } from '../../services.ts';

type ScanHandlers = Pick<AppHandlers, Extract<keyof AppHandlers, `scan:${string}`>>;

export function scanHandlers({ engine, files, drops, scanProgressed }: Services): ScanHandlers {
  const { scan, jobs } = engine;

  const sourceOf = async (origin: ScanOrigin): Promise<Result<ScanInput['source']>> => {
    if (origin.kind === 'text') return ok(origin);
    const paths = origin.kind === 'dropped' ? ok(drops.give(origin.drop) ?? []) : await files.openFiles(`scan-${origin.kind}`);
    if (!paths.ok) return paths;
    return paths.value.length === 0 ? fail(appError('source-expired')) : ok({ kind: 'paths', paths: paths.value });
  };

  return {
    'scan:prepare': async () => {
      scan.prepare();
      return ok({});
    },
    'scan:run': async ({ job, origin, judging }) => {
      const source = await sourceOf(origin);
      if (!source.ok) return source;
      const onProgress = (progress: Omit<Parameters<typeof scanProgressed>[0], 'job'>) => scanProgressed({ job, ...progress });
      return jobs.finish(job, (signal) => scan.run({ source: source.value, judging }, { onProgress }, signal));
    },
    'scan:rows': (query) => scan.rows(query),
    'scan:token': (ref) => scan.token(ref),
    'scan:export': async (view) => {
      const chosen = await files.saveAs('tokens.csv', 'scan');
      if (!chosen.ok) return chosen;
      const table = await scan.csv(view);
      if (!table.ok) return table;
      const written = await writeFileWhole(chosen.value, table.value);
      return written.ok ? ok({ fileName: path.basename(chosen.value) }) : written;
    },
    'scan:close': async ({ session }) => {
      scan.close(session);
      return ok({});
    },
  };
}
