import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { lintRules } from '../../../../../shared/lint-rules.ts';
import type { LintFinding } from '../../../../../shared/lint.ts';
import { useMessages } from '../../../messages/screens.ts';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { cx } from '../../../ui/class-names.ts';
import { DefinitionList } from '../../../ui/definition-list.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { SafeText } from '../../../ui/safe-text.tsx';

const icons = { danger: CircleAlert, warning: TriangleAlert, note: Info };
const inks = { danger: 'text-invalid', warning: 'text-warning', note: 'text-ink-soft' };

/** One finding: what and where at once; why, rule and mend for who opens it. */
export function LintRow({ finding, tone }: { readonly finding: LintFinding; readonly tone: Tone }) {
  const m = useMessages().inspectLint;
  const { code, severity, place, paths, expected, actual } = finding;
  const { title, why, mend } = m.codes[code];
  const { rule, url } = lintRules[code];
  const Icon = icons[severity];
  const rows = [
    { key: 'why', term: m.why, detail: why },
    { key: 'mend', term: m.mend, detail: mend },
    // The address stands there to be copied: the window opens no pages.
    { key: 'rule', term: m.rule, detail: rule, note: <SafeText text={url} isMono /> },
  ];
  return (
    <li className="flex min-w-0 flex-col overflow-hidden rounded-xl border border-line bg-card">
      <div className="flex min-w-0 items-start gap-2 p-3 selectable">
        <Icon aria-hidden size={15} className={cx('mt-0.5 shrink-0', inks[severity])} />
        <div className="flex min-w-0 flex-1 flex-col gap-1.5">
          <p className={cx('font-medium', inks[severity])}>
            <span className="sr-only">{m.severity[severity]} </span>
            <SafeText text={title(expected, actual)} />
          </p>
          <div className="flex min-w-0 flex-wrap items-center gap-1.5">
            <Badge>{m.places[place]}</Badge>
            {paths.map((path) => (
              <Badge key={path} tone={tone} isMono>
                <SafeText text={path} />
              </Badge>
            ))}
          </div>
        </div>
      </div>
      {/* The card's own foot, no card in it. */}
      <div className="border-t border-line *:rounded-none *:border-0 *:bg-transparent">
        <Disclosure title={m.about} summary={rule}>
          <DefinitionList rows={rows} />
        </Disclosure>
      </div>
    </li>
  );
}
