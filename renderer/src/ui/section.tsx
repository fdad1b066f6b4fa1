import { useId, type ReactNode } from 'react';
import { cx } from './class-names.ts';

type CardProps = { readonly children: ReactNode; readonly padding?: 'normal' | 'none' };

/** A framed surface. */
export function Card({ children, padding = 'normal' }: CardProps) {
  return <div className={cx('min-w-0 rounded-xl border border-line bg-card', padding === 'normal' && 'p-4')}>{children}</div>;
}

type SectionProps = {
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Stands at the end of the title's line. */
  readonly actions?: ReactNode;
  readonly isFramed?: boolean;
  /** 3 where a detail has a title of its own above. */
  readonly level?: 2 | 3;
};

/** A titled part of a screen; a landmark-free region that its heading names. */
export function Section({ title, children, actions, isFramed = false, level = 2 }: SectionProps) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section aria-labelledby={id} className={cx('flex min-w-0 flex-col gap-2', isFramed && 'rounded-xl border border-line bg-card p-4')}>
      <div className="flex min-h-6 flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <Heading id={id} className="text-xs font-semibold text-ink-soft">
          {title}
        </Heading>
        {actions !== undefined && <div className="flex items-center gap-1 text-xs text-ink-soft">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
