import { ShieldQuestion } from 'lucide-react';
import { useState } from 'react';
import type { AppError } from '../../../../shared/errors.ts';
import { useMainAction } from '../../lib/main-action.tsx';
import { useShortcut } from '../../lib/shortcuts.ts';
import { useCall } from '../../lib/use-call.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { errorLine, InlineError } from '../../ui/inline-error.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { LateProgress } from '../../ui/late-progress.tsx';
import { failureOf, useJob } from '../../lib/use-job.ts';
import { hostOf } from './source-words.ts';

type Props = { readonly onAdded: (id: string) => void; readonly onCancel: () => void };

/** An address is asked once; one that is not public, only after a click that names it. */
export function AddSource({ onAdded, onCancel }: Props) {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const add = useCall('sources:add');
  const job = useJob();
  const [url, setUrl] = useState('');
  const [name, setName] = useState('');
  const [wasEmpty, setWasEmpty] = useState(false);
  const isBusy = add.state.status === 'busy';
  const failure = failureOf(add.state);

  const submit = async (allowsLocal: boolean) => {
    setWasEmpty(url.trim() === '');
    if (url.trim() === '' || isBusy) return;
    const trimmed = name.trim();
    const result = await add.run({ job: job.begin(), url: url.trim(), name: trimmed === '' ? null : trimmed, allowsLocal });
    if (!result.ok) return;
    showToast({ title: m.keySources.added(result.value.name) });
    onAdded(result.value.id);
  };
  const canAdd = isWritable(vault);
  useMainAction(canAdd ? () => void submit(false) : null);
  useShortcut('escape', isBusy ? null : onCancel);

  const isUrlError = failure !== null && (failure.code === 'url-malformed' || failure.field === 'url') && !isNotPublic(failure);
  const isNameError = failure !== null && (failure.code === 'name-taken' || failure.field === 'name');
  return (
    <form
      aria-label={m.keySources.addTitle}
      onSubmit={(event) => {
        event.preventDefault();
        void submit(false);
      }}
      className="@container flex min-h-0 flex-1 flex-col"
    >
      <Scroll width="reading">
        <div className="flex flex-col gap-1">
          <h2 className="text-xl font-semibold">{m.keySources.addTitle}</h2>
          <p className="text-ink-soft">{m.keySources.addText}</p>
        </div>
        <TextField
          label={m.keySources.url}
          type="url"
          isMono
          autoFocus
          value={url}
          maxLength={2_048}
          placeholder={m.keySources.urlPlaceholder}
          onChange={(value) => {
            setUrl(value);
            setWasEmpty(false);
            if (!isBusy) add.reset();
          }}
          hint={m.keySources.urlHint}
          error={wasEmpty ? m.keySources.urlMissing : isUrlError ? errorLine(failure, m) : null}
        />
        <TextField
          label={m.keySources.name}
          value={name}
          maxLength={120}
          onChange={(value) => {
            setName(value);
            if (isNameError) add.reset();
          }}
          hint={m.keySources.nameHint}
          error={isNameError ? errorLine(failure, m) : null}
        />
        {isBusy && <LateProgress label={m.keySources.adding} stopLabel={m.keySources.stop} onStop={job.stop} />}
        {failure !== null && isNotPublic(failure) && <NotPublic host={failure.actual ?? hostOf(url)} onAllow={() => void submit(true)} />}
        {failure !== null && !isUrlError && !isNameError && !isNotPublic(failure) && <InlineError error={failure} />}
      </Scroll>
      <footer className="flex flex-wrap items-center gap-2 border-t border-line px-5 py-3">
        <Button look="primary" type="submit" shortcut="mod+enter" isBusy={isBusy} isDisabled={!canAdd}>
          {isBusy ? m.keySources.adding : m.keySources.add}
        </Button>
        <Button look="ghost" onPress={onCancel} isDisabled={isBusy}>
          {m.ui.cancel}
        </Button>
        <p className="min-w-48 flex-1 text-xs text-ink-faint">{m.keySources.neverByItself}</p>
      </footer>
    </form>
  );
}

function isNotPublic({ code }: AppError): boolean {
  return code === 'address-not-public';
}

function NotPublic({ host, onAllow }: { readonly host: string; readonly onAllow: () => void }) {
  const m = useMessages();
  return (
    <Callout
      tone="warning"
      announce="alert"
      icon={ShieldQuestion}
      title={<SafeText text={m.keySources.localTitle(host)} />}
      actions={<Button onPress={onAllow}>{m.keySources.localAllow}</Button>}
    >
      {m.keySources.localText}
    </Callout>
  );
}
