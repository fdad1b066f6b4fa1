import { useState } from 'react';
import { cut, headOf } from '../../../../shared/cut.ts';
import { formatLocal, formatNumber, formatRelative, formatUtc } from '../../lib/format.ts';
import { useMessages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { SafeText, writtenOut } from '../../ui/safe-text.tsx';
import { useClock } from './clock.ts';
import type { ShownValue } from './part-rows.ts';

/** Longer texts are folded; unfolded they scroll, and no more than `mostShown` characters are drawn. */
const foldedLength = 400;
const mostShown = 50_000;

type Props = { readonly name: string; readonly value: ShownValue; readonly isExpired: boolean };

/** The value of a claim or header parameter: exactly what the token says, with nothing in it taken for markup. */
export function MemberValue({ name, value, isExpired }: Props) {
  const m = useMessages();
  switch (value.kind) {
    case 'text':
      if (value.text === '') return <span className="text-ink-faint italic">{m.inspect.emptyString}</span>;
      return value.text.length > foldedLength ? (
        <LongText name={name} text={value.text} />
      ) : (
        <SafeText text={value.text} isMono={value.isId} className="whitespace-pre-wrap" />
      );
    case 'literal':
      return <SafeText text={value.text} isMono className={literalColour(value.text)} />;
    case 'time':
      return <Instant source={value.text} at={value.at} isExpired={isExpired} />;
    case 'json':
      return (
        <div className="w-full min-w-0">
          <CodeBlock text={value.text} language="json" label={writtenOut(m.inspect.valueLabel(name))} />
        </div>
      );
  }
}

function literalColour(text: string): string {
  if (/^[-\d]/.test(text)) return 'text-json-number';
  return /^[[{]/.test(text) ? 'text-ink' : 'text-json-word';
}

/** The exact UTC instant, the local one and the distance; the number itself as the token has it. */
function Instant({ source, at, isExpired }: { readonly source: string; readonly at: number; readonly isExpired: boolean }) {
  const m = useMessages();
  const now = useClock();
  const local = formatLocal(at, m.time.locale);
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-1.5 gap-y-0.5">
      <span>{formatUtc(at, m.time.locale)}</span>
      <Badge tone={isExpired ? 'expired' : 'neutral'}>{formatRelative(at, now, m.time)}</Badge>
      <span className="basis-full text-xs text-ink-soft">
        {local !== null && `${local} · `}
        <SafeText text={source} isMono className="text-json-number" />
      </span>
    </span>
  );
}

function LongText({ name, text }: { readonly name: string; readonly text: string }) {
  const m = useMessages();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="w-full min-w-0">
      {isOpen ? (
        <CodeBlock text={headOf(text, mostShown)} label={writtenOut(m.inspect.valueLabel(name))} />
      ) : (
        <SafeText text={cut(text, foldedLength)} />
      )}
      <div className="mt-1">
        <Button size="small" look="ghost" onPress={() => setOpen(!isOpen)}>
          {isOpen ? m.inspect.showLess : m.inspect.showAll(formatNumber(text.length, m.time.locale))}
        </Button>
      </div>
    </div>
  );
}
