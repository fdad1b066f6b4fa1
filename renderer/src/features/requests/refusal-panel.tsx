import { ScanSearch } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Refusal } from '../../../../shared/requests.ts';
import type { Check } from '../../../../shared/verdict.ts';
import { formatDuration } from '../../lib/format.ts';
import { useGo } from '../../lib/navigation.tsx';
import { checkTitle } from '../../messages/check-title.ts';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { clockNote } from './response-view.ts';
import type { Sent } from './use-request.ts';

/** Why the server refused: what it says, what the clocks say, and what our own checks say about that very token. */
export function RefusalPanel({ refusal, sent }: { readonly refusal: Refusal; readonly sent: Sent }) {
  const m = useMessages();
  const go = useGo();
  const { title, text } = m.requests.refusals[refusal.reason];
  const tokenId = sent.tokenId;
  return (
    <Callout tone={refusal.reason === 'expired' ? 'expired' : 'invalid'} title={title}>
      <p>{text}</p>
      {sent.fault !== 'none' && <p className="font-medium">{m.requests.faultIntended(m.requests.faults[sent.fault].name)}</p>}
      <dl className="mt-2 grid grid-cols-[fit-content(8rem)_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        <Fact term={m.requests.serverSays}>
          <ServerSays refusal={refusal} />
        </Fact>
        <Fact term={m.requests.clocks}>
          {clockSentences(refusal, m).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Fact>
        {refusal.verdict !== null && (
          <Fact term={m.requests.ourVerdict}>
            <FailedChecks checks={refusal.verdict.checks.filter((check) => check.outcome === 'failed')} />
          </Fact>
        )}
      </dl>
      {tokenId !== null && (
        <div className="mt-3">
          <Button icon={ScanSearch} onPress={() => go({ screen: 'inspect', tokenId })}>
            {sent.fault === 'none' ? m.requests.openInInspect : m.requests.openStored}
          </Button>
        </div>
      )}
    </Callout>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="col-span-2 grid grid-cols-subgrid">
      <dt className="text-xs leading-5 text-ink-soft">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function ServerSays({ refusal: { challenge } }: { readonly refusal: Refusal }) {
  const m = useMessages();
  if (challenge === null) return m.requests.serverSaysNothing;
  if (challenge.error === null && challenge.description === null) {
    return <SafeText text={m.requests.serverAsksFor(challenge.scheme)} />;
  }
  return (
    <>
      {challenge.error !== null && (
        <p>
          <SafeText text={m.requests.challengeError(challenge.error)} isMono />
        </p>
      )}
      {challenge.description !== null && (
        <p>
          <SafeText text={m.requests.challengeDescription(challenge.description)} isMono />
        </p>
      )}
    </>
  );
}

function FailedChecks({ checks }: { readonly checks: readonly Check[] }) {
  const m = useMessages();
  if (checks.length === 0) return m.requests.ourVerdictGood;
  return (
    <ul className="flex flex-col gap-1">
      {checks.map(({ name, code, expected, actual }) => (
        <li key={name}>
          <span className="font-semibold">
            <SafeText text={checkTitle(name, m.checks)} />
          </span>{' '}
          <SafeText text={m.checks.sentences[code](expected, actual)} />
        </li>
      ))}
    </ul>
  );
}

function clockSentences(refusal: Refusal, m: Messages): string[] {
  const note = clockNote(refusal);
  const { serverTime, expiresAt, notBefore, reason } = refusal;
  if (note.kind === 'unknown') return [m.requests.clockUnknown];
  const duration = formatDuration(note.seconds, m.time);
  const clocks = {
    agree: m.requests.clocksAgree(duration),
    ahead: m.requests.clockAhead(duration),
    behind: m.requests.clockBehind(duration),
  }[note.kind];
  if (reason === 'expired' && serverTime !== null && expiresAt !== null) {
    return [clocks, m.requests.expiredByServer(formatDuration(serverTime - expiresAt, m.time))];
  }
  if (reason === 'not-yet-valid' && serverTime !== null && notBefore !== null) {
    return [clocks, m.requests.startsByServer(formatDuration(notBefore - serverTime, m.time))];
  }
  return [clocks];
}
