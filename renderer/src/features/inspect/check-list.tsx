import { Check as CheckIcon, CircleHelp, Minus, TriangleAlert, X, type LucideIcon } from 'lucide-react';
import type { Check, Outcome, Verdict } from '../../../../shared/verdict.ts';
import { useNow } from '../../lib/use-now.ts';
import { useMessages } from '../../messages/screens.ts';
import { cx } from '../../ui/class-names.ts';
import { SafeText } from '../../ui/safe-text.tsx';
import { Card, Section } from '../../ui/section.tsx';
import { WeakBadge } from '../../ui/weak-badge.tsx';
import { checkAt, looksLikeMilliseconds, nameOf } from './judgement.ts';
import { comparedInstants } from './instants.ts';
import { TriedKeys } from './tried-keys.tsx';

const icons: Record<Outcome, LucideIcon> = { passed: CheckIcon, failed: X, warning: TriangleAlert, skipped: Minus, unknown: CircleHelp };
const colours: Record<Outcome, string> = {
  passed: 'text-valid',
  failed: 'text-invalid',
  warning: 'text-warning',
  skipped: 'text-ink-faint',
  unknown: 'text-warning',
};

/** Every check in the order in which it was made, with what was expected and what was found. */
export function CheckList({ verdict }: { readonly verdict: Verdict }) {
  const m = useMessages();
  const now = useNow();
  return (
    <Section title={m.inspect.checks}>
      <Card padding="none">
        <ol className="@container">
          {verdict.checks.map((check) => (
            <CheckRow key={check.name} check={checkAt(check, now)} verdict={verdict} />
          ))}
        </ol>
      </Card>
    </Section>
  );
}

function CheckRow({ check, verdict }: { readonly check: Check; readonly verdict: Verdict }) {
  const m = useMessages();
  const { name, outcome, code, expected, actual } = check;
  const Icon = icons[outcome];
  const title = name.startsWith('claim:') ? m.checks.requiredClaim(name.slice('claim:'.length)) : nameOf(name, m.checks.names);
  const isLoud = outcome === 'failed' || outcome === 'warning';
  return (
    <li className="grid grid-cols-[1rem_6rem_minmax(0,1fr)] grid-rows-[auto_1fr] gap-x-3 border-line px-4 py-2 not-first:border-t @lg:grid-cols-[1rem_8rem_minmax(0,1fr)_auto]">
      <Icon aria-hidden size={16} className={cx('mt-0.5', colours[outcome])} />
      <span className={cx('min-w-0', outcome === 'skipped' || outcome === 'unknown' ? 'text-ink-soft' : 'font-semibold')}>
        <SafeText text={title} />
      </span>
      <div className="row-span-2 min-w-0 selectable">
        <p className={cx(isLoud && 'font-medium', (outcome === 'skipped' || outcome === 'unknown') && 'text-ink-soft')}>
          <SafeText text={m.checks.sentences[code](expected, actual)} />
        </p>
        <TimeFacts check={check} />
        {name === 'key' && verdict.key?.isWeak === true && <WeakBadge />}
        {name === 'key' && verdict.tried.length > 0 && <TriedKeys tried={verdict.tried} />}
      </div>
      <span className={cx('col-start-2 row-start-2 text-xs @lg:col-start-4 @lg:row-start-1 @lg:leading-5', colours[outcome])}>
        {m.checks.outcomes[outcome]}
      </span>
    </li>
  );
}

/** The instants that were compared. */
function TimeFacts({ check }: { readonly check: Check }) {
  const m = useMessages();
  const { name, expected, actual } = check;
  if ((name !== 'exp' && name !== 'nbf' && name !== 'iat') || typeof expected !== 'number' || typeof actual !== 'number') return null;
  const instants = comparedInstants(actual, expected, m.time.locale);
  return (
    <p className="text-xs text-ink-faint">
      {looksLikeMilliseconds(check) ? m.inspect.inMilliseconds : m.inspect.timeFacts(name, instants.claim, instants.now)}
    </p>
  );
}
