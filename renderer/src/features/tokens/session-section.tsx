import { useEffect, useRef, useState } from 'react';
import type { Session } from '../../../../shared/sessions.ts';
import type { ShelfItem } from '../../../../shared/tokens.ts';
import { useGo } from '../../lib/navigation.tsx';
import { useCall } from '../../lib/use-call.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { showToast } from '../../ui/toast.tsx';

const tones = { active: 'valid', revoked: 'invalid', ended: 'expired' } as const;

/** Why none of the session's tokens is accepted any more; nothing while it stands. */
export function SessionEndCallout({ session }: { readonly session: Session }) {
  const m = useMessages();
  const go = useGo();
  const t = m.tokenLife;
  // Who uses a refresh token again does so further down, and must see what came of it.
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => shown.current?.scrollIntoView({ block: 'nearest' }), [session.state]);
  if (session.state !== 'revoked') return null;
  const isReuse = session.revokedFor === 'reuse';
  const mint = <Button onPress={() => go({ screen: 'mint', mode: 'pair' })}>{t.mintPair}</Button>;
  return (
    <div ref={shown} className="scroll-mt-5">
      <Callout
        tone={isReuse ? 'invalid' : 'warning'}
        announce={isReuse ? 'alert' : 'status'}
        title={isReuse ? t.reusedTitle : t.endedByYouTitle}
        actions={mint}
      >
        {isReuse ? t.reusedText : t.endedByYouText}
      </Callout>
    </div>
  );
}

type Props = { readonly item: ShelfItem; readonly session: Session; readonly onSeek: (id: string) => void };

/** The sign-in that the token belongs to: how long it lasts, and its refreshing. */
export function SessionSection({ item, session, onSeek }: Props) {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const refresh = useCall('tokens:refresh');
  const end = useCall('tokens:end-session');
  const [asked, setAsked] = useState<'reuse' | 'end' | null>(null);
  const t = m.tokenLife;
  const isActive = session.state === 'active';
  const isUsed = item.role === 'used';
  const isOff = !isWritable(vault);

  const doRefresh = async () => {
    const result = await refresh.run({ id: item.id });
    setAsked(null);
    if (!result.ok) return;
    showToast({ title: t.refreshed });
    onSeek(item.role === 'access' ? result.value.access.id : result.value.refresh.id);
  };
  const doEnd = async () => {
    const result = await end.run({ id: session.id });
    setAsked(null);
    if (result.ok) showToast({ title: t.sessionEndedToast });
  };
  const failure = refresh.state.status === 'failed' ? refresh.state.error : end.state.status === 'failed' ? end.state.error : null;
  return (
    <Section level={3} title={t.session} isFramed actions={<Badge tone={tones[session.state]}>{t.sessionStates[session.state]}</Badge>}>
      <DefinitionList rows={sessionRows(session, m)} />
      <p className="mt-1 text-ink-soft">{!isActive ? t.refreshOver : isUsed ? t.reuseText : t.refreshText}</p>
      {isActive && (
        <div className="flex flex-wrap gap-2">
          <Button
            isDisabled={isOff}
            isBusy={refresh.state.status === 'busy'}
            onPress={() => (isUsed ? setAsked('reuse') : void doRefresh())}
          >
            {isUsed ? t.reuse : t.refresh}
          </Button>
          <Button look="danger-ghost" isDisabled={isOff} onPress={() => setAsked('end')}>
            {t.endSession}
          </Button>
        </div>
      )}
      {/* Of a reuse the callout above tells more. */}
      {failure !== null && failure.code !== 'refresh-reused' && <InlineError error={failure} />}
      <ConfirmDialog
        isOpen={asked !== null}
        title={asked === 'reuse' ? t.reuseTitle : t.endSessionTitle}
        confirmLabel={asked === 'reuse' ? t.reuseConfirm : t.endSessionConfirm}
        isBusy={refresh.state.status === 'busy' || end.state.status === 'busy'}
        onConfirm={() => void (asked === 'reuse' ? doRefresh() : doEnd())}
        onCancel={() => setAsked(null)}
      >
        <p className="text-ink-soft">{asked === 'reuse' ? t.reuseLoss : t.endSessionText}</p>
      </ConfirmDialog>
    </Section>
  );
}

function sessionRows(session: Session, m: Messages) {
  const t = m.tokenLife;
  return [
    { key: 'started', term: t.sessionStarted, detail: <Time at={session.startedAt} /> },
    ...(session.revokedAt === null ? ends(session, m) : [{ key: 'revoked', term: t.revokedAt, detail: <Time at={session.revokedAt} /> }]),
    { key: 'refreshes', term: t.sessionRefreshes, detail: t.times(session.refreshes) },
  ];
}

/** When it ends; of a revoked one that says nothing any more. */
function ends({ state, endsAt, latestEnd }: Session, m: Messages) {
  const t = m.tokenLife;
  const isActive = state === 'active';
  return [
    {
      key: 'ends',
      term: isActive ? t.sessionEnds : t.sessionEnded,
      detail: <Time at={endsAt} />,
      ...(isActive && { note: latestEnd === null ? t.sessionFixed : t.sessionSlides }),
    },
    ...(latestEnd === null || !isActive ? [] : [{ key: 'latest', term: t.sessionLatest, detail: <Time at={latestEnd} /> }]),
  ];
}
