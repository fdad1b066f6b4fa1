import type { ImportPreview } from '../../../../shared/key-import.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { concernedKey, draftOf } from './import-choices.ts';
import type { ImportState } from './import-state.ts';

type Props = {
  readonly state: ImportState;
  readonly preview: ImportPreview;
  readonly onShow: (index: number) => void;
  readonly onFinish: () => void;
  readonly onCancel: () => void;
};

/** The one deed, what stands in its way, and what it ended with where it failed. */
export function ImportFooter({ state, preview, onShow, onFinish, onCancel }: Props) {
  const m = useMessages();
  const { plan, work, error, failedWork } = state;
  const { state: vault } = useVaultStatus();
  const canFinish = isWritable(vault) && plan.choices.length > 0 && plan.problems.size === 0 && !state.isExpired;
  const concerned = error === null ? null : concernedKey(error, plan.choices);
  return (
    <footer className="flex flex-col gap-2.5 border-t border-line px-5 py-3">
      {error !== null && failedWork === 'importing' && (
        <>
          <InlineError error={error} {...(concerned !== null && { actions: <ShowKey onPress={() => onShow(concerned)} /> })} />
          <p className="text-xs font-medium text-ink-soft">{m.keyImport.failed}</p>
        </>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          look="primary"
          shortcut="mod+enter"
          isBusy={work === 'importing'}
          isDisabled={!canFinish || (work !== null && work !== 'importing')}
          onPress={onFinish}
        >
          {work === 'importing' ? m.keyImport.importing : m.keyImport.importKeys(plan.choices.length)}
        </Button>
        <Button look="ghost" onPress={work === 'importing' ? state.stop : onCancel}>
          {work === 'importing' ? m.keyImport.stop : m.ui.cancel}
        </Button>
        <div role="status" className="flex min-w-48 flex-1 items-center gap-2 text-xs text-ink-soft">
          {work === 'importing' ? (
            <span>{m.keyImport.storing(state.storedCount, plan.choices.length)}</span>
          ) : (
            <Obstacle state={state} preview={preview} onShow={onShow} />
          )}
        </div>
      </div>
    </footer>
  );
}

function ShowKey({ onPress }: { readonly onPress: () => void }) {
  const m = useMessages();
  return (
    <Button size="small" onPress={onPress}>
      {m.keyImport.show}
    </Button>
  );
}

function Obstacle({ state, preview, onShow }: Pick<Props, 'state' | 'preview' | 'onShow'>) {
  const m = useMessages();
  const { plan, edits } = state;
  const [first] = plan.problems;
  const found = first === undefined ? undefined : preview.found.find((key) => key.index === first[0]);
  if (first === undefined || found === undefined)
    return <span>{plan.choices.length === 0 ? m.keyImport.noneChosen : m.keyImport.allOrNone}</span>;
  const [index, problem] = first;
  const name = draftOf(found, edits.get(index)).name;
  return (
    <>
      <span className="min-w-0">
        <SafeText text={m.keyImport.problemAt(name === '' ? found.name : name, m.keyImport.problems[problem])} />
      </span>
      <ShowKey onPress={() => onShow(index)} />
    </>
  );
}
