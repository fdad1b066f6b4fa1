import { Lightbulb, ShieldAlert } from 'lucide-react';
import type { Hint } from '../../../../../shared/hints.ts';
import type { Judging } from '../../../../../shared/inspect.ts';
import { vaultKeyId } from '../../../../../shared/keys.ts';
import { useGo } from '../../../lib/navigation.tsx';
import { useMessages } from '../../../messages/screens.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { InlineError } from '../../../ui/inline-error.tsx';
import { SafeText } from '../../../ui/safe-text.tsx';
import { Card, Section } from '../../../ui/section.tsx';
import { useClock } from '../clock.ts';
import type { Inspect } from '../use-inspect.ts';
import { readingsOf } from './given-readings.ts';
import { hintAt, mendOf, type Mend } from './hint-mends.ts';
import type { JudgedBy } from './use-judged-by.ts';

type Props = { readonly inspect: Inspect; readonly by: JudgedBy };

/** What would make it good. Each was tried before it is named. */
export function HintsSection({ inspect, by }: Props) {
  const m = useMessages();
  const { hints } = inspect;
  if (hints.status === 'idle' || (hints.status === 'failed' && hints.error.code === 'cancelled')) return null;
  // Without a key nothing could be tried, and "nothing would make it good" would say too much.
  const isUntried = inspect.token?.verdict.checks.some(({ name, outcome }) => name === 'signature' && outcome === 'unknown') === true;
  if (isUntried && hints.status === 'done' && hints.value.hints.length === 0) return null;
  return (
    <Section title={m.inspectHints.title} actions={<span>{m.inspectHints.subtitle}</span>}>
      {hints.status === 'busy' && <p className="animate-late text-ink-soft">{m.inspectHints.looking}</p>}
      {hints.status === 'failed' && <InlineError error={hints.error} />}
      {hints.status === 'done' && hints.value.hints.length === 0 && <p className="text-ink-soft">{m.inspectHints.none}</p>}
      {hints.status === 'done' && hints.value.hints.length > 0 && (
        <Card padding="none">
          <ol className="divide-y divide-line">
            {hints.value.hints.map((hint, index) => (
              <HintRow key={`${hint.code} ${hint.check} ${index}`} hint={hint} inspect={inspect} by={by} />
            ))}
          </ol>
        </Card>
      )}
    </Section>
  );
}

function HintRow({ hint: found, inspect, by }: Props & { readonly hint: Hint }) {
  const m = useMessages();
  const go = useGo();
  const now = useClock();
  const hint = hintAt(found, inspect.token?.verdict.at ?? now, now);
  const { code, expected, actual, key, isAttack } = hint;
  const session = inspect.judging.given?.session;
  const given = session === undefined || by.given.preview === null ? null : { session, readings: readingsOf(by.given.preview) };
  const mend = mendOf(hint, by.standing.policy, given);
  const Icon = isAttack ? ShieldAlert : Lightbulb;
  const keyId = (code === 'key-algorithm' || code === 'retired-key') && key !== null ? vaultKeyId(key.id) : null;
  return (
    <li className={cx('flex min-w-0 items-start gap-3 px-4 py-2.5 first:rounded-t-xl last:rounded-b-xl', isAttack && 'bg-invalid-soft')}>
      <Icon aria-hidden size={16} className={cx('mt-0.5 shrink-0', isAttack ? 'text-invalid' : 'text-accent-text')} />
      <div className="flex min-w-0 flex-1 flex-col items-start gap-1.5 selectable">
        {isAttack && <p className="font-semibold text-invalid">{m.inspectHints.attack}</p>}
        <p className="w-full">
          <SafeText text={m.inspectHints.hints[code](expected, actual)} />
        </p>
        {key !== null && (
          <p className="w-full text-xs text-ink-faint">
            <SafeText text={m.inspectHints.withKey(key.name)} />
          </p>
        )}
        {mend !== null && (
          <Button size="small" onPress={() => apply(mend, inspect, by)}>
            {m.inspectVerdict.apply[mend.kind]}
          </Button>
        )}
        {keyId !== null && (
          <Button size="small" look="ghost" onPress={() => go({ screen: 'keys', keyId })}>
            {m.inspectVerdict.showKey}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Tried out on the screen alone: nothing is stored. */
function apply(
  mend: Mend,
  { judging, setJudging }: { readonly judging: Judging; readonly setJudging: Inspect['setJudging'] },
  by: JudgedBy,
): void {
  switch (mend.kind) {
    case 'policy':
      return by.editPolicy(mend.policy);
    case 'encoding':
      return by.given.readAs(mend.encoding);
    case 'key':
      return setJudging({ ...judging, keyId: mend.keyId });
    case 'clock':
      return setJudging({ at: mend.at });
  }
}
