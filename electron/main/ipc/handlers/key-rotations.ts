import type { Services } from '../../services.ts';
import type { KeyHandlers } from './keys.ts';

type RotationHandlers = Pick<
  KeyHandlers,
  'keys:prepare-rotation' | 'keys:switch-rotation' | 'keys:retire' | 'keys:reactivate' | 'keys:rehearse-rotation'
>;

export function keyRotationHandlers({ engine, changed }: Services): RotationHandlers {
  const { rotation, jobs } = engine;
  return {
    'keys:prepare-rotation': async (input) =>
      changed('keys:changed', await jobs.finish(input.job, (signal) => rotation.prepare(input, signal))),
    'keys:switch-rotation': async ({ id, overlapSeconds }) => changed('keys:changed', rotation.switchOver(id, overlapSeconds)),
    'keys:retire': async ({ id }) => changed('keys:changed', rotation.retire(id)),
    'keys:reactivate': async ({ id }) => changed('keys:changed', rotation.reactivate(id)),
    'keys:rehearse-rotation': ({ job, ...input }) => jobs.run(job, (signal) => rotation.rehearse(input, signal)),
  };
}
