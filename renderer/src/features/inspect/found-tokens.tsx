import type { FoundToken } from '../../../../shared/inspect.ts';
import { formatNumber } from '../../lib/format.ts';
import { useMessages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Card, Section } from '../../ui/section.tsx';
import { TokenText } from '../../ui/token-text.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { endOfPath, summariseFound } from './found-summary.ts';

const rowHeight = 48;
const mostVisible = 4;

type Props = {
  readonly text: string;
  readonly found: readonly FoundToken[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
};

/** Several tokens in one text: a list to choose from. */
export function FoundTokens({ text, found, chosen, onChoose }: Props) {
  const m = useMessages();
  return (
    <Section title={m.inspect.foundMany(formatNumber(found.length, m.time.locale))}>
      <Card padding="none">
        <div className="flex flex-col pt-2" style={{ height: Math.min(found.length, mostVisible) * rowHeight + 18 }}>
          <VirtualList
            label={m.inspect.foundLabel}
            count={found.length}
            rowHeight={rowHeight}
            selectedIndex={chosen}
            onSelect={onChoose}
            renderRow={(index) => <FoundRow text={text} found={found[index]} position={index + 1} />}
          />
        </div>
      </Card>
    </Section>
  );
}

type RowProps = { readonly text: string; readonly found: FoundToken | undefined; readonly position: number };

function FoundRow({ text, found, position }: RowProps) {
  const m = useMessages();
  if (found === undefined) return null;
  const { preview, alg, subject } = summariseFound(text.slice(found.start, found.end), found);
  const place = m.inspect.source[found.source];
  const facts = [
    found.name === null ? null : endOfPath(found.name),
    alg,
    subject,
    m.inspect.foundLine(formatNumber(found.line, m.time.locale)),
    found.name === null ? place : m.inspect.foundNamed(place, found.name),
  ].filter((fact) => fact !== null);
  return (
    <div className="flex h-full min-w-0 items-center gap-3">
      <span className="w-6 shrink-0 text-right text-xs text-ink-faint">{formatNumber(position, m.time.locale)}</span>
      <span className="min-w-0 flex-1">
        <TokenText compact={preview} fit="middle" label={place} />
        <SafeText text={facts.join(' · ')} truncates className="text-xs text-ink-faint" />
      </span>
      <Badge tone={found.kind === 'damaged' ? 'warning' : 'neutral'}>{m.inspect.kind[found.kind]}</Badge>
    </div>
  );
}
