import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { Finding, Severity } from '../../../../shared/key-health.ts';
import { useMessages } from '../../messages/index.ts';
import { cx } from '../../ui/class-names.ts';
import { SafeText } from '../../ui/safe-text.tsx';

const icons = { danger: CircleAlert, warning: TriangleAlert, note: Info };
const tones: Record<Severity, string> = { danger: 'text-invalid', warning: 'text-warning', note: 'text-ink-soft' };

/** What is wrong with a key or a set: what, why it matters, the mend and the rule. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const m = useMessages();
  if (findings.length === 0) return null;
  return (
    <ul className="flex min-w-0 flex-col gap-2.5">
      {findings.map((finding) => {
        const { title, why, rule, mend } = m.keyHealth.findings[finding.code](finding);
        const Icon = icons[finding.severity];
        return (
          <li key={`${finding.code} ${finding.actual ?? ''}`} className="flex min-w-0 items-start gap-2">
            <Icon aria-hidden size={15} className={cx('mt-0.5 shrink-0', tones[finding.severity])} />
            <div className="min-w-0 flex-1 selectable">
              <p className={cx('font-medium', tones[finding.severity])}>
                <span className="sr-only">{m.keyHealth.severities[finding.severity]} </span>
                <SafeText text={title} />
              </p>
              <p>
                <SafeText text={why} /> <span className="text-xs whitespace-nowrap text-ink-faint">({rule})</span>
              </p>
              <p className="text-ink-soft">
                <SafeText text={mend} />
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
