import { RefreshCw, ShieldCheck, X } from 'lucide-react';
import type { Finding, HealthReport as Report, Severity } from '../../../../shared/key-health.ts';
import { assertNever } from '../../../../shared/result.ts';
import { useShortcut } from '../../lib/shortcuts.ts';
import { useLoad } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { SafeText, writtenOut } from '../../ui/safe-text.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { Findings } from './findings.tsx';

type Props = {
  /** Of all keys, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly onShow: (id: string) => void;
  readonly onClose: () => void;
};

/** Everything that was found, the worst first; each finding once, with the keys that it concerns. */
export function HealthReport({ names, onShow, onClose }: Props) {
  const m = useMessages();
  const { state, reload } = useLoad('keys:health', {}, ['keys:changed']);
  useShortcut('escape', onClose);
  return (
    <Scroll width="reading">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h2 className="text-xl font-semibold">{m.keyHealth.title}</h2>
          <p className="text-ink-soft">{m.keyHealth.text}</p>
        </div>
        <IconButton icon={RefreshCw} label={m.keyHealth.checkAgain} onPress={reload} />
        <IconButton icon={X} label={m.keyHealth.close} shortcut="escape" onPress={onClose} />
      </div>
      {state.status === 'idle' || state.status === 'busy' ? (
        <>
          <p role="status" className="animate-late text-ink-soft">
            {m.keyHealth.checking}
          </p>
          <Skeleton rows={4} shape="detail" />
        </>
      ) : state.status === 'failed' ? (
        <InlineError error={state.error} onRetry={reload} />
      ) : state.status === 'done' ? (
        <Found report={state.value} names={names} onShow={onShow} />
      ) : (
        assertNever(state)
      )}
    </Scroll>
  );
}

type FoundProps = { readonly report: Report; readonly names: ReadonlyMap<string, string>; readonly onShow: (id: string) => void };

const order: readonly Severity[] = ['danger', 'warning', 'note'];

function Found({ report, names, onShow }: FoundProps) {
  const m = useMessages();
  const entries = entriesOf(report);
  const counts = order.map((severity) => entries.filter((entry) => entry.finding.severity === severity).length);
  if (entries.length === 0) {
    return (
      <div className="py-10">
        <EmptyState icon={ShieldCheck} title={m.keyHealth.healthyTitle}>
          {m.keyHealth.healthyText(names.size)}
        </EmptyState>
      </div>
    );
  }
  const [danger = 0, warning = 0, note = 0] = counts;
  return (
    <>
      <div role="status" className="flex flex-wrap gap-x-3 text-ink-soft">
        <span>{m.keyHealth.counts(danger, warning, note)}</span>
        <Time at={report.at} show="relative" />
      </div>
      {order.map((severity) => {
        const own = entries.filter((entry) => entry.finding.severity === severity);
        if (own.length === 0) return null;
        return (
          <Section key={severity} level={3} title={m.keyHealth.severities[severity]} actions={m.keyHealth.severityTexts[severity]}>
            <ul className="flex flex-col gap-2">
              {own.map((entry) => (
                <li key={keyOf(entry.finding)} className="flex flex-col gap-2.5 rounded-xl border border-line bg-card p-4">
                  <Findings findings={[entry.finding]} />
                  <Concerned ids={entry.ids} names={names} onShow={onShow} />
                </li>
              ))}
            </ul>
          </Section>
        );
      })}
    </>
  );
}

/** Beyond these the row would hide the finding itself; search and filter of the list know the others. */
const mostNamed = 12;

function Concerned({ ids, names, onShow }: { readonly ids: readonly string[] } & Omit<FoundProps, 'report'>) {
  const m = useMessages();
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1.5">
      {ids.slice(0, mostNamed).map((id) => {
        const name = names.get(id);
        if (name === undefined) return null;
        return (
          <Button key={id} size="small" aria-label={writtenOut(m.keyHealth.showKey(name))} onPress={() => onShow(id)}>
            <SafeText text={name} />
          </Button>
        );
      })}
      {ids.length > mostNamed && <span className="text-xs text-ink-soft">{m.keyHealth.concerned(ids.length)}</span>}
    </div>
  );
}

type Entry = { readonly finding: Finding; readonly ids: readonly string[] };

/** The same finding at several keys is one entry: a hundred keys without a reminder are not a hundred cards. */
function entriesOf({ keys, sets }: Report): readonly Entry[] {
  const entries = new Map<string, { finding: Finding; ids: string[] }>();
  for (const { id, findings } of keys) {
    for (const finding of findings) {
      const known = entries.get(keyOf(finding));
      if (known === undefined) entries.set(keyOf(finding), { finding, ids: [id] });
      else known.ids.push(id);
    }
  }
  return [...sets.map(({ ids, ...finding }) => ({ finding, ids })), ...entries.values()];
}

function keyOf({ code, severity, expected, actual }: Finding): string {
  return JSON.stringify([code, severity, expected, actual]);
}
