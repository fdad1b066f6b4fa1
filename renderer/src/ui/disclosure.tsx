import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

type Props = {
  readonly title: string;
  /** What is set inside, in a few words, so that nobody has to open it to know. */
  readonly summary?: ReactNode;
  readonly children: ReactNode;
};

/** A part that most people leave as it is. What is inside stays there while it is closed, and is found by searching the page. */
export function Disclosure({ title, summary, children }: Props) {
  return (
    <details className="group/disclosure min-w-0 rounded-xl border border-line bg-card">
      <summary className="flex min-h-10 list-none items-center gap-2 rounded-xl px-3 py-1.5 hover:bg-hover">
        <ChevronRight
          aria-hidden
          size={15}
          className="shrink-0 text-ink-faint transition-transform duration-100 group-open/disclosure:rotate-90"
        />
        <span className="text-xs font-semibold whitespace-nowrap text-ink-soft">{title}</span>
        {summary !== undefined && (
          <span className="flex min-w-0 flex-1 justify-end text-right text-xs text-ink-faint group-open/disclosure:invisible">
            {summary}
          </span>
        )}
      </summary>
      <div className="flex min-w-0 flex-col gap-4 border-t border-line p-4">{children}</div>
    </details>
  );
}
