import { CircleAlert, CircleCheck, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { softTones, type Tone } from './badge.tsx';
import { cx } from './class-names.ts';

type Props = {
  readonly tone: Tone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly icon?: LucideIcon;
  /** 'alert' is read out at once; 'status' when the reader pauses; none for what was there from the start. */
  readonly announce?: 'alert' | 'status';
};

const icons: Record<Tone, LucideIcon> = {
  neutral: Info,
  accent: Info,
  valid: CircleCheck,
  warning: TriangleAlert,
  invalid: CircleAlert,
  expired: CircleAlert,
};

/** A result or a warning that the eye must find: a coloured title, plain text below, the way on at its end. */
export function Callout({ tone, title, children, actions, icon, announce }: Props) {
  const Icon = icon ?? icons[tone];
  return (
    <div
      {...(announce !== undefined && { role: announce })}
      className={cx('flex min-w-0 items-start gap-3 rounded-xl p-4', softTones[tone])}
    >
      <Icon aria-hidden size={20} className="mt-px shrink-0" />
      <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-4 gap-y-2 selectable">
        <div className="min-w-[min(14rem,100%)] flex-1">
          <p className="text-md font-semibold">{title}</p>
          {children !== undefined && <div className="mt-0.5 text-ink">{children}</div>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
