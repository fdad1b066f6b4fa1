import { FolderOpen } from 'lucide-react';
import { call } from '../../lib/api.ts';
import { useCall } from '../../lib/use-call.ts';
import { useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Section } from '../../ui/section.tsx';

/** Where the data lies, and what state it is in. */
export function DataSection() {
  const m = useMessages();
  const { state, folder, setAside } = useVaultStatus();
  const show = useCall('vault:show-folder');
  const rows = [
    { key: 'vault', term: m.settings.vault, detail: m.vault.short[state] },
    {
      key: 'folder',
      term: m.settings.folder,
      detail: (
        <span className="flex items-center gap-1">
          <SafeText text={folder} isMono />
          <CopyButton
            label={m.settings.copyFolder}
            copiedMessage={m.settings.folderCopied}
            onCopy={() => call('clipboard:copy', { text: folder })}
          />
        </span>
      ),
      note: state === 'memory' ? m.settings.folderNoteMemory : m.settings.folderNote,
    },
  ];
  const aside = {
    key: 'aside',
    term: m.settings.setAside,
    detail: <SafeText text={setAside ?? ''} isMono />,
    note: m.settings.setAsideNote,
  };
  return (
    <Section
      title={m.settings.data}
      isFramed
      actions={
        <Button size="small" icon={FolderOpen} onPress={() => void show.run({})}>
          {m.settings.showFolder}
        </Button>
      }
    >
      <DefinitionList rows={setAside === null ? rows : [...rows, aside]} />
      {show.state.status === 'failed' && <InlineError error={show.state.error} />}
    </Section>
  );
}
