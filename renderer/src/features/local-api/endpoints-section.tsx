import { defaultPort } from '../../../../shared/local-api.ts';
import { call } from '../../lib/api.ts';
import { useMessages } from '../../messages/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Card, Section } from '../../ui/section.tsx';
import { endpointsAt } from './endpoints.ts';
import type { LocalApi } from './use-local-api.ts';

/** What it answers, each with a command to try. */
export function Endpoints({ api }: { readonly api: LocalApi }) {
  const m = useMessages();
  const { status, port, usable, keyId } = api;
  const origin = status?.origin ?? `http://127.0.0.1:${port.ok ? port.port : defaultPort}`;
  const isSymmetric = usable.find((key) => key.id === keyId)?.kty === 'oct';
  return (
    <Section title={m.localApi.endpoints}>
      <Card padding="none">
        <ul>
          {endpointsAt(origin, isSymmetric).map(({ path, shown, about, curl }) => (
            <li key={path} className="flex items-start gap-3 border-line px-4 py-2.5 not-first:border-t">
              <Badge isMono tone="accent">
                GET
              </Badge>
              <div className="min-w-0 flex-1 selectable">
                <code className="block font-mono text-xs leading-5 wrap-anywhere">{shown}</code>
                <p className="text-xs text-ink-soft">{m.localApi.about[about]}</p>
              </div>
              <CopyButton
                label={m.localApi.copyCurl(path)}
                copiedMessage={m.localApi.curlCopied}
                onCopy={() => call('clipboard:copy', { text: curl })}
              />
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
