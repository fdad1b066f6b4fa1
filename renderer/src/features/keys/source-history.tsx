import { Minus, Plus, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { SourceChange } from '../../../../shared/key-sources.ts';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { SafeText } from '../../ui/safe-text.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';

const icons = { came: Plus, went: Minus, changed: TriangleAlert };
const tones = { came: 'text-valid', went: 'text-ink-soft', changed: 'text-invalid' };
const firstShown = 20;

/** Which key came and went, and when, the newest first. */
export function SourceHistory({ changes }: { readonly changes: readonly SourceChange[] }) {
  const m = useMessages();
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? changes : changes.slice(0, firstShown);
  return (
    <Section level={3} title={m.keySources.history} isFramed>
      {changes.length === 0 && <p className="text-ink-soft">{m.keySources.noHistory}</p>}
      {shown.length > 0 && (
        <ol className="flex flex-col gap-2.5">
          {shown.map((change, index) => (
            <Change key={index} change={change} />
          ))}
        </ol>
      )}
      {shown.length < changes.length && (
        <div>
          <Button look="ghost" size="small" onPress={() => setShowsAll(true)}>
            {m.keySources.more(changes.length - shown.length)}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Change({ change }: { readonly change: SourceChange }) {
  const m = useMessages();
  const Icon = icons[change.change];
  const name = change.kid ?? change.thumbprint ?? m.keySources.noKid;
  return (
    <li className="flex min-w-0 items-start gap-2.5 selectable">
      <Icon aria-hidden size={15} className={cx('mt-0.5 shrink-0', tones[change.change])} />
      <div className="min-w-0 flex-1">
        <p className={cx('font-medium', change.change === 'changed' && 'text-invalid')}>
          <SafeText text={m.keySources.changes[change.change](name)} />
          {change.alg !== null && (
            <span className="ml-2 text-xs font-normal text-ink-soft">
              <SafeText text={change.alg} />
            </span>
          )}
        </p>
        {change.change === 'changed' && <p>{m.keySources.changedWhy}</p>}
        <div className="text-xs text-ink-soft">
          <Time at={change.at} />
        </div>
      </div>
    </li>
  );
}
