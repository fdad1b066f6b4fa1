import type { TokenDiff } from '../../../../../shared/diff/token-diff.ts';
import type { Verdict } from '../../../../../shared/verdict.ts';
import { formatDuration, formatNumber } from '../../../lib/format.ts';
import { useMessages, type Messages } from '../../../messages/screens.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Callout } from '../../../ui/callout.tsx';
import { SafeText } from '../../../ui/safe-text.tsx';
import { Section } from '../../../ui/section.tsx';
import { judgementTitle } from '../judgement-title.ts';
import { judgementOf } from '../judgement.ts';

type Props = { readonly diff: TokenDiff; readonly left: Verdict; readonly right: Verdict };

/** The one sentence, and what is the same or not at a glance. */
export function DiffSummary({ diff, left, right }: Props) {
  const m = useMessages();
  const t = m.inspectWork;
  const { life, key, signature } = diff;
  return (
    <>
      <Headline diff={diff} />
      <Section title={t.facts} isFramed>
        <dl className="-mx-4 flex flex-col">
          <Fact name={t.verdict} left={<Judged verdict={left} />} right={<Judged verdict={right} />} />
          <Fact name={t.key} left={<Name text={key.left} />} right={<Name text={key.right} />} />
          <Fact name={t.life} left={lifeText(life.left, m)} right={lifeText(life.right, m)} note={lifeNote(life, m)} />
          <Fact name={t.signature} left={signature.isSame ? t.sameSignature : t.otherSignature} right={null} />
        </dl>
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

type FactProps = {
  readonly name: string;
  readonly left: React.ReactNode;
  /** Null: `left` is about both. */
  readonly right: React.ReactNode;
  readonly note?: string | null;
};

function Fact({ name, left, right, note = null }: FactProps) {
  return (
    <div className="grid grid-cols-[minmax(0,12rem)_minmax(0,1fr)_minmax(0,1fr)] gap-x-4 gap-y-0.5 border-t border-line px-4 py-2 first:border-t-0">
      <dt className="text-ink-soft">{name}</dt>
      <dd className={right === null ? 'col-span-2' : undefined}>{left}</dd>
      {right !== null && <dd>{right}</dd>}
      {note !== null && <dd className="col-span-2 col-start-2 text-xs text-ink-soft">{note}</dd>}
    </div>
  );
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

function lifeNote({ left, right, isSame }: TokenDiff['life'], m: Messages): string | null {
  if (isSame || left === null || right === null) return null;
  const duration = formatDuration(right - left, m.time);
  return right > left ? m.inspectWork.lifeLonger(duration) : m.inspectWork.lifeShorter(duration);
}
