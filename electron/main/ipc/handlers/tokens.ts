import { ok } from '../../../../shared/result.ts';
import type { AppHandlers } from '../../../../shared/ipc/contract.ts';
import type { Services } from '../../services.ts';
import { clearAfterSeconds } from '../../clipboard.ts';

type TokenHandlers = Pick<AppHandlers, Extract<keyof AppHandlers, `tokens:${string}` | `inspect:${string}`>>;

export function tokenHandlers({ engine, clipboard, changed }: Services): TokenHandlers {
  const { shelf } = engine;
  return {
    'tokens:mint': async (input) => {
      const minted = changed('tokens:changed', await engine.mint(input));
      return changed('keys:changed', minted);
    },
    'tokens:list': async (query) => shelf.list(query),
    'tokens:get': async ({ id }) => shelf.shelved(id),
    'tokens:text': async ({ id }) => {
      const compact = shelf.compact(id);
      return compact.ok ? ok({ compact: compact.value }) : compact;
    },
    'tokens:copy': async ({ id, as }) => {
      const compact = shelf.compact(id);
      if (!compact.ok) return compact;
      clipboard.copySecret(as === 'bearer' ? `Authorization: Bearer ${compact.value}` : compact.value);
      return ok({ clearsInSeconds: clearAfterSeconds });
    },
    'tokens:save': async ({ compact, label }) => changed('tokens:changed', await engine.savePasted(compact, label)),
    'tokens:delete': async ({ ids }) => {
      const removed = changed('tokens:changed', shelf.remove(ids));
      return removed.ok ? ok({}) : removed;
    },
    'tokens:restore': async ({ ids }) => {
      const restored = changed('tokens:changed', shelf.restore(ids));
      return restored.ok ? ok({}) : restored;
    },
    'inspect:read': ({ text, index }) => engine.inspect(text, index),
  };
}
