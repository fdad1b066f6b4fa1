import { Check, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Shortcut } from '../lib/shortcuts.ts';
import { cx } from './class-names.ts';
import { Kbd } from './kbd.tsx';
import { optionLook, popoverLook } from './popover-look.ts';

export type MenuAction = {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly shortcut?: Shortcut;
  readonly isDestructive?: boolean;
  readonly isDisabled?: boolean;
  readonly onAction: () => void;
};

type Props = {
  /** A Button or IconButton of this kit. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly actions: readonly MenuAction[];
  /** The id of the action that is in force, for a menu that chooses one of several. */
  readonly value?: string;
};

export function Menu({ trigger, label, actions, value }: Props) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover offset={4} placement="bottom end" className={cx(popoverLook, 'min-w-44')}>
        <AriaMenu
          aria-label={label}
          {...(value !== undefined && { selectionMode: 'single', selectedKeys: [value], disallowEmptySelection: true })}
          className="outline-none"
        >
          {actions.map(({ id, label: text, icon: Icon, shortcut, isDestructive = false, isDisabled = false, onAction }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={text}
              isDisabled={isDisabled}
              onAction={onAction}
              className={cx('group', optionLook, isDestructive && 'text-invalid')}
            >
              {Icon && <Icon aria-hidden size={15} className="shrink-0" />}
              <span className="flex-1">{text}</span>
              {shortcut !== undefined && <Kbd shortcut={shortcut} />}
              {value !== undefined && (
                <Check aria-hidden size={15} className="invisible shrink-0 text-accent-text group-data-selected:visible" />
              )}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
