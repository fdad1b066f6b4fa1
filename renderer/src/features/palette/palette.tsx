import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { useMessages } from '../../messages/index.ts';
import { cx } from '../../ui/class-names.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { optionLook } from '../../ui/popover-look.ts';
import { SafeText } from '../../ui/safe-text.tsx';
import { useCommands, type Command, type ScreenCommand } from './use-commands.ts';

type Props = { readonly onClose: () => void; readonly screens: readonly ScreenCommand[] };

/** Ctrl/Cmd+K: every screen, action and key by name, without leaving the keyboard. */
export function Palette({ onClose, screens }: Props) {
  const m = useMessages();
  const { contains } = useFilter({ sensitivity: 'base' });
  const groups = useCommands(screens);
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className="fixed inset-0 z-10 animate-fade-in bg-overlay p-6 pt-[12vh]"
    >
      <Modal className="mx-auto flex max-h-[70vh] w-full max-w-xl flex-col rounded-xl bg-raised text-ink shadow-high">
        <Dialog aria-label={m.shell.palette} className="flex min-h-0 flex-col outline-none">
          <Autocomplete filter={contains}>
            <SearchField aria-label={m.shell.palette} autoFocus className="flex items-center gap-3 border-b border-line px-4">
              <Search aria-hidden size={17} className="shrink-0 text-ink-faint" />
              <Input
                placeholder={m.shell.palettePlaceholder}
                autoComplete="off"
                spellCheck="false"
                className="h-12 w-full min-w-0 bg-transparent text-md outline-none selectable [&::-webkit-search-cancel-button]:hidden"
              />
            </SearchField>
            <Results label={m.shell.palette}>
              <Menu
                aria-label={m.shell.palette}
                className="outline-none"
                renderEmptyState={() => <p className="px-2 py-6 text-center text-ink-soft">{m.shell.paletteEmpty}</p>}
              >
                {groups.map((group) => (
                  <MenuSection key={group.title} className="not-first:mt-2">
                    <Header className="px-2 py-1 text-xs font-semibold text-ink-faint">{group.title}</Header>
                    {group.commands.map((command) => (
                      <CommandItem key={command.id} command={command} onClose={onClose} />
                    ))}
                  </MenuSection>
                ))}
              </Menu>
            </Results>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Scrolls by the wheel and by keys; the commands in it are reached from the field, with the arrow keys. */
function Results({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div role="group" aria-label={label} tabIndex={0} className="min-h-0 overflow-auto rounded-b-xl p-2 -outline-offset-2">
      {children}
    </div>
  );
}

function CommandItem({ command, onClose }: { readonly command: Command; readonly onClose: () => void }) {
  const { icon: Icon, label, detail, shortcut, run } = command;
  return (
    <MenuItem
      id={command.id}
      textValue={detail === undefined ? label : `${label} ${detail}`}
      onAction={() => {
        onClose();
        run();
      }}
      className={cx(optionLook, 'scroll-my-2')}
    >
      <Icon aria-hidden size={16} className="shrink-0 text-ink-soft" />
      <SafeText text={label} truncates className="min-w-0 flex-1" />
      {detail !== undefined && <SafeText text={detail} className="shrink-0 text-xs text-ink-soft" />}
      {shortcut !== undefined && <Kbd shortcut={shortcut} className="text-ink-soft" />}
    </MenuItem>
  );
}
