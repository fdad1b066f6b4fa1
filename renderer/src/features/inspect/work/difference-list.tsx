import { ArrowRight, Clock, Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Difference } from '../../../../../shared/diff/json-diff.ts';
import type { JsonNode } from '../../../../../shared/json/node.ts';
import { formatDuration, formatNumber, formatUtc } from '../../../lib/format.ts';
import { useMessages } from '../../../messages/screens.ts';
import { SafeText } from '../../../ui/safe-text.tsx';
import { Section } from '../../../ui/section.tsx';
import { ComparedRow, ComparedTable, Mark } from './compared-table.tsx';
import { isInstant, mostDifferences, pathText, valueText } from './difference-rows.ts';

type Props = { readonly title: string; readonly differences: readonly Difference[] | null };

/** What differs in one part of two tokens. Null: the part of one of them cannot be read. */
export function DifferenceList({ title, differences }: Props) {
  const m = useMessages();
  const t = m.inspectWork;
  const count = differences?.length ?? 0;
  return (
    <Section
      title={title}
      isFramed
      actions={differences !== null && count > 0 ? t.differences(formatNumber(count, m.time.locale), count) : undefined}
    >
      {differences === null && <p className="text-ink-soft">{t.unreadable}</p>}
      {differences !== null && count === 0 && <p className="text-ink-soft">{t.samePart}</p>}
      {differences !== null && count > 0 && (
        <ComparedTable label={title}>
          {differences.slice(0, mostDifferences).map((difference) => (
            <Row key={pathText(difference.path)} difference={difference} />
          ))}
        </ComparedTable>
      )}
      {count > mostDifferences && <p className="text-ink-soft">{t.more(formatNumber(count - mostDifferences, m.time.locale))}</p>}
    </Section>
  );
}

function Row({ difference }: { readonly difference: Difference }) {
  const { path, left, right } = difference;
  return (
    <ComparedRow
      name={<SafeText text={pathText(path)} isMono className="text-part-payload" />}
      left={<Side node={left} difference={difference} />}
      right={<Side node={right} difference={difference} />}
      difference={<Meaning difference={difference} />}
    />
  );
}

function Side({ node, difference }: { readonly node: JsonNode | null; readonly difference: Difference }) {
  const m = useMessages();
  const text = valueText(node);
  if (text === null) return <span className="text-ink-faint italic">{m.inspectWork.notThere}</span>;
  const isTime = difference.reading.kind === 'time' && isInstant(node);
  return (
    <span className="min-w-0 selectable">
      {isTime && <span className="block">{formatUtc(Number(text), m.time.locale)}</span>}
      <SafeText text={text} isMono={node?.kind !== 'string'} className={isTime ? 'text-xs text-ink-soft' : 'whitespace-pre-wrap'} />
    </span>
  );
}

/** What the change comes to. Of one that is missing on a side, its value says the rest. */
function Meaning({ difference: { left, right, reading } }: { readonly difference: Difference }) {
  const m = useMessages();
  const t = m.inspectWork;
  if (left === null) return <Added>{t.kind.added}</Added>;
  if (right === null) return <Removed>{t.kind.removed}</Removed>;
  switch (reading.kind) {
    case 'value':
      return <Mark icon={ArrowRight}>{t.kind.changed}</Mark>;
    case 'writing':
      return t.otherWriting;
    case 'time': {
      const duration = formatDuration(reading.seconds, m.time);
      return <Mark icon={Clock}>{reading.seconds > 0 ? t.later(duration) : t.earlier(duration)}</Mark>;
    }
    case 'set': {
      const { added, removed } = reading;
      if (added.length + removed.length === 0) return t.sameSet;
      return (
        <>
          {removed.map((word) => (
            <Removed key={`- ${word}`} label={t.kind.removed}>
              <SafeText text={word} />
            </Removed>
          ))}
          {added.map((word) => (
            <Added key={`+ ${word}`} label={t.kind.added}>
              <SafeText text={word} />
            </Added>
          ))}
        </>
      );
    }
  }
}

type WordProps = { readonly children: ReactNode; /** Where the word itself does not say it. */ readonly label?: string };

function Added({ children, label }: WordProps) {
  return (
    <Mark tone="valid" icon={Plus} {...(label !== undefined && { iconLabel: label })}>
      {children}
    </Mark>
  );
}

function Removed({ children, label }: WordProps) {
  return (
    <Mark tone="invalid" icon={Minus} {...(label !== undefined && { iconLabel: label })}>
      {children}
    </Mark>
  );
}
