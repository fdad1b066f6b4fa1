import { ArrowRight, X } from 'lucide-react';
import { useState } from 'react';
import { rotationSteps, type RotationStep } from '../../../../shared/key-rotation.ts';
import type { Dependants, KeySummary } from '../../../../shared/keys.ts';
import { useShortcut } from '../../lib/shortcuts.ts';
import { useLoad } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { SafeText, writtenOut } from '../../ui/safe-text.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { RotationPrepare } from './rotation-prepare.tsx';
import { RotationPublish } from './rotation-publish.tsx';
import { AcceptedUntil, RetireActs } from './rotation-retire.tsx';
import { standingOf, type Standing } from './rotation-standing.ts';
import { RotationStepCard } from './rotation-step.tsx';
import { useOverlapEnd } from './use-overlap-end.ts';
import { RotationSwitch } from './rotation-switch.tsx';

type Props = { readonly keyId: string; readonly onClose: () => void };

/** From one key to the next in four steps that can all be seen, wherever the rotation stands when it is opened. */
export function RotationPanel({ keyId, onClose }: Props) {
  const m = useMessages();
  const [shownId, setShownId] = useState(keyId);
  const { state, reload } = useLoad('keys:list', {}, ['keys:changed']);
  const keys = state.status === 'done' ? state.value.keys : [];
  const key = keys.find((other) => other.id === shownId);
  const standing = key === undefined ? null : standingOf(key, keys);
  // Asked of the key that waits: the old one stays the one that is shown when that key signs, or is gone.
  if (standing !== null && standing.old.id !== shownId) setShownId(standing.old.id);
  const oldId = standing?.old.id;
  const detail = useLoad('keys:get', oldId === undefined ? null : { id: oldId }, ['keys:changed', 'tokens:changed']);
  useShortcut('escape', onClose);
  useOverlapEnd(keys, reload);

  const failure = state.status === 'failed' ? state.error : detail.state.status === 'failed' ? detail.state.error : null;
  if (failure !== null || (state.status === 'done' && standing === null)) {
    return (
      <Scroll width="reading">
        <InlineError
          error={failure ?? { code: 'key-not-found' }}
          onRetry={standing === null ? reload : detail.reload}
          actions={<IconButton icon={X} size="small" label={m.ui.close} shortcut="escape" onPress={onClose} />}
        />
      </Scroll>
    );
  }
  if (standing === null || detail.state.status !== 'done') return <Skeleton shape="detail" />;
  return (
    <Rotation
      key={standing.old.id}
      standing={standing}
      names={keys.map((other) => other.name)}
      dependants={detail.state.value.dependants}
      onShow={setShownId}
      onClose={onClose}
    />
  );
}

type RotationProps = {
  readonly standing: Standing;
  readonly names: readonly string[];
  readonly dependants: Dependants;
  readonly onShow: (id: string) => void;
  readonly onClose: () => void;
};

function Rotation({ standing, names, dependants, onShow, onClose }: RotationProps) {
  const m = useMessages();
  const { old, next, earlier } = standing;
  return (
    <section aria-label={writtenOut(m.keyRotation.title(old.name))} className="@container flex min-h-0 flex-1 flex-col">
      <Scroll width="reading">
        <div className="flex items-start justify-between gap-2">
          <h2 className="min-w-0 text-xl font-semibold selectable">
            <SafeText text={m.keyRotation.title(old.name)} />
          </h2>
          <IconButton icon={X} label={m.ui.close} shortcut="escape" onPress={onClose} />
        </div>
        <TwoKeys old={old} next={next} />
        {earlier !== null && (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft">
            <SafeText text={m.keyRotation.predecessor(earlier.name)} />
            <Button size="small" look="ghost" onPress={() => onShow(earlier.id)}>
              {m.keyRotation.showPredecessor}
            </Button>
          </div>
        )}
        {old.use === 'enc' && <p className="text-ink-soft">{m.keyRotation.encryptOnly}</p>}
        <ol aria-label={m.keyRotation.stepList} className="flex flex-col">
          {rotationSteps.map((step, index) => (
            <RotationStepCard key={step} step={step} number={index + 1} standing={standing}>
              {contentOf(step, { standing, names, dependants })}
            </RotationStepCard>
          ))}
        </ol>
      </Scroll>
    </section>
  );
}

/** What can be done at a step: where the rotation stands, and at the step that comes next. */
function contentOf(step: RotationStep, { standing, names, dependants }: Pick<RotationProps, 'standing' | 'names' | 'dependants'>) {
  const { step: current, old, next } = standing;
  if (step === 'now') return current === 'now' && <RotationPrepare old={old} names={names} />;
  if (next === null) return step === 'retired' && current === 'retired' && <RetireActs standing={standing} dependants={dependants} />;
  if (step === 'published') return current === 'published' && <RotationPublish old={old} next={next} />;
  if (step === 'switched') {
    if (current === 'published') return <RotationSwitch old={old} next={next} dependants={dependants} />;
    return current === 'switched' && <AcceptedUntil old={old} next={next} />;
  }
  const isNear = current === 'switched' || current === 'retired';
  return isNear && <RetireActs standing={standing} dependants={dependants} />;
}

/** The old key and the one that follows it, side by side. */
function TwoKeys({ old, next }: { readonly old: KeySummary; readonly next: KeySummary | null }) {
  const m = useMessages();
  return (
    <div className="grid items-stretch gap-2 @lg:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
      <KeyBox role={m.keyRotation.theOld} summary={old} />
      <ArrowRight aria-hidden size={18} className="hidden self-center text-ink-faint @lg:block" />
      {next === null ? (
        <div className="flex items-center rounded-xl border border-dashed border-line-strong px-3 py-2.5 text-ink-faint">
          {m.keyRotation.notMade}
        </div>
      ) : (
        <KeyBox role={m.keyRotation.theNext} summary={next} />
      )}
    </div>
  );
}

function KeyBox({ role, summary }: { readonly role: string; readonly summary: KeySummary }) {
  return (
    <div className="flex min-w-0 flex-col gap-1 rounded-xl border border-line px-3 py-2.5">
      <div className="flex min-w-0 items-center gap-2">
        <span className="min-w-0 truncate font-medium">
          <SafeText text={summary.name} truncates />
        </span>
        <Badge tone="accent">{summary.alg}</Badge>
      </div>
      <div className="flex min-w-0 items-baseline gap-2 text-xs text-ink-soft">
        <span className="shrink-0">{role}</span>
        <SafeText text={summary.kid} isMono truncates className="min-w-0" />
      </div>
    </div>
  );
}
