import { ShieldCheck } from 'lucide-react';
import type { LintFinding } from '../../../../../shared/lint.ts';
import { useMessages } from '../../../messages/screens.ts';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Section } from '../../../ui/section.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { LintRow } from './lint-row.tsx';

type Severity = LintFinding['severity'];

const order: readonly Severity[] = ['danger', 'warning', 'note'];
const severityTones: Readonly<Record<Severity, Tone>> = { danger: 'invalid', warning: 'warning', note: 'neutral' };

/** What is bad practice in the token, the gravest first. `findings` is null while they are being looked for. */
export function LintSection({ findings }: { readonly findings: readonly LintFinding[] | null }) {
  const m = useMessages().inspectLint;
  const counts = order.flatMap((severity) => {
    const count = findings?.filter((finding) => finding.severity === severity).length ?? 0;
    return count === 0 ? [] : [{ severity, count }];
  });
  const actions = counts.map(({ severity, count }) => (
    <Badge key={severity} tone={severityTones[severity]}>
      {m.count(severity, count)}
    </Badge>
  ));
  return (
    <Section title={m.title} {...(actions.length > 0 && { actions })}>
      {findings === null ? (
        <>
          <p role="status" className="sr-only">
            {m.loading}
          </p>
          <Skeleton rows={3} shape="detail" />
        </>
      ) : findings.length === 0 ? (
        <EmptyState icon={ShieldCheck} title={m.emptyTitle}>
          {m.emptyText}
        </EmptyState>
      ) : (
        <ul className="flex min-w-0 flex-col gap-2">
          {order.flatMap((severity) =>
            findings
              .filter((finding) => finding.severity === severity)
              .map((finding) => <LintRow key={keyOf(finding)} finding={finding} tone={severityTones[severity]} />),
          )}
        </ul>
      )}
    </Section>
  );
}

function keyOf({ code, place, paths, actual }: LintFinding): string {
  return JSON.stringify([code, place, paths, actual]);
}
