import { defaultPort } from '../../../../shared/local-api.ts';
import { call } from '../../lib/api.ts';
import { useMessages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Card, Section } from '../../ui/section.tsx';
import { endpointsAt, type Endpoint } from './endpoints.ts';
import type { LocalApi } from './use-local-api.ts';

/** What it answers, each with a command to try. */
export function Endpoints({ api }: { readonly api: LocalApi }) {
  const m = useMessages();
  const { status, port, usable, keyId } = api;
  const origin = status?.origin ?? `http://127.0.0.1:${port.ok ? port.port : defaultPort}`;
  const isSymmetric = usable.find((key) => key.id === keyId)?.kty === 'oct';
  return (
    <Section title={m.localApi.endpoints}>
      <div className="flex flex-col gap-3">
        {endpointsAt(origin, isSymmetric).map(({ title, endpoints }) => (
          <div key={title} role="group" aria-label={m.localApi.groups[title]} className="flex flex-col gap-1">
            <span aria-hidden className="text-xs text-ink-faint">
              {m.localApi.groups[title]}
            </span>
            <Card padding="none">
              <ul>
                {endpoints.map((endpoint) => (
                  <Row key={`${endpoint.shown} ${endpoint.about}`} endpoint={endpoint} />
                ))}
              </ul>
            </Card>
          </div>
        ))}
      </div>
    </Section>
  );
}

function Row({ endpoint: { method, shown, about, curl } }: { readonly endpoint: Endpoint }) {
  const m = useMessages();
  return (
    <li className="flex items-start gap-3 border-line px-4 py-2.5 not-first:border-t">
      <span className="w-12 shrink-0">
        <Badge isMono tone={method === 'GET' ? 'accent' : 'neutral'}>
          {method}
        </Badge>
      </span>
      <div className="min-w-0 flex-1 selectable">
        <code className="block font-mono text-xs leading-5 wrap-anywhere">{shown}</code>
        <p className="text-xs text-ink-soft">{m.localApi.about[about]}</p>
      </div>
      <CopyButton
        label={m.localApi.copyCurl(m.localApi.about[about])}
        copiedMessage={m.localApi.curlCopied}
        onCopy={() => call('clipboard:copy', { text: curl })}
      />
    </li>
  );
}
