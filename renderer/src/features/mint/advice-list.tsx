import { Info, TriangleAlert } from 'lucide-react';
import type { Advice, AdviceCode } from '../../../../shared/mint-advice.ts';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/class-names.ts';
import { SafeText } from '../../ui/safe-text.tsx';
import { Section } from '../../ui/section.tsx';
import type { MintDraft } from './mint-draft.ts';
import type { MintForm } from './use-mint.ts';

/** Told beside the lifetime's own field already. */
const toldElsewhere: readonly AdviceCode[] = ['never-expires', 'expired-from-start'];

/** What could be made all the same, but is worth a thought: what, why, and the mend where one press does it. */
export function AdviceList({ form, advice }: { readonly form: MintForm; readonly advice: readonly Advice[] }) {
  const m = useMessages();
  const shown = advice.filter(({ code }) => !toldElsewhere.includes(code));
  return (
    <>
      <p role="status" className="sr-only">
        {m.mintAdvice.count(shown.length)}
      </p>
      {shown.length > 0 && (
        <Section title={m.mintAdvice.title}>
          <ul className="flex flex-col divide-y divide-line rounded-xl border border-line">
            {shown.map((one) => (
              <AdviceRow key={one.code} form={form} advice={one} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function AdviceRow({ form, advice }: { readonly form: MintForm; readonly advice: Advice }) {
  const m = useMessages();
  const { code, severity, names } = advice;
  const isWarning = severity === 'warning';
  const Icon = isWarning ? TriangleAlert : Info;
  const { title, why } = m.mintAdvice.texts[code](names.join(', '));
  const mend = mends[code];
  return (
    <li className="flex min-w-0 items-start gap-2.5 p-3 selectable">
      <Icon aria-hidden size={15} className={cx('mt-0.5 shrink-0', isWarning ? 'text-warning' : 'text-ink-faint')} />
      <div className="min-w-0 flex-1">
        <p className={cx('font-medium', isWarning ? 'text-warning' : 'text-ink')}>
          <span className="sr-only">{m.mintAdvice.severities[severity]}</span> <SafeText text={title} />
        </p>
        <p className="text-xs text-ink-soft">{why}</p>
      </div>
      {mend !== undefined && (
        <Button size="small" onPress={() => form.edit(mend)}>
          {m.mintAdvice.mends[code] ?? m.mintAdvice.mend}
        </Button>
      )}
    </li>
  );
}

/** Only what needs no choice of the user's. */
const mends: Partial<Record<AdviceCode, Partial<MintDraft>>> = {
  'long-lived-access': { lifetime: '1h' },
  'not-a-bearer': { serialization: 'compact', isDetached: false },
};
