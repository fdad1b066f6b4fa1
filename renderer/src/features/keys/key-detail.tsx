import { PencilLine } from 'lucide-react';
import type { KeyDetail as KeyDetailValue, KeySummary } from '../../../../shared/keys.ts';
import { canSign } from '../../../../shared/can-sign.ts';
import { assertNever } from '../../../../shared/result.ts';
import { useGo } from '../../lib/navigation.tsx';
import { useLoad } from '../../lib/use-call.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { bySeverity } from './key-view.ts';
import { CertificateFacts } from './certificate-facts.tsx';
import { Dependants } from './dependants.tsx';
import { Findings } from './findings.tsx';
import { AllBadges } from './key-badges.tsx';
import { KeyActions } from './key-actions.tsx';
import { KeyFacts } from './key-facts.tsx';
import { NameTitle } from './name-title.tsx';
import { KeyNotes } from './key-notes.tsx';
import { Lineage } from './lineage.tsx';
import { PublicKey } from './public-key.tsx';
import { SecretPanel } from './secret-panel.tsx';

type Props = {
  readonly summary: KeySummary;
  /** To name those before and after it in a rotation. */
  readonly all: readonly KeySummary[];
  readonly isNew: boolean;
  readonly onShow: (id: string) => void;
  readonly onRotate: () => void;
  readonly onExport: () => void;
};

/** One key: what it is, what is wrong with it, what it holds, and who needs it. */
export function KeyDetail({ summary, all, isNew, onShow, onRotate, onExport }: Props) {
  const { state, reload } = useLoad('keys:get', { id: summary.id }, ['keys:changed', 'tokens:changed', 'local-api:changed']);
  const isFresh = isNew && canSign(summary);
  return (
    <>
      <Scroll width="reading">
        <Head summary={summary} />
        {isFresh && <Created id={summary.id} />}
        {summary.isSecretMissing && <SecretMissing />}
        {state.status === 'idle' || state.status === 'busy' ? (
          <Skeleton rows={3} shape="detail" />
        ) : state.status === 'failed' ? (
          <InlineError error={state.error} onRetry={reload} />
        ) : state.status === 'done' ? (
          <Parts detail={state.value} summary={summary} all={all} onShow={onShow} />
        ) : (
          assertNever(state)
        )}
      </Scroll>
      <KeyActions summary={summary} canMint={!isFresh} onRotate={onRotate} onExport={onExport} />
    </>
  );
}

function Head({ summary }: { readonly summary: KeySummary }) {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const holds = vault === 'memory' ? m.keys.holdsMemory : m.keys.holds;
  return (
    <div className="flex flex-col gap-1">
      <NameTitle
        thing={summary}
        channel="keys:update"
        words={m.keys}
        canRename={isWritable(vault)}
        badges={<AllBadges summary={summary} />}
      />
      <p className="text-ink-soft selectable">{m.keyGuides.plainWords[summary.alg]}</p>
      {!summary.isSecretMissing && <p className="text-ink-soft selectable">{holds[summary.holds]}</p>}
      {summary.state !== 'active' && <p className="text-ink-soft selectable">{m.keys.stateTexts[summary.state]}</p>}
    </div>
  );
}

/** The parts in the order in which one asks for them. */
function Parts({ detail, summary, all, onShow }: { readonly detail: KeyDetailValue } & Pick<Props, 'summary' | 'all' | 'onShow'>) {
  const m = useMessages();
  // What is said above already, in its own words, is not said twice.
  const findings = detail.findings.filter(({ code }) => code !== 'secret-missing').toSorted(bySeverity);
  return (
    <>
      {findings.length > 0 && (
        <Section level={3} title={m.keyHealth.section} isFramed>
          <Findings findings={findings} />
        </Section>
      )}
      <Lineage predecessorId={detail.predecessorId} successorId={summary.successorId} all={all} onShow={onShow} />
      <KeyFacts detail={detail} summary={summary} />
      {summary.kty === 'oct' ? (
        !summary.isSecretMissing && <SecretPanel id={summary.id} use={summary.use} />
      ) : (
        <PublicKey id={summary.id} />
      )}
      {detail.certificate !== null && <CertificateFacts certificate={detail.certificate} />}
      <Dependants dependants={detail.dependants} />
      <KeyNotes detail={detail} />
    </>
  );
}

function Created({ id }: { readonly id: string }) {
  const m = useMessages();
  const go = useGo();
  const { state: vault } = useVaultStatus();
  return (
    <Callout
      tone="valid"
      announce="status"
      title={vault === 'memory' ? m.keys.createdTitleMemory : m.keys.createdTitle}
      actions={
        <Button look="primary" icon={PencilLine} onPress={() => go({ screen: 'mint', keyId: id })}>
          {m.keys.mintWithIt}
        </Button>
      }
    >
      {m.keys.createdText}
    </Callout>
  );
}

function SecretMissing() {
  const m = useMessages();
  return (
    <Callout tone="invalid" title={m.keys.missingTitle}>
      {m.keys.missingText}
    </Callout>
  );
}
