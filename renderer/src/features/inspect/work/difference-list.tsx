import { Minus, Plus, Replace } from 'lucide-react';
import type { Difference } from '../../../../../shared/diff/json-diff.ts';
import type { JsonNode } from '../../../../../shared/json/node.ts';
import { formatDuration, formatNumber, formatUtc } from '../../../lib/format.ts';
import { useMessages } from '../../../messages/screens.ts';
import { Badge } from '../../../ui/badge.tsx';
import { SafeText } from '../../../ui/safe-text.tsx';
import { Section } from '../../../ui/section.tsx';
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
        <ul className="-mx-4 flex flex-col">
          {differences.slice(0, mostDifferences).map((difference) => (
            <Row key={pathText(difference.path)} difference={difference} />
          ))}
        </ul>
      )}
      {count > mostDifferences && <p className="text-ink-soft">{t.more(formatNumber(count - mostDifferences, m.time.locale))}</p>}
    </Section>
  );
}

function Row({ difference }: { readonly difference: Difference }) {
  const m = useMessages();
  const { path, left, right } = difference;
  const kind = left === null ? 'added' : right === null ? 'removed' : 'changed';
  const Icon = { added: Plus, removed: Minus, changed: Replace }[kind];
  return (
    <li className="grid grid-cols-[minmax(0,12rem)_minmax(0,1fr)_minmax(0,1fr)] gap-x-4 gap-y-1 border-t border-line px-4 py-2.5">
      <span className="flex min-w-0 items-start gap-2">
        <Icon role="img" aria-label={m.inspectWork.kind[kind]} size={14} className="mt-1 shrink-0 text-ink-faint" />
        <SafeText text={pathText(path)} isMono className="text-part-payload" />
      </span>
      <Side node={left} difference={difference} />
      <Side node={right} difference={difference} />
      <Meaning difference={difference} />
    </li>
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

/** What the change comes to, where that is more than "another value". */
function Meaning({ difference: { reading } }: { readonly difference: Difference }) {
  const m = useMessages();
  const t = m.inspectWork;
  switch (reading.kind) {
    case 'value':
      return null;
    case 'writing':
      return <Note>{t.otherWriting}</Note>;
    case 'time': {
      const duration = formatDuration(reading.seconds, m.time);
      return <Note>{reading.seconds > 0 ? t.later(duration) : t.earlier(duration)}</Note>;
    }
    case 'set': {
      const { added, removed } = reading;
      if (added.length + removed.length === 0) return <Note>{t.sameSet}</Note>;
      return (
        <span className="col-span-2 col-start-2 flex flex-wrap gap-1.5">
          {removed.map((word) => (
            <Badge key={`- ${word}`} tone="invalid" icon={Minus}>
              <SafeText text={word} />
            </Badge>
          ))}
          {added.map((word) => (
            <Badge key={`+ ${word}`} tone="valid" icon={Plus}>
              <SafeText text={word} />
            </Badge>
          ))}
        </span>
      );
    }
  }
}

function Note({ children }: { readonly children: string }) {
  return <span className="col-span-2 col-start-2 text-xs text-ink-soft">{children}</span>;
}
