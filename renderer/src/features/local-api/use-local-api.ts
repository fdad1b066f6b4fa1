import { useEffect, useState } from 'react';
import { canSign } from '../../../../shared/can-sign.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { KeySummary } from '../../../../shared/keys.ts';
import { defaultPort, type LocalApiStatus } from '../../../../shared/local-api.ts';
import { call } from '../../lib/api.ts';
import { useIntent } from '../../lib/navigation.tsx';
import { useLoad, type CallState } from '../../lib/use-call.ts';
import { useEvent } from '../../lib/use-event.ts';
import { readPort } from './port.ts';

/** What stands in the way of starting, and at which field. */
export type StartProblem = { readonly field: 'port' | 'key' | null; readonly error: AppError | null };

export type LocalApi = ReturnType<typeof useLocalApi>;

/** The local API's state, live, and the form that starts it. */
export function useLocalApi() {
  const [status, setStatus] = useState<LocalApiStatus | null>(null);
  const keys = useLoad('keys:list', {}, ['keys:changed']).state;
  const [portText, setPortText] = useState(String(defaultPort));
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isPortLeft, setPortLeft] = useState(false);
  const [problem, setProblem] = useState<StartProblem | null>(null);

  useEvent('local-api:changed', setStatus);
  useEffect(() => {
    let isCurrent = true;
    void call('local-api:status', {}).then((result) => {
      if (!isCurrent) return;
      if (result.ok) setStatus(result.value);
      else setProblem({ field: null, error: result.error });
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  useIntent('local-api', ({ keyId }) => {
    if (keyId !== undefined) setChosenKey(keyId);
  });

  const usable = usableKeys(keys);
  const keyId = status?.keyId ?? usable.find((key) => key.id === chosenKey)?.id ?? favouriteOf(usable)?.id ?? null;
  const port = readPort(portText);

  const settle = async (work: ReturnType<typeof call<'local-api:start' | 'local-api:stop'>>) => {
    setBusy(true);
    const result = await work;
    setBusy(false);
    if (result.ok) setStatus(result.value);
    setProblem(result.ok ? null : { field: fieldOf(result.error), error: result.error });
  };
  const start = () => {
    setPortLeft(true);
    if (!port.ok) return setProblem({ field: 'port', error: null });
    if (keyId === null) return setProblem({ field: 'key', error: null });
    void settle(call('local-api:start', { port: port.port, keyId }));
  };

  return {
    status,
    keys,
    usable,
    keyId,
    chooseKey: (id: string) => {
      setChosenKey(id);
      setProblem(null);
    },
    portText,
    setPortText: (text: string) => {
      setPortText(text);
      setPortLeft(false);
      setProblem(null);
    },
    leavePort: () => setPortLeft(true),
    port,
    isPortLeft,
    isBusy,
    problem,
    start,
    stop: () => void settle(call('local-api:stop', {})),
  };
}

function usableKeys(keys: CallState<{ keys: KeySummary[] }>): readonly KeySummary[] {
  return keys.status === 'done' ? keys.value.keys.filter(canSign) : [];
}

/** The key that was used last, else the newest, of those in use: most likely the one that the user's tokens are signed with. */
function favouriteOf(keys: readonly KeySummary[]): KeySummary | undefined {
  const active = keys.filter((key) => key.state === 'active');
  return [...(active.length > 0 ? active : keys)].sort((a, b) => (b.lastUsedAt ?? b.createdAt) - (a.lastUsedAt ?? a.createdAt))[0];
}

function fieldOf(error: AppError): StartProblem['field'] {
  if (error.code === 'port-in-use' || error.code === 'port-not-allowed') return 'port';
  return error.code.startsWith('key-') || error.code.startsWith('secret-') ? 'key' : null;
}
