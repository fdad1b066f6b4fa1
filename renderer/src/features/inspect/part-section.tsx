import { useState } from 'react';
import { headOf } from '../../../../shared/cut.ts';
import type { Segment } from '../../../../shared/inspect.ts';
import type { JsonObject } from '../../../../shared/json/node.ts';
import { stringifyJson } from '../../../../shared/json/stringify.ts';
import type { Verdict } from '../../../../shared/verdict.ts';
import { call } from '../../lib/api.ts';
import { formatNumber } from '../../lib/format.ts';
import { useMessages } from '../../messages/screens.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Card, Section } from '../../ui/section.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { MemberRow } from './member-row.tsx';
import { rowsOf, type Part } from './part-rows.ts';
import { BytesView } from './parts/bytes-view.tsx';
import type { Disclosed } from './parts/disclosed.ts';
import { providerOf } from './provider.ts';

const views = ['rows', 'json', 'bytes'] as const;
type View = (typeof views)[number];

type Props = {
  readonly part: Part;
  readonly title: string;
  readonly segment: Segment;
  readonly verdict: Verdict;
  /** Of which signature it is the header. */
  readonly signature?: number;
  readonly copyLabel: string;
  readonly copiedMessage: string;
  readonly unreadable: string;
  /** The claims as they are with what was disclosed; the JSON and the bytes are still those that were signed. */
  readonly disclosed?: { readonly claims: JsonObject; readonly marks: ReadonlyMap<string, Disclosed> };
  /** 3 where it stands within another section. */
  readonly level?: 2 | 3;
};

/** The protected header or the claims: a row for each member, or the JSON as it is, or the very bytes. */
export function PartSection(props: Props) {
  const { part, title, segment, copyLabel, copiedMessage, unreadable, disclosed, level = 2 } = props;
  const m = useMessages();
  const t = m.inspectParts;
  const [view, setView] = useState<View>('rows');
  const { json, text } = segment;
  if (json === null) {
    return (
      <Section title={title} level={level}>
        <p className="text-ink-soft">{unreadable}</p>
        <CodeBlock text={headOf(text, 4_000)} label={title} part={part === 'header' ? 'header' : 'payload'} />
        <BytesView part={segment} name={title} />
      </Section>
    );
  }
  const copy = () => call('clipboard:copy', { text: stringifyJson(view === 'rows' ? (disclosed?.claims ?? json) : json, 2) });
  const name = (value: View) => (value === 'rows' && part === 'claims' ? t.claimsView : t.views[value]);
  return (
    <Section
      title={title}
      level={level}
      actions={
        <>
          <Segmented
            label={t.view(title)}
            segments={views.map((value) => ({ value, label: name(value) }))}
            value={view}
            onChange={setView}
            size="small"
          />
          <CopyButton label={copyLabel} copiedMessage={copiedMessage} onCopy={copy} />
        </>
      }
    >
      {view === 'rows' && <Rows {...props} object={disclosed?.claims ?? json} />}
      {view === 'json' && <CodeBlock text={stringifyJson(json, 2)} language="json" label={title} />}
      {view === 'json' && disclosed !== undefined && <p className="text-xs text-ink-faint">{t.jsonAsSigned}</p>}
      {view === 'bytes' && <BytesView part={segment} name={title} />}
    </Section>
  );
}

type RowsProps = Pick<Props, 'part' | 'title' | 'verdict' | 'signature' | 'disclosed'> & { readonly object: JsonObject };

function Rows({ part, title, object, verdict, signature = 0, disclosed }: RowsProps) {
  const m = useMessages();
  const { rows, rest, restCount } = rowsOf(part, object, verdict, signature);
  const provider = part === 'claims' ? providerOf(object) : null;
  return (
    <>
      {rows.length === 0 && <p className="text-ink-soft">{m.inspect.noClaims}</p>}
      {rows.length > 0 && (
        <Card padding="none">
          <dl className="grid grid-cols-[fit-content(9rem)_minmax(0,1fr)]">
            {rows.map((row) => (
              <MemberRow key={row.name} part={part} row={row} provider={provider} disclosed={disclosed?.marks.get(row.name) ?? null} />
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
    </>
  );
}
