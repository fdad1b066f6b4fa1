import type { Exchange } from '../../../../shared/requests.ts';
import { useMessages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Card, Section } from '../../ui/section.tsx';
import { statusTone } from './response-view.ts';

export function ResponseHeaders({ headers }: { readonly headers: Exchange['headers'] }) {
  const m = useMessages();
  if (headers.length === 0) return <p className="text-ink-soft">{m.requests.noResponseHeaders}</p>;
  return (
    <Section title={m.requests.responseHeaders(headers.length)}>
      <Card padding="none">
        <dl className="grid grid-cols-[fit-content(13rem)_minmax(0,1fr)]">
          {headers.map(({ name, value }, index) => (
            <div key={index} className="col-span-2 grid grid-cols-subgrid gap-x-5 border-line px-4 py-1.5 not-first:border-t">
              <dt className="min-w-0 text-ink-soft">
                <SafeText text={name} isMono />
              </dt>
              <dd className="min-w-0 selectable">
                <SafeText text={value} isMono />
              </dd>
            </div>
          ))}
        </dl>
      </Card>
    </Section>
  );
}

/** The way that the request took, and what was left behind where it came to another origin. */
export function Redirects({ hops }: { readonly hops: Exchange['hops'] }) {
  const m = useMessages();
  if (hops.length === 0) return null;
  return (
    <Section title={m.requests.redirects(hops.length)}>
      <Card padding="none">
        <ol>
          {hops.map((hop, index) => (
            <li key={index} className="flex items-start gap-3 border-line px-4 py-2 not-first:border-t">
              <Badge tone={statusTone(hop.status)}>{hop.status}</Badge>
              <div className="min-w-0 selectable">
                <SafeText text={hop.url} isMono />
                <p className={hop.stripped ? 'text-xs text-warning' : 'text-xs text-ink-faint'}>
                  {hop.stripped ? m.requests.hopStripped : m.requests.hopKept}
                </p>
              </div>
            </li>
          ))}
        </ol>
      </Card>
    </Section>
  );
}
