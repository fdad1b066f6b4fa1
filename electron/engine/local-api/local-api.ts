import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { LocalApiStatus, ServedRequest } from '../../../shared/local-api.ts';
import type { SessionDesk } from '../sessions/session-desk.ts';
import type { LocalApiKeys } from './local-api-key.ts';
import { ServedLog } from './served-log.ts';

export type LocalApiOptions = {
  /** Unix seconds, with fractions. */
  readonly now: () => number;
  readonly sessions: SessionDesk;
  /** Called for each request that was answered. */
  readonly onServed: (served: ServedRequest) => void;
};

export type LocalApiStart = {
  /** 1024 to 65535; 0 lets the operating system choose. */
  readonly port: number;
  readonly keys: LocalApiKeys;
};

export type LocalApi = {
  /**
   * Starts to listen on 127.0.0.1; where it already runs, it is stopped first.
   * Errors: 'port-not-allowed', 'port-in-use'.
   */
  start(input: LocalApiStart): Promise<Result<LocalApiStatus>>;
  /** Closes every connection at once. Harmless where nothing runs. */
  stop(): Promise<LocalApiStatus>;
  status(): LocalApiStatus;
};

type Running = { readonly keys: LocalApiKeys; readonly port: number; readonly close: () => Promise<void> };

/** The built-in issuer and protected endpoint on loopback, off until it is started. */
export function createLocalApi(options: LocalApiOptions): LocalApi {
  const log = new ServedLog();
  let running: Running | null = null;
  // Start and stop take their turns: two quick clicks must not leave two servers behind.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work, work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const status = (): LocalApiStatus => {
    const signer = running?.keys.signer() ?? null;
    return {
      running: running !== null,
      port: running?.port ?? null,
      origin: running === null ? null : `http://127.0.0.1:${running.port}`,
      keyId: signer?.id ?? null,
      keyName: signer?.name ?? null,
      served: log.list(),
    };
  };
  const stopNow = async (): Promise<void> => {
    const stopping = running;
    running = null;
    await stopping?.close();
  };

  return {
    status,
    start: (input) =>
      inTurn(async () => {
        if (!isAllowedPort(input.port)) return fail(portError('port-not-allowed', input.port));
        await stopNow();
        const started = await listen(input, options, (served) => options.onServed(log.add(served)));
        if (!started.ok) return started;
        running = started.value;
        return ok(status());
      }),
    stop: () =>
      inTurn(async () => {
        await stopNow();
        return status();
      }),
  };
}

async function listen(
  { port, keys }: LocalApiStart,
  { now, sessions }: LocalApiOptions,
  onServed: (served: Omit<ServedRequest, 'id'>) => void,
): Promise<Result<Running>> {
  // Fastify is loaded by the first start only: most runs of the app never need it.
  const { buildServer } = await import('./server.ts');
  let listeningOn = port;
  const server = buildServer({ keys: keys.current, sessions, port: () => listeningOn, now, onServed });
  try {
    listeningOn = Number(new URL(await server.listen({ host: '127.0.0.1', port })).port);
  } catch (cause) {
    await server.close();
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'EADDRINUSE') return fail(portError('port-in-use', port));
    if (code === 'EACCES') return fail(portError('port-not-allowed', port));
    throw cause;
  }
  return ok({ keys, port: listeningOn, close: () => server.close() });
}

function isAllowedPort(port: number): boolean {
  return port === 0 || (Number.isInteger(port) && port >= 1024 && port <= 65_535);
}

function portError(code: 'port-in-use' | 'port-not-allowed', port: number) {
  return appError(code, { field: 'port', expected: '1024..65535', actual: String(port) });
}
