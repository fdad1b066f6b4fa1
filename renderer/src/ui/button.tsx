import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { shortcutAria, type Shortcut } from '../lib/shortcuts.ts';
import { cx } from './class-names.ts';
import { Kbd } from './kbd.tsx';
import { Spinner } from './spinner.tsx';

type Look = 'primary' | 'secondary' | 'ghost' | 'danger' | 'danger-ghost';

export type ButtonProps = {
  readonly children: ReactNode;
  readonly look?: Look;
  readonly size?: 'normal' | 'small' | 'large';
  readonly icon?: LucideIcon;
  /** Shown as a hint only; whoever owns the action binds the key with useShortcut. */
  readonly shortcut?: Shortcut;
  /**
   * Shows a spinner and takes no presses, but keeps the focus. (Not the kit's own `isPending`: its announcement
   * refers to the button by id, which leaves an unnamed image when the button goes away with its result.)
   */
  readonly isBusy?: boolean;
  readonly isDisabled?: boolean;
  readonly type?: 'button' | 'submit';
  readonly autoFocus?: boolean;
  readonly form?: string;
  readonly onPress?: () => void;
  readonly 'aria-label'?: string;
};

const looks: Record<Look, string> = {
  primary: 'border-transparent bg-accent text-on-accent data-hovered:bg-accent-hover data-pressed:bg-accent-pressed',
  secondary: 'border-line-strong bg-pane text-ink data-hovered:bg-hover data-pressed:bg-pressed',
  ghost: 'border-transparent bg-transparent text-ink-soft data-hovered:bg-hover data-hovered:text-ink data-pressed:bg-pressed',
  danger: 'border-transparent bg-invalid text-on-invalid data-hovered:bg-invalid-hover data-pressed:bg-invalid-hover',
  'danger-ghost': 'border-transparent bg-transparent text-invalid data-hovered:bg-invalid-soft data-pressed:bg-invalid-soft',
};
const sizes = {
  small: 'h-7 gap-1.5 px-2 text-xs',
  normal: 'h-8 gap-1.5 px-3 text-sm',
  large: 'h-10 gap-2 px-4 text-md',
};

export function Button({
  children,
  look = 'secondary',
  size = 'normal',
  icon: Icon,
  shortcut,
  isBusy = false,
  isDisabled = false,
  type = 'button',
  onPress,
  ...rest
}: ButtonProps) {
  const iconSize = size === 'large' ? 18 : 15;
  return (
    <AriaButton
      {...rest}
      type={isBusy ? 'button' : type}
      isDisabled={isDisabled}
      {...(onPress !== undefined && !isBusy && { onPress })}
      aria-keyshortcuts={shortcut && shortcutAria(shortcut)}
      className={cx(
        'inline-flex max-w-full shrink-0 items-center justify-center rounded-md border font-medium whitespace-nowrap transition-colors duration-100',
        'data-disabled:border-line data-disabled:bg-well data-disabled:text-ink-faint',
        sizes[size],
        looks[look],
      )}
    >
      {isBusy ? <Spinner size={iconSize} /> : Icon && <Icon aria-hidden size={iconSize} className="shrink-0" />}
      <span className="truncate">{children}</span>
      {shortcut !== undefined && <Kbd shortcut={shortcut} className={look === 'primary' ? 'text-inherit' : 'text-ink-faint'} />}
    </AriaButton>
  );
}
