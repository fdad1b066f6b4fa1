import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { DroppedFiles } from '../../../../shared/key-import.ts';
import type { KeySummary } from '../../../../shared/keys.ts';
import { useMainAction } from '../../lib/main-action.tsx';
import { useShortcut } from '../../lib/shortcuts.ts';
import { useLoad } from '../../lib/use-call.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { showToast } from '../../ui/toast.tsx';
import { LateProgress } from '../../ui/late-progress.tsx';
import { ImportFooter } from './import-footer.tsx';
import { ImportFound } from './import-found.tsx';
import { ImportSources } from './import-sources.tsx';
import { ImportStart } from './import-start.tsx';
import { useImport, type ImportState } from './import-state.ts';
import { useShownKey } from './import-shown-key.ts';
import { isLocked } from './import-words.ts';

type Props = {
  readonly onDone: (keys: KeySummary[]) => void;
  readonly onCancel: () => void;
  /** Takes what is to be done when the pane is left. No clean-up of an effect: going to another screen keeps what was read. */
  readonly onLeave: (act: () => void) => void;
  /** Files whose drop opened the pane. */
  readonly drop?: DroppedFiles;
};

/** A pane, not a dialog: what was given, what is in it and what it can do; then what to take. All or nothing. */
export function ImportKeys({ onDone, onCancel, onLeave, drop }: Props) {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const { state: list } = useLoad('keys:list', {}, ['keys:changed']);
  const names = useMemo(() => new Set(list.status === 'done' ? list.value.keys.map((key) => key.name) : []), [list]);
  const state = useImport(names, drop);
  const shown = useShownKey(state.preview?.found ?? []);
  const leave = useEffectEvent(() => {
    // An import that was begun is ended, and then forgotten by main; whatever else there is goes at once.
    if (state.work === 'importing') return;
    state.stop();
    state.forget();
  });
  const register = useEffectEvent(() => onLeave(() => leave()));
  useEffect(() => register(), []);
  const finish = async () => {
    const keys = await state.finish();
    if (keys === null) return;
    showToast({ title: m.keyImport.imported(keys.length) });
    onDone([...keys]);
  };
  // Whoever has chosen something leaves by the button only.
  useShortcut('escape', state.work === null && state.edits.size === 0 ? onCancel : null);
  useMainAction(state.preview !== null && isWritable(vault) ? () => void finish() : null);

  if (state.preview === null) return <ImportStart state={state} onCancel={onCancel} />;
  return (
    <section aria-label={m.keyImport.title} className="@container flex min-h-0 flex-1 flex-col">
      <Scroll width="reading">
        <Heading state={state} />
        <ImportSources preview={state.preview} state={state} />
        <Trouble state={state} />
        <ImportFound preview={state.preview} state={state} shown={shown} />
      </Scroll>
      <ImportFooter state={state} preview={state.preview} onShow={shown.show} onFinish={() => void finish()} onCancel={onCancel} />
    </section>
  );
}

function Heading({ state }: { readonly state: ImportState }) {
  const m = useMessages();
  const isBusy = state.work !== null;
  const title = useRef<HTMLHeadingElement>(null);
  const needsPassphrase = state.preview?.sources.some(isLocked) ?? false;
  // The button that read it is gone. A passphrase field takes the focus by itself.
  const takeFocus = useEffectEvent(() => {
    if (!needsPassphrase) title.current?.focus({ preventScroll: true });
  });
  useEffect(() => takeFocus(), []);
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <h2 ref={title} tabIndex={-1} className="text-xl font-semibold outline-none">
        {m.keyImport.title}
      </h2>
      <div className="flex flex-wrap gap-2">
        <Button size="small" isDisabled={isBusy} onPress={() => void state.read({ kind: 'clipboard' })}>
          {m.keyImport.addClipboard}
        </Button>
        <Button size="small" isDisabled={isBusy} onPress={() => void state.read({ kind: 'files' })}>
          {m.keyImport.addFiles}
        </Button>
      </div>
    </div>
  );
}

/** What went wrong with the last act, and what is going on. A failed import is told beside its button. */
function Trouble({ state }: { readonly state: ImportState }) {
  const m = useMessages();
  const { work, error, failedWork, isExpired, canReadAgain } = state;
  return (
    <>
      {isExpired && (
        <Callout
          tone="warning"
          announce="alert"
          title={m.keyImport.expiredTitle}
          actions={<Button onPress={state.readAgain}>{canReadAgain ? m.keyImport.readAgain : m.keyImport.startAgain}</Button>}
        >
          {m.keyImport.expiredText}
        </Callout>
      )}
      {(work === 'reading' || work === 'unlocking') && (
        <LateProgress label={m.keyImport[work]} stopLabel={m.keyImport.stop} onStop={state.stop} />
      )}
      {error !== null && failedWork !== 'importing' && <InlineError error={error} />}
    </>
  );
}
