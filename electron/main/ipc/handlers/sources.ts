import { ok } from '../../../../shared/result.ts';
import type { AppHandlers } from '../../../../shared/ipc/contract.ts';
import type { Services } from '../../services.ts';

type SourceHandlers = Pick<AppHandlers, Extract<keyof AppHandlers, `sources:${string}`>>;

export function sourceHandlers({ engine, changed }: Services): SourceHandlers {
  const { sources, jobs } = engine;
  return {
    'sources:list': async () => sources.list(),
    'sources:get': async ({ id }) => sources.get(id),
    'sources:add': async ({ job, ...input }) => changed('sources:changed', await jobs.run(job, (signal) => sources.add(input, signal))),
    'sources:reload': async ({ job, id }) => changed('sources:changed', await jobs.run(job, (signal) => sources.reload(id, signal))),
    'sources:rename': async ({ id, name }) => changed('sources:changed', sources.rename(id, name)),
    'sources:remove': async ({ id }) => {
      const removed = changed('sources:changed', sources.remove(id));
      return removed.ok ? ok({}) : removed;
    },
  };
}
