import type { ReactNode } from 'react';
import { cx } from './class-names.ts';

type HeaderProps = {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** The one primary action last. */
  readonly actions?: ReactNode;
};

function ScreenHeader({ title, subtitle, actions }: HeaderProps) {
  return (
    <header className="flex min-h-15 shrink-0 items-center justify-between gap-x-4 gap-y-2 border-b border-line px-5 py-2.5 max-[45rem]:flex-wrap">
      <div className="flex min-w-0 items-baseline gap-3">
        <h1 className="text-lg font-semibold whitespace-nowrap">{title}</h1>
        {subtitle !== undefined && <p className="truncate text-ink-soft">{subtitle}</p>}
      </div>
      {actions !== undefined && (
        <div className="flex shrink-0 items-center gap-2 max-[45rem]:max-w-full max-[45rem]:flex-wrap">{actions}</div>
      )}
    </header>
  );
}

/** A screen: its header, then what fills the rest. Panes inside scroll; the screen itself does not. */
export function Screen({ children, ...header }: HeaderProps & { readonly children: ReactNode }) {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ScreenHeader {...header} />
      {children}
    </div>
  );
}

/** The scrolling inside of a pane or screen. `width` 'reading' keeps lines short on wide windows. */
export function Scroll({ children, width = 'full' }: { readonly children: ReactNode; readonly width?: 'full' | 'reading' }) {
  return (
    // What is placed absolutely in it (the unseen input of a switch) belongs to it: else the focus would scroll the window.
    <div className="relative min-h-0 flex-1 overflow-auto">
      <div className={cx('flex min-w-0 flex-col gap-4 p-5', width === 'reading' && 'max-w-3xl')}>{children}</div>
    </div>
  );
}
