import { ClipboardPaste, FileKey2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useMainAction } from '../../lib/main-action.tsx';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { LateProgress } from '../../ui/late-progress.tsx';
import { ImportProblem } from './import-problem.tsx';
import type { ImportState } from './import-state.ts';

type Props = { readonly state: ImportState; readonly onCancel: () => void };

/** The four ways in: clipboard, files, a drop, and what a person types. */
export function ImportStart({ state, onCancel }: Props) {
  const m = useMessages();
  const [text, setText] = useState('');
  const [wasEmpty, setWasEmpty] = useState(false);
  const isBusy = state.work !== null;
  const readText = async () => {
    setWasEmpty(text.trim() === '');
    if (text.trim() === '' || isBusy) return;
    // Cleared once it was read: what may be a key does not stay in the window.
    if (await state.read({ kind: 'text', text })) setText('');
  };
  useMainAction(() => void readText());
  return (
    <section aria-label={m.keyImport.title} className="@container flex min-h-0 flex-1 flex-col">
      <Scroll width="reading">
        <div className="flex flex-col gap-1">
          <h2 className="text-xl font-semibold">{m.keyImport.title}</h2>
          <p className="text-ink-soft">{m.keyImport.intro}</p>
        </div>
        <div className="grid gap-3 @md:grid-cols-2">
          <Way
            note={m.keyImport.fromClipboardNote}
            button={
              <Button autoFocus icon={ClipboardPaste} isDisabled={isBusy} onPress={() => void state.read({ kind: 'clipboard' })}>
                {m.keyImport.fromClipboard}
              </Button>
            }
          />
          <Way
            note={m.keyImport.chooseFilesNote}
            button={
              <Button icon={FileKey2} isDisabled={isBusy} onPress={() => void state.read({ kind: 'files' })}>
                {m.keyImport.chooseFiles}
              </Button>
            }
          />
        </div>
        <TextArea
          label={m.keyImport.text}
          isMono
          rows={8}
          value={text}
          onChange={(value) => {
            setText(value);
            setWasEmpty(false);
          }}
          hint={m.keyImport.textHint}
          error={wasEmpty ? m.keyImport.textMissing : null}
        />
        {state.work === 'reading' && <LateProgress label={m.keyImport.reading} stopLabel={m.keyImport.stop} onStop={state.stop} />}
        {state.error !== null && (
          <div role="alert">
            <ImportProblem error={state.error} />
          </div>
        )}
      </Scroll>
      <footer className="flex flex-wrap items-center gap-2 border-t border-line px-5 py-3">
        <Button look="primary" shortcut="mod+enter" isBusy={isBusy} onPress={() => void readText()}>
          {m.keyImport.read}
        </Button>
        <Button look="ghost" onPress={onCancel}>
          {m.ui.cancel}
        </Button>
        <p className="min-w-48 flex-1 text-xs text-ink-faint">{m.keyImport.accepted}</p>
      </footer>
    </section>
  );
}

function Way({ button, note }: { readonly button: ReactNode; readonly note: string }) {
  return (
    <div className="flex flex-col items-start gap-2 rounded-xl border border-dashed border-line-strong p-4">
      {button}
      <p className="text-xs text-ink-soft">{note}</p>
    </div>
  );
}
