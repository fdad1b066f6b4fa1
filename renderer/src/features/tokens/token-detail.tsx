import { useState } from 'react';
import type { ShelfItem, TokenDetail as Detail } from '../../../../shared/tokens.ts';
import { useCall, useLoad } from '../../lib/use-call.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { EditableTitle } from '../../ui/editable-title.tsx';
import { errorLine, InlineError } from '../../ui/inline-error.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { WeakBadge } from '../../ui/weak-badge.tsx';
import { ClaimsSection } from './claims-section.tsx';
import { ExpiryBadge } from './expiry-badge.tsx';
import { FreshSection } from './fresh-section.tsx';
import { LifeLine } from './life-line.tsx';
import { LineageSection } from './lineage-section.tsx';
import { OrganiseSection } from './organise-section.tsx';
import { OriginSection } from './origin-section.tsx';
import { RoleBadge } from './role-badges.tsx';
import { SessionEndCallout, SessionSection } from './session-section.tsx';
import { StepUpForm } from './step-up-form.tsx';
import { TokenActions } from './token-actions.tsx';
import { lifeRows } from './token-facts.tsx';
import { tokenName } from './token-name.ts';
import { TokenTextSection } from './token-text-section.tsx';
import { useIsKeyWeak } from './use-is-key-weak.ts';

type Props = { readonly item: ShelfItem; readonly onDelete: () => void; readonly onSeek: (id: string) => void };

/** All that the shelf knows of one token, what can be done with it, and where it can go. */
export function TokenDetail({ item: listed, onDelete, onSeek }: Props) {
  const m = useMessages();
  const { state, reload } = useLoad('tokens:get', { id: listed.id }, ['tokens:changed', 'keys:changed']);
  const detail = state.status === 'done' ? state.value : null;
  // The list's row may lie on a page that is older than the detail.
  const item = detail?.item ?? listed;
  const isKeyWeak = useIsKeyWeak(item.keyId);
  const [isSteppingUp, setSteppingUp] = useState(false);
  return (
    <Scroll width="reading">
      <div className="flex flex-col gap-3">
        <Title item={item} isKeyWeak={isKeyWeak} />
        <TokenActions item={item} onStepUp={() => setSteppingUp(true)} onDelete={onDelete} />
      </div>
      {isSteppingUp && <StepUpForm item={item} onDone={onSeek} onClose={() => setSteppingUp(false)} />}
      {detail !== null && detail.session !== null && <SessionEndCallout session={detail.session} />}
      {/* A token that was deleted a moment ago: the list follows at once. */}
      {state.status === 'failed' && state.error.code !== 'token-not-found' && <InlineError error={state.error} onRetry={reload} />}
      <TokenTextSection item={item} />
      <Section level={3} title={m.tokenDetail.life} isFramed>
        <LifeLine item={item} />
        <DefinitionList rows={lifeRows(item, m)} />
      </Section>
      {detail === null ? <Skeleton rows={3} shape="detail" /> : <Parts detail={detail} isKeyWeak={isKeyWeak} onSeek={onSeek} />}
    </Scroll>
  );
}

type PartsProps = { readonly detail: Detail; readonly isKeyWeak: boolean; readonly onSeek: (id: string) => void };

/** In the order in which one asks for them. */
function Parts({ detail, isKeyWeak, onSeek }: PartsProps) {
  return (
    <>
      <ClaimsSection item={detail.item} claims={detail.claims} />
      {detail.session !== null && <SessionSection item={detail.item} session={detail.session} onSeek={onSeek} />}
      <FreshSection detail={detail} />
      <OrganiseSection detail={detail} />
      <OriginSection item={detail.item} isKeyWeak={isKeyWeak} />
      <LineageSection detail={detail} onSeek={onSeek} />
    </>
  );
}

const mostInName = 200;

function Title({ item, isKeyWeak }: { readonly item: ShelfItem; readonly isKeyWeak: boolean }) {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const organize = useCall('tokens:organize');
  const onRename = async (label: string) => {
    const result = await organize.run({ ids: [item.id], label });
    return result.ok ? null : errorLine(result.error, m);
  };
  const badges = (
    <>
      <Badge tone="accent" isMono>
        <SafeText text={item.alg} />
      </Badge>
      <RoleBadge item={item} />
      <ExpiryBadge item={item} />
      {isKeyWeak && <WeakBadge />}
    </>
  );
  return (
    <EditableTitle
      name={item.label}
      shown={tokenName(item, m)}
      words={{ ...m.tokenDetail, nameMissing: null }}
      maxLength={mostInName}
      canRename={isWritable(vault)}
      onRename={onRename}
      badges={badges}
    />
  );
}
