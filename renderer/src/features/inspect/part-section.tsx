import type { Segment } from '../../../../shared/inspect.ts';
import { stringifyJson } from '../../../../shared/json/stringify.ts';
import type { Check, Verdict } from '../../../../shared/verdict.ts';
import { call } from '../../lib/api.ts';
import { formatNumber } from '../../lib/format.ts';
import { useMessages } from '../../messages/screens.ts';
import { cx } from '../../ui/class-names.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Card, Section } from '../../ui/section.tsx';
import { MemberChip } from './member-chip.tsx';
import { MemberValue } from './member-value.tsx';
import { meaningOf, rowsOf, type Part, type PartRow } from './part-rows.ts';

type Props = {
  readonly part: Part;
  readonly title: string;
  readonly segment: Segment;
  readonly verdict: Verdict;
  readonly copyLabel: string;
  readonly copiedMessage: string;
  readonly unreadable: string;
};

/** The protected header or the claims: a row for each member, with what it means and what is wrong with it. */
export function PartSection({ part, title, segment, verdict, copyLabel, copiedMessage, unreadable }: Props) {
  const m = useMessages();
  const { json, text } = segment;
  if (json === null) {
    return (
      <Section title={title}>
        <p className="text-ink-soft">{unreadable}</p>
        <CodeBlock text={text.slice(0, 4_000)} label={title} part={part === 'header' ? 'header' : 'payload'} />
      </Section>
    );
  }
  const { rows, rest, restCount } = rowsOf(part, json, verdict);
  const copy = () => call('clipboard:copy', { text: stringifyJson(json, 2) });
  return (
    <Section title={title} actions={<CopyButton label={copyLabel} copiedMessage={copiedMessage} onCopy={copy} />}>
      {rows.length === 0 && <p className="text-ink-soft">{m.inspect.noClaims}</p>}
      {rows.length > 0 && (
        <Card padding="none">
          <dl className="grid grid-cols-[fit-content(9rem)_minmax(0,1fr)]">
            {rows.map((row) => (
              <Row key={row.name} part={part} row={row} />
            ))}
          </dl>
        </Card>
      )}
      {rest !== null && (
        <>
          <p className="text-xs text-ink-soft">{m.inspect.moreRows(formatNumber(restCount, m.time.locale))}</p>
          <CodeBlock text={stringifyJson(rest, 2)} language="json" label={title} />
        </>
      )}
    </Section>
  );
}

/** The instant's own chip says these already. */
function isAboutDistance({ code }: Check): boolean {
  return code === 'exp-expired' || code === 'nbf-not-yet' || code === 'iat-in-future';
}

function Row({ part, row }: { readonly part: Part; readonly row: PartRow }) {
  const m = useMessages();
  const { name, value, check } = row;
  const meaning = meaningOf(part === 'header' ? m.claims.header : m.claims.claims, name);
  return (
    <div className="col-span-2 grid grid-cols-subgrid gap-x-5 border-line px-4 py-2 not-first:border-t">
      <dt className={cx('min-w-10 font-mono text-xs leading-5', part === 'header' ? 'text-part-header' : 'text-part-payload')}>
        {name === '' ? <span className="text-ink-faint">{m.inspect.emptyName}</span> : <SafeText text={name} />}
      </dt>
      <dd className="min-w-0 selectable">
        <div className="flex min-w-0 flex-wrap items-start gap-x-2 gap-y-1">
          {value !== null && <MemberValue name={name} value={value} isExpired={check?.code === 'exp-expired'} />}
          {check !== null && !(value?.kind === 'time' && isAboutDistance(check)) && <MemberChip check={check} />}
        </div>
        {meaning !== null && <p className="text-xs text-ink-faint">{meaning}</p>}
      </dd>
    </div>
  );
}
