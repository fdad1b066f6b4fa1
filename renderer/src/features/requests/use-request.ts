import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AppError } from '../../../../shared/errors.ts';
import { defaultPort } from '../../../../shared/local-api.ts';
import type { Exchange, Fault } from '../../../../shared/requests.ts';
import { call } from '../../lib/api.ts';
import { useGo, useIntent } from '../../lib/navigation.tsx';
import { useEvent } from '../../lib/use-event.ts';
import { useMessages } from '../../messages/screens.ts';
import { showToast } from '../../ui/toast.tsx';
import { asToken, emptyDraft, sendInputOf, type Draft } from './draft.ts';
import { placeOf, type ErrorPlace } from './place-error.ts';

/** What was sent, as far as the answer is explained by it. */
export type Sent = { readonly url: string; readonly tokenId: string | null; readonly fault: Fault };

export type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'answered'; readonly exchange: Exchange; readonly sent: Sent }
  | { readonly kind: 'failed'; readonly error: AppError; readonly sent: Sent }
  | { readonly kind: 'cancelled' };

export type FieldProblem = { readonly place: ErrorPlace; readonly error: AppError };
export type RequestState = ReturnType<typeof useRequest>;

/** The request that is being written, and what came of the last one. Lives as long as the app runs. */
export function useRequest() {
  const m = useMessages();
  const go = useGo();
  const [draft, setDraft] = useState(emptyDraft);
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' });
  const [sending, setSending] = useState<{ id: string; since: number } | null>(null);
  const current = useRef<string | null>(null);
  const localOrigin = useLocalOrigin((origin) => {
    setDraft((before) => (before.url === '' ? { ...before, url: `${origin}/protected` } : before));
  });

  const change = (next: Draft) => {
    setDraft(next);
    setProblem(null);
  };
  useIntent('requests', async ({ tokenId, url }) => {
    if (url !== undefined) setDraft((before) => ({ ...before, url }));
    setProblem(null);
    if (tokenId === undefined) return;
    const stored = await call('tokens:get', { id: tokenId });
    if (!stored.ok) return showToast({ title: m.requests.gone, tone: 'invalid' });
    setDraft((before) => asToken(before, stored.value.item));
  });

  const send = async (draft: Draft) => {
    if (current.current !== null) return;
    const id = crypto.randomUUID();
    const sent = sentOf(draft);
    current.current = id;
    setProblem(null);
    setSending({ id, since: performance.now() });
    const result = await call('requests:send', sendInputOf(draft, id));
    current.current = null;
    setSending(null);
    if (result.ok) return setOutcome({ kind: 'answered', exchange: result.value, sent });
    const { error } = result;
    const place = placeOf(error);
    if (error.code === 'cancelled') setOutcome({ kind: 'cancelled' });
    else if (place.at === 'response') setOutcome({ kind: 'failed', error, sent });
    else setProblem({ place, error });
  };
  const localKeyId = localOrigin === null && draft.url === '' && draft.identity.kind === 'token' ? draft.identity.item.keyId : null;
  /** The shortest way to an answer: the local API, trusting the key of the chosen token. */
  const tryLocally = async () => {
    if (localKeyId === null) return;
    const started = await call('local-api:start', { port: defaultPort, keyId: localKeyId });
    if (!started.ok) {
      showToast({ title: m.errors[started.error.code](started.error).title, tone: 'invalid' });
      return go({ screen: 'local-api', keyId: localKeyId });
    }
    const ready = { ...draft, url: `${started.value.origin}/protected` };
    change(ready);
    await send(ready);
  };
  const cancel = () => {
    if (current.current !== null) void call('requests:cancel', { id: current.current });
  };

  return {
    draft,
    change,
    problem,
    outcome,
    sending,
    send: () => void send(draft),
    cancel,
    tryLocally: localKeyId === null ? null : () => void tryLocally(),
    isLocalApiOn: localOrigin !== null,
  };
}

function sentOf({ url, identity }: Draft): Sent {
  return identity.kind === 'nobody' ? { url, tokenId: null, fault: 'none' } : { url, tokenId: identity.item.id, fault: identity.fault };
}

/** The local API's origin while it runs; `onRunning` is told whenever that is learned. */
function useLocalOrigin(onRunning: (origin: string) => void): string | null {
  const [origin, setOrigin] = useState<string | null>(null);
  const learn = (next: string | null) => {
    setOrigin(next);
    if (next !== null) onRunning(next);
  };
  useEvent('local-api:changed', (status) => learn(status.origin));
  const ask = useEffectEvent(async () => {
    const result = await call('local-api:status', {});
    if (result.ok) learn(result.value.origin);
  });
  useEffect(() => void ask(), []);
  return origin;
}
