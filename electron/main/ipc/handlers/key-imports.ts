import { readKeyFiles, type SourceInput } from '../../../engine/keys/import/key-files.ts';
import { appError } from '../../../../shared/errors.ts';
import type { ImportOrigin } from '../../../../shared/key-import.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Services } from '../../services.ts';
import type { KeyHandlers } from './keys.ts';

type ImportHandlers = Pick<KeyHandlers, 'keys:read-import' | 'keys:unlock-import' | 'keys:finish-import' | 'keys:forget-import'>;

export function keyImportHandlers({ engine, clipboard, files, drops, changed, progressed }: Services): ImportHandlers {
  const { imports, jobs } = engine;

  /** Only typed text comes from the page; what is on the clipboard or in a file goes past it. */
  const sourcesOf = async (origin: ImportOrigin): Promise<Result<SourceInput[]>> => {
    switch (origin.kind) {
      case 'text':
        return ok([{ name: null, bytes: Buffer.from(origin.text, 'utf8') }]);
      case 'clipboard': {
        const text = await clipboard.read();
        return text.trim() === '' ? fail(appError('nothing-to-import')) : ok([{ name: null, bytes: Buffer.from(text, 'utf8') }]);
      }
      case 'files': {
        const chosen = await files.openFiles('keys');
        return chosen.ok ? ok(await readKeyFiles(chosen.value)) : chosen;
      }
      case 'dropped': {
        const paths = drops.give(origin.drop);
        return paths === null ? fail(appError('import-expired')) : ok(await readKeyFiles(paths));
      }
    }
  };

  return {
    'keys:read-import': ({ job, origin, session }) =>
      jobs.run(job, async (signal) => {
        const sources = await sourcesOf(origin);
        return sources.ok ? imports.read(sources.value, session, signal) : sources;
      }),
    'keys:unlock-import': ({ job, session, passphrase, source }) =>
      jobs.run(job, (signal) => imports.unlock(session, passphrase, source, signal)),
    'keys:finish-import': async (input) => {
      const total = input.keys.length;
      const onStored = (done: number) => progressed({ job: input.job, done, total });
      const added = await jobs.finish(input.job, (signal) => imports.finish(input, { signal, onStored }));
      return changed('keys:changed', added.ok ? ok({ keys: added.value }) : added);
    },
    'keys:forget-import': async ({ session }) => {
      imports.forget(session);
      return ok({});
    },
  };
}
