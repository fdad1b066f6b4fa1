import { ArrowRight } from 'lucide-react';
import type { KeySummary } from '../../../../shared/keys.ts';
import { call } from '../../lib/api.ts';
import { useGo } from '../../lib/navigation.tsx';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { errorLine } from '../../ui/inline-error.tsx';
import { Section } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { WeakBadge } from '../../ui/weak-badge.tsx';
import type { LocalApi } from './use-local-api.ts';

/** Port and key while it is off; the address while it runs. */
export function StartForm({ api }: { readonly api: LocalApi }) {
  const m = useMessages();
  const { status } = api;
  const isRunning = status?.running === true;
  return (
    <Section title={m.localApi.settings} isFramed>
      {status?.origin != null && <Address origin={status.origin} />}
      <div className="flex flex-col gap-3">
        <Select
          label={m.localApi.key}
          options={api.usable.map((key) => ({ value: key.id, label: key.name, after: <Marks summary={key} /> }))}
          value={api.keyId}
          onChange={api.chooseKey}
          placeholder={m.localApi.keyPlaceholder}
          isDisabled={isRunning}
          hint={m.localApi.keyHint}
          error={keyError(api, m)}
        />
        <TextField
          label={m.localApi.port}
          value={isRunning ? String(status?.port ?? '') : api.portText}
          onChange={api.setPortText}
          onBlur={api.leavePort}
          onKeyDown={(event) => event.key === 'Enter' && !event.ctrlKey && !event.metaKey && api.start()}
          isDisabled={isRunning}
          isMono
          hint={m.localApi.portHint}
          error={isRunning ? null : portError(api, m)}
        />
      </div>
      <p className="text-xs text-ink-faint">{isRunning ? m.localApi.fixedWhileRunning : m.localApi.startHint}</p>
    </Section>
  );
}

function Marks({ summary }: { readonly summary: KeySummary }) {
  return (
    <>
      <Badge>{summary.alg}</Badge>
      {summary.isWeak && <WeakBadge />}
    </>
  );
}

function Address({ origin }: { readonly origin: string }) {
  const m = useMessages();
  const go = useGo();
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 rounded-lg bg-valid-soft px-3 py-2">
      <span className="flex min-w-0 items-center gap-1 selectable">
        <code className="truncate font-mono font-semibold text-valid">{origin}</code>
        <CopyButton
          label={m.localApi.copyAddress}
          copiedMessage={m.localApi.addressCopied}
          onCopy={() => call('clipboard:copy', { text: origin })}
        />
      </span>
      <Button size="small" icon={ArrowRight} onPress={() => go({ screen: 'requests', url: `${origin}/protected` })}>
        {m.localApi.sendToProtected}
      </Button>
    </div>
  );
}

/** Speaks after the field was left or Start was pressed, never while a number is being typed. */
function portError({ problem, port, isPortLeft, portText }: LocalApi, m: Messages): string | null {
  if (!port.ok && isPortLeft) {
    switch (port.problem) {
      case 'missing':
        return m.localApi.portMissing;
      case 'not-a-number':
        return m.localApi.portNotNumber(portText.trim().slice(0, 20));
      case 'out-of-range':
        return m.localApi.portOutOfRange(portText.trim());
    }
  }
  if (problem?.field !== 'port' || problem.error === null) return null;
  return problem.error.code === 'port-in-use' ? m.localApi.portTaken(problem.error.actual ?? portText.trim()) : errorLine(problem.error, m);
}

function keyError({ problem }: LocalApi, m: Messages): string | null {
  if (problem?.field !== 'key') return null;
  return problem.error === null ? m.localApi.keyMissing : errorLine(problem.error, m);
}
