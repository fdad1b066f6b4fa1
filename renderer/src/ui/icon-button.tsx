import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { shortcutAria, type Shortcut } from '../lib/shortcuts.ts';
import { cx } from './class-names.ts';
import { Tooltip } from './tooltip.tsx';

export type IconButtonProps = {
  readonly icon: LucideIcon;
  /** Its name, for the tooltip and for screen readers. */
  readonly label: string;
  readonly shortcut?: Shortcut;
  readonly size?: 'normal' | 'small';
  readonly look?: 'ghost' | 'danger-ghost';
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly slot?: string;
  readonly onPress?: () => void;
};

export function IconButton({ icon: Icon, label, shortcut, size = 'normal', look = 'ghost', ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(shortcut !== undefined && { shortcut })}>
      <AriaButton
        {...rest}
        aria-label={label}
        aria-keyshortcuts={shortcut && shortcutAria(shortcut)}
        className={cx(
          'inline-flex shrink-0 items-center justify-center rounded-md transition-colors duration-100 data-disabled:opacity-50',
          size === 'small' ? 'size-6' : 'size-8',
          look === 'ghost'
            ? 'text-ink-soft data-hovered:bg-hover data-hovered:text-ink data-pressed:bg-pressed'
            : 'text-invalid data-hovered:bg-invalid-soft data-pressed:bg-invalid-soft',
        )}
      >
        <Icon aria-hidden size={size === 'small' ? 14 : 16} />
      </AriaButton>
    </Tooltip>
  );
}
