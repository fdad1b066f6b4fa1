import { Check as CheckIcon, CircleHelp, Minus, TriangleAlert, X, type LucideIcon } from 'lucide-react';
import { Fragment, useContext } from 'react';
import type { InspectedToken } from '../../../../shared/inspect.ts';
import type { Check, Outcome, Verdict } from '../../../../shared/verdict.ts';
import { formatNumber } from '../../lib/format.ts';
import { checkTitle } from '../../messages/check-title.ts';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { cx } from '../../ui/class-names.ts';
import { SafeText } from '../../ui/safe-text.tsx';
import { Card, Section } from '../../ui/section.tsx';
import { WeakBadge } from '../../ui/weak-badge.tsx';
import { SetClock, useClock } from './clock.ts';
import { checkAt, looksLikeMilliseconds } from './judgement.ts';
import { comparedInstants } from './instants.ts';
import { TriedKeys } from './tried-keys.tsx';
import { checkGroups } from './verdict/check-groups.ts';
import { CheckMendLinks } from './verdict/check-mend-links.tsx';
import type { JudgedBy } from './verdict/use-judged-by.ts';

const icons: Record<Outcome, LucideIcon> = { passed: CheckIcon, failed: X, warning: TriangleAlert, skipped: Minus, unknown: CircleHelp };
const colours: Record<Outcome, string> = {
  passed: 'text-valid',
  failed: 'text-invalid',
  warning: 'text-warning',
  skipped: 'text-ink-faint',
  unknown: 'text-warning',
};

/** Every check in the order in which it was made, with what was expected and what was found. */
export function CheckList({ token, by }: { readonly token: InspectedToken; readonly by: JudgedBy }) {
  const m = useMessages();
  const now = useClock();
  const { verdict, furtherSignatures } = token;
  return (
    <Section title={m.inspect.checks}>
      <Card padding="none">
        <ol className="@container">
          {checkGroups(verdict).map(({ signature, checks }, group) => {
            const further = signature === null || signature === 0 ? null : (furtherSignatures[signature - 1] ?? null);
            return (
              <Fragment key={`${signature ?? 'all'} ${group}`}>
                {signature !== null && (
                  <li className="border-line bg-well px-4 py-1.5 text-xs font-semibold text-ink-soft first:rounded-t-xl not-first:border-t">
                    {m.inspectParts.signatureNumber(formatNumber(signature + 1, m.time.locale))}
                  </li>
                )}
                {checks.map((check, index) => (
                  <CheckRow key={`${check.name} ${index}`} check={checkAt(check, now)} judge={further ?? verdict} token={token} by={by} />
                ))}
              </Fragment>
            );
          })}
        </ol>
      </Card>
    </Section>
  );
}

type RowProps = {
  readonly check: Check;
  /** The keys of the check's own signature. */
  readonly judge: Pick<Verdict, 'key' | 'tried'>;
  readonly token: InspectedToken;
  readonly by: JudgedBy;
};

function CheckRow({ check, judge, token, by }: RowProps) {
  const m = useMessages();
  const { name, outcome, code, expected, actual } = check;
  const Icon = icons[outcome];
  const isLoud = outcome === 'failed' || outcome === 'warning';
  return (
    <li className="grid grid-cols-[1rem_6rem_minmax(0,1fr)] grid-rows-[auto_1fr] gap-x-3 border-line px-4 py-2 not-first:border-t @lg:grid-cols-[1rem_8rem_minmax(0,1fr)_auto]">
      <Icon aria-hidden size={16} className={cx('mt-0.5', colours[outcome])} />
      <span className={cx('min-w-0', outcome === 'skipped' || outcome === 'unknown' ? 'text-ink-soft' : 'font-semibold')}>
        <SafeText text={checkTitle(name, m.checks)} />
      </span>
      <div className="row-span-2 min-w-0 selectable">
        <p className={cx(isLoud && 'font-medium', (outcome === 'skipped' || outcome === 'unknown') && 'text-ink-soft')}>
          <SafeText text={m.checks.sentences[code](expected, actual)} />
        </p>
        <TimeFacts check={check} />
        {name === 'key' && judge.key?.isWeak === true && <WeakBadge />}
        {name === 'key' && judge.tried.length > 0 && <TriedKeys tried={judge.tried} />}
        <CheckMendLinks check={check} token={token} by={by} />
      </div>
      <span className={cx('col-start-2 row-start-2 text-xs @lg:col-start-4 @lg:row-start-1 @lg:leading-5', colours[outcome])}>
        {outcomeWord(check, m)}
      </span>
    </li>
  );
}

/** What was skipped was mostly not asked for; else it says why it was. */
function outcomeWord({ code, outcome }: Check, m: Messages): string {
  if (code === 'switched-off') return m.inspectVerdict.switchedOff;
  return code === 'nonce-not-compared' || code === 'aud-in-proof' ? m.inspectVerdict.notCompared : m.checks.outcomes[outcome];
}

/** The instants that were compared. */
function TimeFacts({ check }: { readonly check: Check }) {
  const m = useMessages();
  const isSet = useContext(SetClock) !== null;
  const { name, expected, actual } = check;
  if ((name !== 'exp' && name !== 'nbf' && name !== 'iat') || typeof expected !== 'number' || typeof actual !== 'number') return null;
  const instants = comparedInstants(actual, expected, m.time.locale);
  const say = isSet ? m.inspectVerdict.timeFactsThen : m.inspect.timeFacts;
  return (
    <p className="text-xs text-ink-faint">
      {looksLikeMilliseconds(check) ? m.inspect.inMilliseconds : say(name, instants.claim, instants.now)}
    </p>
  );
}
