import { Radio } from 'lucide-react';
import type { ServedRequest } from '../../../../shared/local-api.ts';
import { formatClock, formatElapsed } from '../../lib/format.ts';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { refusedBy } from './refused-by.ts';

type Props = { readonly served: readonly ServedRequest[]; readonly isRunning: boolean };

const headCell =
  'sticky top-0 z-1 bg-pane px-2 py-1.5 text-left whitespace-nowrap text-2xs font-semibold text-ink-faint first:pl-5 last:pr-5';
const cell = 'border-t border-line px-2 py-1.5 align-top first:pl-5 last:pr-5';

/** Each answered request, the newest first. Main keeps 200 at most, so the table draws them all. */
export function ServedLog({ served, isRunning }: Props) {
  const m = useMessages();
  if (served.length === 0) {
    return (
      <EmptyState icon={Radio} title={isRunning ? m.localApi.logEmptyOn : m.localApi.logEmptyOff}>
        {isRunning ? m.localApi.logEmptyOnText : m.localApi.logEmptyOffText}
      </EmptyState>
    );
  }
  return (
    <div role="region" aria-label={m.localApi.logLabel} tabIndex={0} className="min-h-0 flex-1 overflow-auto -outline-offset-2">
      <table className="w-full border-separate border-spacing-0 selectable">
        <thead>
          <tr>
            <th className={headCell}>{m.localApi.columnTime}</th>
            <th className={headCell}>{m.localApi.columnStatus}</th>
            <th className={headCell}>{m.localApi.columnRequest}</th>
            <th className={`${headCell} text-right`}>{m.localApi.columnElapsed}</th>
          </tr>
        </thead>
        <tbody>
          {served.map((request) => (
            <Row key={request.id} request={request} />
          ))}
        </tbody>
      </table>
      <p className="px-5 py-3 text-xs text-ink-faint">{m.localApi.logLimit}</p>
    </div>
  );
}

function Row({ request }: { readonly request: ServedRequest }) {
  const m = useMessages();
  const reason = reasonWords(request, m);
  return (
    <tr>
      <td className={`${cell} whitespace-nowrap text-ink-soft`}>{formatClock(request.at / 1000, m.time.locale)}</td>
      <td className={cell}>
        <Badge tone={toneOf(request.status)}>{request.status}</Badge>
      </td>
      <td className={`${cell} w-full`}>
        <div className="flex min-w-0 gap-2">
          <SafeText text={request.method} isMono className="shrink-0" />
          <SafeText text={request.path} isMono />
        </div>
        {reason !== null && <p className="text-xs text-ink-soft">{reason}</p>}
      </td>
      <td className={`${cell} text-right whitespace-nowrap text-ink-soft`}>{formatElapsed(request.elapsedMs, m.time.locale)}</td>
    </tr>
  );
}

function toneOf(status: number): Tone {
  if (status < 300) return 'valid';
  return status < 400 ? 'neutral' : 'invalid';
}

function reasonWords(request: ServedRequest, m: Messages): string | null {
  const reason = refusedBy(request);
  if (reason === null) return null;
  const words = m.localApi.refused;
  if (reason.kind === 'check') return words.check(m.checks.names[reason.name]);
  return reason.kind === 'grant' ? words.grant(reason.error) : words[reason.kind];
}
