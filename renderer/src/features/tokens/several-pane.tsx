import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { formatNumber } from '../../lib/format.ts';
import { canDelete, isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { Section } from '../../ui/section.tsx';
import { SuggestField } from '../../ui/suggest-field.tsx';
import type { ShelfScope } from './shelf-pages.ts';
import { useFacets } from './use-facets.ts';
import { useSeveral, type Change } from './use-several.ts';
import type { TokenSelection } from './use-token-selection.ts';

type Props = {
  readonly selection: TokenSelection;
  readonly scope: ShelfScope;
  readonly onClear: () => void;
  readonly onDelete: () => void;
};

/** What can be done to all that are selected. */
export function SeveralPane({ selection, scope, onClear, onDelete }: Props) {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const { picked, count } = selection;
  const { progress, change, stop } = useSeveral(picked, count, scope);
  const { facets, load } = useFacets();
  const t = m.tokens.several;
  const shown = formatNumber(count, m.time.locale);
  const [acting, setActing] = useState<string | null>(null);
  const isBusy = progress !== null;
  const shared = { isDisabled: !isWritable(vault) || isBusy, acting: isBusy ? acting : null, onEnter: load };
  const act = (what: string, wanted: Change) => {
    setActing(what);
    change(wanted);
  };
  return (
    <Scroll width="reading">
      <div className="flex flex-col gap-1">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <div role="status">
            <h2 className="text-xl font-semibold">{t.title(count, shown)}</h2>
          </div>
          <Button look="ghost" size="small" onPress={onClear}>
            {t.clear}
          </Button>
        </div>
        <p className="text-ink-soft">{picked.kind === 'all' ? t.whole : t.part}</p>
      </div>
      {progress !== null && (
        <div role="status" className="flex items-center justify-between gap-3 rounded-lg bg-neutral-soft px-3 py-2">
          {t.progress(formatNumber(progress.done, m.time.locale), formatNumber(progress.total, m.time.locale))}
          <Button size="small" onPress={stop}>
            {t.stop}
          </Button>
        </div>
      )}
      <Section level={3} title={t.organise} isFramed>
        <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2 gap-y-4">
          <Act
            {...shared}
            label={m.tokens.folder}
            hint={t.folderHint}
            act={t.folderAct}
            names={facets.folders}
            maxLength={200}
            mayBeEmpty
            onAct={(folder) => act(t.folderAct, { folder })}
          />
          <Act
            {...shared}
            label={m.tokens.environment}
            hint={t.environmentHint}
            act={t.environmentAct}
            names={facets.environments}
            maxLength={40}
            mayBeEmpty
            onAct={(environment) => act(t.environmentAct, { environment })}
          />
          <Act
            {...shared}
            label={t.addTag}
            act={t.addTagAct}
            names={facets.tags}
            maxLength={40}
            onAct={(tag) => act(t.addTagAct, { addTags: [tag] })}
          />
          <Act
            {...shared}
            label={t.removeTag}
            act={t.removeTagAct}
            names={facets.tags}
            maxLength={40}
            onAct={(tag) => act(t.removeTagAct, { removeTags: [tag] })}
          />
        </div>
      </Section>
      <div>
        <Button look="danger-ghost" icon={Trash2} isDisabled={!canDelete(vault) || isBusy} onPress={onDelete}>
          {t.delete(count, shown)}
        </Button>
      </div>
    </Scroll>
  );
}

type ActProps = {
  readonly label: string;
  readonly hint?: string;
  readonly act: string;
  readonly names: readonly string[];
  readonly maxLength: number;
  readonly mayBeEmpty?: boolean;
  readonly isDisabled: boolean;
  /** The act that is under way: its button keeps the focus. */
  readonly acting: string | null;
  readonly onEnter: () => void;
  readonly onAct: (value: string) => void;
};

/** A field, and a button that says what becomes of it. */
function Act({ label, hint, act, names, maxLength, mayBeEmpty = false, isDisabled, acting, onEnter, onAct }: ActProps) {
  const [text, setText] = useState('');
  return (
    <>
      <div className="min-w-0">
        <SuggestField
          label={label}
          hint={hint ?? null}
          value={text}
          suggestions={names}
          onType={setText}
          onCommit={setText}
          onEnter={onEnter}
          maxLength={maxLength}
          isDisabled={isDisabled}
        />
      </div>
      <div className="grid content-start pt-5.5">
        <Button
          isBusy={acting === act}
          isDisabled={acting !== act && (isDisabled || (!mayBeEmpty && text.trim() === ''))}
          onPress={() => onAct(text.trim())}
        >
          {act}
        </Button>
      </div>
    </>
  );
}
