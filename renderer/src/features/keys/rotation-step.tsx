import { Check } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { RotationStep } from '../../../../shared/key-rotation.ts';
import { useMessages } from '../../messages/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { cx } from '../../ui/class-names.ts';
import { progressOf, stepRoles, type Standing } from './rotation-standing.ts';

type Props = {
  readonly step: RotationStep;
  readonly number: number;
  readonly standing: Standing;
  /** What can be done here; falsy where nothing can. */
  readonly children: ReactNode;
};

/** One of the four steps: what it means, what the JWKS holds, who signs and who is accepted; where it stands, its deeds. */
export function RotationStepCard({ step, number, standing, children }: Props) {
  const m = useMessages();
  const progress = progressOf(step, standing.step);
  const { use, holds } = standing.old;
  const texts = m.keyRotation.steps[use === 'enc' ? 'encryption' : holds === 'secret' ? 'shared' : 'pair'];
  const isLast = step === 'retired';
  const title = useRef<HTMLHeadingElement>(null);
  const before = useRef(progress);
  useEffect(() => {
    // The button that led here is gone: the focus goes to where the rotation stands now.
    if (progress === 'here' && before.current !== 'here') title.current?.focus();
    before.current = progress;
  }, [progress]);
  return (
    <li aria-current={progress === 'here' ? 'step' : undefined} className="flex min-w-0 gap-3">
      <div aria-hidden className="flex flex-col items-center">
        <span
          className={cx(
            'flex size-6 shrink-0 items-center justify-center rounded-full border text-xs font-semibold',
            progress === 'here' && 'border-accent bg-accent text-on-accent',
            progress === 'done' && 'border-transparent bg-valid-soft text-valid',
            progress === 'ahead' && 'border-line-strong text-ink-soft',
          )}
        >
          {progress === 'done' ? <Check size={14} /> : number}
        </span>
        {!isLast && <span className="w-px flex-1 bg-line" />}
      </div>
      <div className={cx('flex min-w-0 flex-1 flex-col gap-2', !isLast && 'pb-5')}>
        <div className="flex min-h-6 flex-wrap items-center gap-2">
          <h3 ref={title} tabIndex={-1} className={cx('font-semibold outline-none', progress === 'ahead' && 'text-ink-soft')}>
            <span className="sr-only">{m.keyRotation.stepNumber(number)}: </span>
            {texts[step].name}
          </h3>
          {progress === 'here' && <Badge tone="accent">{m.keyRotation.here}</Badge>}
          {progress === 'done' && <span className="sr-only">{m.keyRotation.done}</span>}
        </div>
        {progress !== 'done' && <p className="text-ink-soft">{texts[step].text}</p>}
        <Roles step={step} standing={standing} />
        {Boolean(children) && <div className="mt-1 flex min-w-0 flex-col gap-3 rounded-xl border border-line p-4">{children}</div>}
      </div>
    </li>
  );
}

function Roles({ step, standing }: { readonly step: RotationStep; readonly standing: Standing }) {
  const m = useMessages();
  const { published, signs, accepted } = stepRoles[step];
  const isShared = standing.old.holds === 'secret';
  const isEncryption = standing.old.use === 'enc';
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1.5 text-xs">
      {!isShared && (
        <Role term={m.keyRotation.inJwks}>
          {published.map((who) => (
            <Who key={who} who={who} />
          ))}
        </Role>
      )}
      <Role term={isEncryption ? m.keyRotation.encrypts : m.keyRotation.signs}>
        <Who who={signs} />
      </Role>
      <Role term={isEncryption ? m.keyRotation.decrypts : m.keyRotation.accepted}>
        {accepted.map((who) => (
          <Who key={who} who={who} />
        ))}
      </Role>
    </dl>
  );
}

function Role({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="flex items-center gap-1.5">
      <dt className="text-ink-faint">{term}</dt>
      <dd className="flex gap-1">{children}</dd>
    </div>
  );
}

function Who({ who }: { readonly who: 'old' | 'next' }) {
  const m = useMessages();
  return <Badge tone={who === 'next' ? 'accent' : 'neutral'}>{who === 'next' ? m.keyRotation.theNext : m.keyRotation.theOld}</Badge>;
}
