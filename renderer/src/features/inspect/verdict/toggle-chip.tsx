import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { cx } from '../../../ui/class-names.ts';

type Props = {
  readonly children: ReactNode;
  readonly isOn: boolean;
  /** Framed: it is the one that the token names. */
  readonly isMarked?: boolean;
  readonly onChange: (isOn: boolean) => void;
};

/** One of many small words that can be on together. */
export function ToggleChip({ children, isOn, isMarked = false, onChange }: Props) {
  return (
    <ToggleButton
      isSelected={isOn}
      onChange={onChange}
      className={cx(
        'inline-flex h-6 items-center gap-1 rounded-full border px-2 font-mono text-xs transition-colors duration-100',
        'data-selected:border-accent data-selected:bg-accent-soft data-selected:text-accent-text',
        isMarked ? 'border-ink-faint text-ink' : 'border-line text-ink-soft data-hovered:bg-hover',
      )}
    >
      {isOn && <Check aria-hidden size={12} />}
      {children}
    </ToggleButton>
  );
}
