import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

type Props = {
  readonly icon: LucideIcon;
  /** What this place is for. */
  readonly title: string;
  readonly children?: ReactNode;
  /** One action. */
  readonly action?: ReactNode;
  /** 'large' for the very first screen. */
  readonly size?: 'normal' | 'large';
};

export function EmptyState({ icon: Icon, title, children, action, size = 'normal' }: Props) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-2 p-8 text-center">
      <span className="mb-1 flex size-11 items-center justify-center rounded-xl bg-accent-soft text-accent-text">
        <Icon aria-hidden size={22} />
      </span>
      <h2 className={size === 'large' ? 'mt-1 text-xl font-semibold' : 'text-md font-semibold'}>{title}</h2>
      {children !== undefined && <div className="text-balance text-ink-soft max-w-sm">{children}</div>}
      {action !== undefined && <div className="mt-2 flex gap-2">{action}</div>}
    </div>
  );
}
