import { Layers, UserRound } from 'lucide-react';
import { faults, type Fault } from '../../../../shared/requests.ts';
import type { ShelfItem } from '../../../../shared/tokens.ts';
import { useGo } from '../../lib/navigation.tsx';
import { useNow } from '../../lib/use-now.ts';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Card, Section } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { asToken, isFaultPossible, nameOf, type DraftIdentity } from './draft.ts';
import { TokenPicker } from './token-picker.tsx';
import type { RequestState } from './use-request.ts';

/** Whom the request is sent as: nobody or a stored token, whole or broken on purpose. */
export function IdentitySection({ request }: { readonly request: RequestState }) {
  const m = useMessages();
  const { draft, change, problem } = request;
  const { identity } = draft;
  return (
    <Section title={m.requests.sentAs}>
      <Card padding="none">
        <div className="flex items-center gap-3 p-3">
          {identity.kind === 'nobody' ? <NobodyFacts /> : <TokenFacts item={identity.item} />}
          <TokenPicker
            identity={identity}
            onNobody={() => change({ ...draft, identity: { kind: 'nobody' } })}
            onToken={(item) => change(asToken(draft, item))}
          />
        </div>
        {identity.kind === 'token' && (
          <>
            <TimeWarning item={identity.item} />
            <div className="border-t border-line p-3">
              <FaultSelect identity={identity} onChange={(fault) => change({ ...draft, identity: { ...identity, fault } })} />
            </div>
          </>
        )}
      </Card>
      {problem?.place.at === 'identity' && <InlineError error={problem.error} />}
    </Section>
  );
}

function NobodyFacts() {
  const m = useMessages();
  return (
    <>
      <UserRound aria-hidden size={18} className="shrink-0 text-ink-faint" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{m.requests.nobody}</p>
        <p className="text-xs text-ink-soft">{m.requests.nobodyAbout}</p>
      </div>
    </>
  );
}

function TokenFacts({ item }: { readonly item: ShelfItem }) {
  const m = useMessages();
  return (
    <>
      <Layers aria-hidden size={18} className="shrink-0 text-ink-faint" />
      <div className="min-w-0 flex-1 selectable">
        <p className="flex min-w-0 items-center gap-2 font-semibold">
          <SafeText text={nameOf(item, m.requests.untitled)} truncates />
          <Countdown until={item.expiresAt} />
        </p>
        <p className="text-xs text-ink-soft">
          <SafeText text={m.requests.storedToken(item.alg)} />
        </p>
        <p className="text-xs text-ink-faint">
          <SafeText text={item.keyName === null ? m.requests.pasted : m.requests.signedWith(item.keyName)} />
        </p>
      </div>
    </>
  );
}

function TimeWarning({ item }: { readonly item: ShelfItem }) {
  const m = useMessages();
  const go = useGo();
  const now = useNow();
  const isExpired = item.expiresAt !== null && item.expiresAt <= now;
  const isEarly = item.notBefore !== null && item.notBefore > now;
  if (!isExpired && !isEarly) return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 border-t border-line bg-expired-soft px-3 py-2">
      <p className="text-xs font-medium text-expired">{isExpired ? m.requests.expiredWarning : m.requests.notYetWarning}</p>
      {item.keyId !== null && (
        <Button size="small" onPress={() => go({ screen: 'mint', keyId: item.keyId ?? '' })}>
          {m.requests.mintAnew}
        </Button>
      )}
    </div>
  );
}

type FaultProps = { readonly identity: Extract<DraftIdentity, { kind: 'token' }>; readonly onChange: (fault: Fault) => void };

function FaultSelect({ identity, onChange }: FaultProps) {
  const m = useMessages();
  const options = faults.map((fault) => {
    const isDisabled = !isFaultPossible(fault, identity.item);
    const { name, about } = m.requests.faults[fault];
    return { value: fault, label: name, detail: isDisabled ? m.requests.faultNeedsKey : about, isDisabled };
  });
  return (
    <Select
      label={m.requests.breakIt}
      options={options}
      value={identity.fault}
      onChange={onChange}
      hint={m.requests.faults[identity.fault].about}
    />
  );
}
