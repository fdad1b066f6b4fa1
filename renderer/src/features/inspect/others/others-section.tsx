import { CircleCheck, CircleHelp, CircleX, type LucideIcon } from 'lucide-react';
import type { InspectedToken } from '../../../../../shared/inspect.ts';
import { libraryFacts } from '../../../../../shared/others/libraries.ts';
import { otherVerdicts, type OtherVerdict } from '../../../../../shared/others/other-verdicts.ts';
import type { Policy } from '../../../../../shared/policy.ts';
import { call } from '../../../lib/api.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useMessages } from '../../../messages/screens.ts';
import { Badge } from '../../../ui/badge.tsx';
import { cx } from '../../../ui/class-names.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Card, Section } from '../../../ui/section.tsx';

const looks: Record<OtherVerdict['outcome'], { icon: LucideIcon; colour: string }> = {
  accepts: { icon: CircleCheck, colour: 'text-valid' },
  refuses: { icon: CircleX, colour: 'text-invalid' },
  depends: { icon: CircleHelp, colour: 'text-ink-faint' },
};

/** Where other verifiers would come to another verdict, and why. */
export function OthersSection({ token, policy }: { readonly token: InspectedToken; readonly policy: Policy }) {
  const m = useMessages();
  const t = m.inspectOthers;
  const verdicts = otherVerdicts(token, policy);
  const count = verdicts.filter(({ differs }) => differs).length;
  const open = verdicts.filter(({ outcome }) => outcome === 'depends').length;
  const number = (value: number) => formatNumber(value, m.time.locale);
  return (
    <Section title={t.title}>
      <p className="text-ink-soft">{t.text}</p>
      <p className="font-medium">{count > 0 ? t.disagree(number(count), count) : open > 0 ? t.depends(number(open)) : t.agree}</p>
      <Card padding="none">
        <ul>
          {verdicts.map((verdict) => (
            <Row key={verdict.library} verdict={verdict} />
          ))}
        </ul>
      </Card>
    </Section>
  );
}

function Row({ verdict: { library, outcome, differs, reasons } }: { readonly verdict: OtherVerdict }) {
  const m = useMessages();
  const t = m.inspectOthers;
  const { name, version, source } = libraryFacts[library];
  const { icon: Icon, colour } = looks[outcome];
  return (
    <li className="flex items-start gap-3 border-line px-4 py-2.5 not-first:border-t">
      <Icon aria-hidden size={16} className={cx('mt-0.5 shrink-0', colour)} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-semibold">{name}</span>
          <span className={colour}>{t.outcomes[outcome]}</span>
          {differs && <Badge tone="warning">{t.differs}</Badge>}
        </p>
        {reasons.length === 0 && <p className="text-ink-soft">{t.noReason}</p>}
        {reasons.map(({ code }, at) => (
          <p key={`${code} ${at}`} className="text-ink-soft">
            {t.reasons[code](name)}
          </p>
        ))}
      </div>
      <span className="flex shrink-0 items-center gap-1 text-xs text-ink-faint">
        {t.version(version)}
        <CopyButton label={t.copySource(name)} copiedMessage={t.sourceCopied} onCopy={() => call('clipboard:copy', { text: source })} />
      </span>
    </li>
  );
}
