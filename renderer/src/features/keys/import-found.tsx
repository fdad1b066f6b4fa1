import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ImportPreview } from '../../../../shared/key-import.ts';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Section } from '../../ui/section.tsx';
import { draftOf, twinOf } from './import-choices.ts';
import { ImportFoundKey } from './import-found-key.tsx';
import { isLocked } from './import-words.ts';
import { keysPerPage, type ShownKey } from './import-shown-key.ts';
import type { ImportState } from './import-state.ts';

type Props = { readonly preview: ImportPreview; readonly state: ImportState; readonly shown: ShownKey };

/** The keys that were found, each with what it is and what is to become of it. */
export function ImportFound({ preview, state, shown }: Props) {
  const m = useMessages();
  const { found, sources } = preview;
  if (found.length === 0) {
    return <p className="text-ink-soft">{sources.some(isLocked) ? m.keyImport.openFirst : m.keyImport.nothingFound}</p>;
  }
  const first = shown.page * keysPerPage;
  const nameOf = (index: number) => {
    const other = found.find((key) => key.index === index);
    return other === undefined ? '' : draftOf(other, state.edits.get(index)).name;
  };
  return (
    <Section
      level={3}
      title={<span role="status">{m.keyImport.keysFound(found.length)}</span>}
      actions={<TakeButtons preview={preview} state={state} />}
    >
      <ul className="flex flex-col gap-2">
        {found.slice(first, first + keysPerPage).map((key) => {
          const draft = draftOf(key, state.edits.get(key.index));
          const twin = twinOf(key, draft.encoding);
          return (
            <ImportFoundKey
              key={key.index}
              found={key}
              draft={draft}
              problem={state.plan.problems.get(key.index) ?? null}
              sourceName={sources.length > 1 ? (sources[key.source]?.name ?? m.keyImport.pasted) : null}
              twinName={twin === null ? null : nameOf(twin)}
              isOpen={shown.isOpen(key.index)}
              isSought={shown.sought === key.index}
              isDisabled={state.work === 'importing'}
              onToggle={() => shown.toggle(key.index)}
              onEdit={(edit) => state.edit(key.index, edit)}
            />
          );
        })}
      </ul>
      <Pages count={found.length} shown={shown} />
    </Section>
  );
}

function TakeButtons({ preview, state }: Pick<Props, 'preview' | 'state'>) {
  const m = useMessages();
  if (preview.found.length < 2) return null;
  return (
    <>
      <Button look="ghost" size="small" isDisabled={state.work !== null} onPress={() => state.takeAll(true)}>
        {m.keyImport.takeAll}
      </Button>
      <Button look="ghost" size="small" isDisabled={state.work !== null} onPress={() => state.takeAll(false)}>
        {m.keyImport.takeNone}
      </Button>
    </>
  );
}

function Pages({ count, shown }: { readonly count: number; readonly shown: ShownKey }) {
  const m = useMessages();
  const pages = Math.ceil(count / keysPerPage);
  if (pages < 2) return null;
  return (
    <div className="flex items-center justify-center gap-2 text-xs text-ink-soft">
      <IconButton
        icon={ChevronLeft}
        size="small"
        label={m.keyImport.previousPage}
        isDisabled={shown.page === 0}
        onPress={() => shown.setPage(shown.page - 1)}
      />
      <span aria-live="polite">{m.keyImport.page(shown.page + 1, pages)}</span>
      <IconButton
        icon={ChevronRight}
        size="small"
        label={m.keyImport.nextPage}
        isDisabled={shown.page >= pages - 1}
        onPress={() => shown.setPage(shown.page + 1)}
      />
    </div>
  );
}
