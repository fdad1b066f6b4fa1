import { useState } from 'react';
import type { OrganizeTokens, TokenDetail } from '../../../../shared/tokens.ts';
import { useCall } from '../../lib/use-call.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/screens.ts';
import { errorLine } from '../../ui/inline-error.tsx';
import { NotesField } from '../../ui/notes-field.tsx';
import { Section } from '../../ui/section.tsx';
import { SuggestField } from '../../ui/suggest-field.tsx';
import { TagsField } from '../../ui/tags-field.tsx';
import { useFacets } from './use-facets.ts';

/** Where the user puts it. Everything is saved on leaving its field. */
export function OrganiseSection({ detail }: { readonly detail: TokenDetail }) {
  const m = useMessages();
  const { item } = detail;
  const { state: vault } = useVaultStatus();
  const isOff = !isWritable(vault);
  const { facets, load } = useFacets();
  const saveFolder = useSaving(item.id);
  const saveEnvironment = useSaving(item.id);
  const saveNotes = useSaving(item.id);
  return (
    <Section level={3} title={m.tokenDetail.organise} isFramed>
      <div className="flex flex-col gap-4">
        <div className="@container">
          <div className="grid gap-4 @md:grid-cols-2">
            <SuggestField
              label={m.tokens.folder}
              placeholder={m.tokenDetail.folderPlaceholder}
              value={item.folder}
              suggestions={facets.folders}
              onEnter={load}
              onCommit={(folder) => void saveFolder.run({ folder })}
              error={saveFolder.problem}
              maxLength={200}
              isDisabled={isOff}
            />
            <SuggestField
              label={m.tokens.environment}
              placeholder={m.tokenDetail.environmentPlaceholder}
              value={item.environment}
              suggestions={facets.environments}
              onEnter={load}
              onCommit={(environment) => void saveEnvironment.run({ environment })}
              error={saveEnvironment.problem}
              maxLength={40}
              isDisabled={isOff}
            />
          </div>
        </div>
        <Tags id={item.id} saved={item.tags} isOff={isOff} />
        <NotesField id={item.id} saved={detail.notes} isDisabled={isOff} onSave={(notes) => saveNotes.run({ notes })} />
      </div>
    </Section>
  );
}

function Tags({ id, saved, isOff }: { readonly id: string; readonly saved: readonly string[]; readonly isOff: boolean }) {
  const { run, problem } = useSaving(id);
  // Shown at once: a second tag may come before the first one was answered.
  const [shown, setShown] = useState<readonly string[] | null>(null);
  const change = async (tags: readonly string[]) => {
    setShown(tags);
    await run({ tags: [...tags] });
    setShown((now) => (now === tags ? null : now));
  };
  return <TagsField tags={shown ?? saved} isDisabled={isOff} onChange={(tags) => void change(tags)} error={problem} />;
}

/** Saves one thing about a token; answers with what went wrong, in words. */
function useSaving(id: string) {
  const m = useMessages();
  const organize = useCall('tokens:organize');
  const run = async (change: Omit<OrganizeTokens, 'ids'>) => {
    const result = await organize.run({ ...change, ids: [id] });
    return result.ok ? null : errorLine(result.error, m);
  };
  return { run, problem: organize.state.status === 'failed' ? errorLine(organize.state.error, m) : null };
}
