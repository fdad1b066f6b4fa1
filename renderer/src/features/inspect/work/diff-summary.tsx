import { ArrowRight, Clock } from 'lucide-react';
import type { TokenDiff } from '../../../../../shared/diff/token-diff.ts';
import type { Verdict } from '../../../../../shared/verdict.ts';
import { formatDuration, formatNumber } from '../../../lib/format.ts';
import { useMessages, type Messages } from '../../../messages/screens.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Callout } from '../../../ui/callout.tsx';
import { MiddleText, SafeText } from '../../../ui/safe-text.tsx';
import { Section } from '../../../ui/section.tsx';
import { judgementTitle } from '../judgement-title.ts';
import { judgementOf } from '../judgement.ts';
import { ComparedRow, ComparedTable, Mark } from './compared-table.tsx';

type Props = { readonly diff: TokenDiff; readonly left: Verdict; readonly right: Verdict };

/** The one sentence, and what is the same or not at a glance. */
export function DiffSummary({ diff, left, right }: Props) {
  const m = useMessages();
  const t = m.inspectWork;
  const { life, key, signature } = diff;
  const [before, after] = [judgementTitle(judgementOf(left), m), judgementTitle(judgementOf(right), m)];
  return (
    <>
      <Headline diff={diff} />
      <Section title={t.facts} isFramed>
        <ComparedTable label={t.facts}>
          <ComparedRow
            name={t.verdict}
            left={<Judged verdict={left} />}
            right={<Judged verdict={right} />}
            difference={<Sameness isSame={before === after} />}
          />
          <ComparedRow
            name={t.key}
            left={<Name text={key.left} />}
            right={<Name text={key.right} />}
            difference={(key.left ?? key.right) !== null && <Sameness isSame={key.isSame} />}
          />
          <ComparedRow
            name={t.life}
            left={lifeText(life.left, m)}
            right={lifeText(life.right, m)}
            difference={(life.left ?? life.right) !== null && <LifeChange life={life} />}
          />
          <ComparedRow
            name={t.signature}
            left={<SignatureText text={signature.left} />}
            right={<SignatureText text={signature.right} />}
            difference={(signature.left ?? signature.right) !== null && <Sameness isSame={signature.isSame} />}
          />
        </ComparedTable>
      </Section>
    </>
  );
}

function Headline({ diff }: { readonly diff: TokenDiff }) {
  const m = useMessages();
  const t = m.inspectWork;
  if (diff.isSameText) return <Callout tone="valid" title={t.sameText} announce="status" />;
  if (diff.header === null || diff.claims === null) {
    return (
      <Callout tone="warning" title={t.notCompared} announce="status">
        {t.notComparedText}
      </Callout>
    );
  }
  const count = diff.header.length + diff.claims.length;
  if (count > 0) return <Callout tone="accent" title={t.different(formatNumber(count, m.time.locale), count)} announce="status" />;
  return (
    <Callout tone="valid" title={t.sameMeaning} announce="status">
      {diff.signature.isSame ? t.sameMeaningText : t.sameMeaningOtherSignature}
    </Callout>
  );
}

function Sameness({ isSame }: { readonly isSame: boolean }) {
  const t = useMessages().inspectWork;
  return isSame ? <span className="text-ink-soft">{t.same}</span> : <Mark icon={ArrowRight}>{t.differs}</Mark>;
}

function LifeChange({ life: { left, right, isSame } }: { readonly life: TokenDiff['life'] }) {
  const m = useMessages();
  if (isSame || left === null || right === null) return <Sameness isSame={isSame} />;
  const duration = formatDuration(right - left, m.time);
  return <Mark icon={Clock}>{right > left ? m.inspectWork.lifeLonger(duration) : m.inspectWork.lifeShorter(duration)}</Mark>;
}

/** As each is judged where it is looked at by itself. */
function Judged({ verdict }: { readonly verdict: Verdict }) {
  const m = useMessages();
  const judgement = judgementOf(verdict);
  return <Badge tone={tones[judgement.kind]}>{judgementTitle(judgement, m)}</Badge>;
}

const tones = { valid: 'valid', invalid: 'invalid', unchecked: 'warning' } as const;

function Name({ text }: { readonly text: string | null }) {
  const t = useMessages().inspectWork;
  return text === null ? <span className="text-ink-faint italic">{t.noKey}</span> : <SafeText text={text} />;
}

function lifeText(seconds: number | null, m: Messages): string {
  return seconds === null ? m.inspectWork.noLife : formatDuration(seconds, m.time);
}

function SignatureText({ text }: { readonly text: string | null }) {
  const t = useMessages().inspectWork;
  if (text === null || text === '') return <span className="text-ink-faint italic">{t.notThere}</span>;
  return (
    <span className="text-part-signature">
      <MiddleText text={text} />
    </span>
  );
}
