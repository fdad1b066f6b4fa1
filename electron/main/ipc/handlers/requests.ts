import { ok } from '../../../../shared/result.ts';
import type { AppHandlers } from '../../../../shared/ipc/contract.ts';
import type { Services } from '../../services.ts';

type RequestHandlers = Pick<AppHandlers, Extract<keyof AppHandlers, `requests:${string}` | `local-api:${string}`>>;

export function requestHandlers({ engine }: Services): RequestHandlers {
  const { localApi, requests } = engine;
  return {
    'local-api:status': async () => ok(localApi.status()),
    'local-api:start': async ({ port, keyId }) => localApi.start(port, keyId),
    'local-api:stop': async () => {
      await localApi.stop();
      return ok(localApi.status());
    },
    'requests:send': (input) => requests.send(input),
    'requests:cancel': async ({ id }) => {
      requests.cancel(id);
      return ok({});
    },
  };
}
