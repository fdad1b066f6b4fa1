import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { shortcutLabel, type Shortcut } from '../lib/shortcuts.ts';

type Props = {
  /** One focusable control of this kit. */
  readonly children: ReactNode;
  readonly text: string;
  readonly shortcut?: Shortcut;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right';
  readonly isDisabled?: boolean;
};

/** Names or explains a control on hover and on keyboard focus. Never the only place of something important. */
export function Tooltip({ children, text, shortcut, placement = 'top', isDisabled = false }: Props) {
  return (
    <TooltipTrigger delay={500} closeDelay={0} isDisabled={isDisabled}>
      {children}
      <AriaTooltip
        placement={placement}
        offset={6}
        className="flex max-w-72 animate-fade-in items-center gap-2 rounded-md bg-raised px-2 py-1 text-xs text-ink shadow-high"
      >
        {text}
        {shortcut !== undefined && <span className="text-2xs text-ink-faint">{shortcutLabel(shortcut)}</span>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
