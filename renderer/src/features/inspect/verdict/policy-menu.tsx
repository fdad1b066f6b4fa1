import { Copy, Download, Ellipsis, FolderInput, Pencil, Trash2 } from 'lucide-react';
import type { SavedPolicy } from '../../../../../shared/policies.ts';
import { clipped } from '../../../lib/format.ts';
import { useMessages } from '../../../messages/screens.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu, type MenuAction } from '../../../ui/menu.tsx';
import type { PolicyActs } from './use-policy-acts.ts';

/** A menu is as wide as its longest line. */
const longestName = 30;

type Props = {
  readonly policies: readonly SavedPolicy[];
  readonly acts: PolicyActs;
  /** One's own that judges, or that is being edited. */
  readonly mine: SavedPolicy | null;
  readonly canSave: boolean;
  /** Opens the form: for a new one, or for one's own. */
  readonly onSave: (target: SavedPolicy | null) => void;
};

/** What is done with saved policies. */
export function PolicyMenu({ policies, acts, mine, canSave, onSave }: Props) {
  const m = useMessages();
  const words = m.inspectVerdict;
  const own = policies.filter(({ isBuiltIn }) => !isBuiltIn);
  const ofMine = mine === null ? { edits: [], removes: [] } : actsOn(mine);
  const actions: MenuAction[] = [
    { id: 'save-as', label: words.saveAsLong, icon: Copy, isDisabled: !canSave, onAction: () => onSave(null) },
    ...ofMine.edits,
    { id: 'export-all', label: words.exportAll, icon: Download, isDisabled: own.length === 0, onAction: () => void acts.exportAs(own) },
    { id: 'import', label: words.import, icon: FolderInput, isDisabled: !canSave, onAction: () => void acts.import() },
    ...ofMine.removes,
  ];
  return <Menu label={words.morePolicy} trigger={<IconButton icon={Ellipsis} label={words.morePolicy} />} actions={actions} />;

  function actsOn(policy: SavedPolicy): { edits: MenuAction[]; removes: MenuAction[] } {
    const name = clipped(policy.name, longestName);
    return {
      edits: [
        { id: 'edit', label: words.rename(name), icon: Pencil, isDisabled: !canSave, onAction: () => onSave(policy) },
        { id: 'export', label: words.exportOne(name), icon: Download, onAction: () => void acts.exportAs([policy]) },
      ],
      removes: [
        {
          id: 'remove',
          label: words.remove(name),
          icon: Trash2,
          isDestructive: true,
          isDisabled: !canSave,
          onAction: () => void acts.remove(policy),
        },
      ],
    };
  }
}
