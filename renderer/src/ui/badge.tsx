import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './class-names.ts';

export type Tone = 'neutral' | 'accent' | 'valid' | 'warning' | 'invalid' | 'expired';

export const softTones: Record<Tone, string> = {
  neutral: 'bg-neutral-soft text-ink-soft',
  accent: 'bg-accent-soft text-accent-text',
  valid: 'bg-valid-soft text-valid',
  warning: 'bg-warning-soft text-warning',
  invalid: 'bg-invalid-soft text-invalid',
  expired: 'bg-expired-soft text-expired',
};

type Props = { readonly children: ReactNode; readonly tone?: Tone; readonly icon?: LucideIcon; readonly isMono?: boolean };

/** A short word about something. Its tone never stands alone: the word says the same. */
export function Badge({ children, tone = 'neutral', icon: Icon, isMono = false }: Props) {
  return (
    <span
      className={cx(
        'inline-flex h-5 max-w-full shrink-0 items-center gap-1 rounded-full px-2 text-2xs font-semibold whitespace-nowrap',
        isMono && 'font-mono',
        softTones[tone],
      )}
    >
      {Icon && <Icon aria-hidden size={12} className="shrink-0" />}
      <span className="truncate">{children}</span>
    </span>
  );
}
