import { ok } from '../../../../shared/result.ts';
import type { AppHandlers } from '../../../../shared/ipc/contract.ts';
import type { Services } from '../../services.ts';

type RequestHandlers = Pick<AppHandlers, Extract<keyof AppHandlers, `requests:${string}` | `local-api:${string}`>>;

export function requestHandlers({ engine, changed }: Services): RequestHandlers {
  const { localApi, requests } = engine;
  return {
    'local-api:status': async () => ok(localApi.status()),
    'local-api:start': async ({ port, keyId }) => localApi.start(port, keyId),
    'local-api:stop': async () => {
      await localApi.stop();
      return ok(localApi.status());
    },
    'requests:send': async (input) => {
      const sent = await requests.send(input);
      // Where a token was sent is part of its lineage, also where nobody answered.
      if (input.identity.kind === 'token') changed('tokens:changed', ok(null));
      return sent;
    },
    'requests:cancel': async ({ id }) => {
      requests.cancel(id);
      return ok({});
    },
  };
}
