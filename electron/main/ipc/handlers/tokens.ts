import { copyText } from '../../../engine/shelf/copy-as.ts';
import type { AppHandlers } from '../../../../shared/ipc/contract.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { clearAfterSeconds } from '../../clipboard.ts';
import type { Services } from '../../services.ts';

type TokenHandlers = Pick<AppHandlers, Extract<keyof AppHandlers, `tokens:${string}`>>;

/** Where a copied command points to while the local API is off. RFC 2606 keeps the name free. */
const exampleUrl = 'https://api.example.com/';

export function tokenHandlers({ engine, clipboard, changed }: Services): TokenHandlers {
  const { shelf, sessions, renewal, localApi, jobs } = engine;
  /** Signing also counts as a use of the key. */
  const signed = <T>(result: Result<T>): Result<T> => changed('keys:changed', changed('tokens:changed', result));
  const shelfChanged = <T>(result: Result<T>): Result<T> => changed('tokens:changed', result);
  const nothing = (result: Result<unknown>) => (result.ok ? ok({}) : result);

  return {
    'tokens:mint': async (input) => signed(await engine.mint(input)),
    'tokens:mint-pair': async (input) => signed(await sessions.start(input)),
    // A refusal may have changed much: the family of a reused refresh token is revoked by it.
    'tokens:refresh': async ({ id }) => {
      const refreshed = await engine.refresh(id);
      if (!refreshed.ok) changed('tokens:changed', ok(null));
      return signed(refreshed);
    },
    'tokens:step-up': async (input) => signed(await sessions.stepUp(input)),
    'tokens:end-session': async ({ id }) => shelfChanged(sessions.end(id)),
    'tokens:renew': async ({ id }) => signed(await renewal.renew(id)),
    'tokens:recipe': async ({ id }) => renewal.recipe(id),
    'tokens:list': async (query) => shelf.list(query),
    'tokens:facets': async () => shelf.facets(),
    'tokens:find': async ({ id, filter, order }) => shelf.find(id, filter, order),
    'tokens:get': async ({ id }) => shelf.detail(id),
    'tokens:text': async ({ id }) => shelf.text(id),
    'tokens:copy': async ({ id, as }) => {
      const text = shelf.text(id);
      if (!text.ok) return text;
      const { origin } = localApi.status();
      const copied = copyText(as, text.value.text, origin === null ? exampleUrl : `${origin}/protected`);
      if (!copied.ok) return copied;
      clipboard.copySecret(copied.value);
      return ok({ clearsInSeconds: clearAfterSeconds });
    },
    'tokens:save': async ({ compact, label }) => shelfChanged(await engine.savePasted(compact, label)),
    'tokens:organize': async (input) => shelfChanged(await shelf.organize(input)),
    'tokens:undo-organize': async ({ batch }) => nothing(shelfChanged(await shelf.undoOrganize(batch))),
    'tokens:delete': async ({ ids, batch }) => shelfChanged(await shelf.remove(ids, batch)),
    'tokens:delete-matching': async ({ job, filter }) =>
      shelfChanged(await jobs.finish(job, (signal) => shelf.removeMatching(filter, signal))),
    'tokens:restore': async ({ batch }) => nothing(shelfChanged(await shelf.restore(batch))),
  };
}
