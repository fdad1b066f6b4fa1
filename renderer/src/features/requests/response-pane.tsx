import { ArrowLeftRight, Play, Server } from 'lucide-react';
import type { AppError } from '../../../../shared/errors.ts';
import { formatBytes, formatElapsed } from '../../lib/format.ts';
import { useGo } from '../../lib/navigation.tsx';
import { useMessages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { hostOf, isLoopback } from './place-error.ts';
import { RefusalPanel } from './refusal-panel.tsx';
import { ResponseBody } from './response-body.tsx';
import { Redirects, ResponseHeaders } from './response-headers.tsx';
import { isBrokenAccepted, statusLine, statusTone } from './response-view.ts';
import { SendingNote } from './sending-note.tsx';
import type { Outcome, RequestState, Sent } from './use-request.ts';

/** What came back, or why nothing did. The former answer stays while the next is on its way. */
export function ResponsePane({ request }: { readonly request: RequestState }) {
  const m = useMessages();
  const { outcome, sending } = request;
  if (outcome.kind === 'none' && sending === null && request.tryLocally !== null) {
    return (
      <EmptyState
        icon={Server}
        title={m.requests.tryTitle}
        action={
          <Button look="primary" icon={Play} onPress={request.tryLocally}>
            {m.requests.tryAction}
          </Button>
        }
      >
        {m.requests.tryText}
      </EmptyState>
    );
  }
  if (outcome.kind === 'none' && sending === null) {
    return (
      <EmptyState icon={ArrowLeftRight} title={m.requests.waiting}>
        {m.requests.waitingText}
      </EmptyState>
    );
  }
  return (
    <Scroll>
      <h2 className="sr-only">{m.requests.response}</h2>
      <Announcement outcome={outcome} />
      {sending !== null && <SendingNote key={sending.id} since={sending.since} />}
      {outcome.kind === 'cancelled' && sending === null && (
        <Callout tone="neutral" title={m.requests.cancelledTitle}>
          {m.requests.cancelledText}
        </Callout>
      )}
      {outcome.kind === 'failed' && sending === null && <Failure error={outcome.error} sent={outcome.sent} request={request} />}
      {outcome.kind === 'answered' && <Answer outcome={outcome} />}
    </Scroll>
  );
}

/** Read out when an answer has come. */
function Announcement({ outcome }: { readonly outcome: Outcome }) {
  const m = useMessages();
  if (outcome.kind !== 'answered') return <p role="status" className="sr-only" />;
  const { exchange } = outcome;
  const answered = m.requests.answered(statusLine(exchange), formatElapsed(exchange.elapsedMs, m.time.locale));
  const refused = exchange.refusal === null ? [] : [m.requests.refusals[exchange.refusal.reason].title];
  return (
    <p role="status" className="sr-only">
      <SafeText text={[answered, ...refused].join(' ')} />
    </p>
  );
}

function Answer({ outcome }: { readonly outcome: Extract<Outcome, { kind: 'answered' }> }) {
  const m = useMessages();
  const { exchange, sent } = outcome;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={statusTone(exchange.status)}>
          <SafeText text={statusLine(exchange)} />
        </Badge>
        <Badge>{formatElapsed(exchange.elapsedMs, m.time.locale)}</Badge>
        <Badge>{formatBytes(exchange.bodyBytes, m.time.locale)}</Badge>
        <SafeText text={exchange.finalUrl} isMono truncates className="min-w-0 flex-1 text-ink-faint selectable" />
      </div>
      {exchange.refusal !== null && <RefusalPanel refusal={exchange.refusal} sent={sent} />}
      {isBrokenAccepted(exchange, sent.fault) && (
        <Callout tone="warning" title={m.requests.acceptedTitle}>
          {m.requests.acceptedText(m.requests.faults[sent.fault].name)}
        </Callout>
      )}
      <ResponseBody exchange={exchange} />
      <Redirects hops={exchange.hops} />
      <ResponseHeaders headers={exchange.headers} />
    </>
  );
}

type FailureProps = { readonly error: AppError; readonly sent: Sent; readonly request: RequestState };

/** No answer at all. A silent loopback port is most likely the local API that was not started. */
function Failure({ error, sent, request }: FailureProps) {
  const m = useMessages();
  const go = useGo();
  if (error.code !== 'connection-refused') return <InlineError error={withPlainFacts(error, sent)} onRetry={request.send} />;
  const isLocal = isLoopback(sent.url) && !request.isLocalApiOn;
  return (
    <Callout
      tone="invalid"
      title={<SafeText text={m.requests.connectionRefused(hostOf(sent.url))} />}
      announce="alert"
      actions={
        <>
          <Button onPress={request.send}>{m.ui.tryAgain}</Button>
          {isLocal && <Button onPress={() => go({ screen: 'local-api' })}>{m.requests.openLocalApi}</Button>}
        </>
      }
    >
      {m.requests.connectionRefusedText} {isLocal && m.requests.connectionRefusedLocal}
    </Callout>
  );
}

/** The system's own code says nothing to a person: the host does. */
function withPlainFacts(error: AppError, sent: Sent): AppError {
  return error.code === 'host-unreachable' ? { ...error, actual: hostOf(sent.url) } : error;
}
