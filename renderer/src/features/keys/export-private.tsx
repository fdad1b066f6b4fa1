import { Save } from 'lucide-react';
import { useState } from 'react';
import type { KeySummary } from '../../../../shared/keys.ts';
import { useCall } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Switch } from '../../ui/switch.tsx';
import { ChoiceField } from './choice-field.tsx';
import { isDeclined } from './declined.ts';
import { useJob } from '../../lib/use-job.ts';
import { isGoodPassphrase, PassphraseFields, type TypedPassphrase } from './passphrase-fields.tsx';

type Format = 'pkcs8' | 'jwk';

const nothingTyped: TypedPassphrase = { passphrase: '', repeated: '' };

/** The private half into a file. Encrypted unless that is refused twice; main asks once more and writes it. */
export function ExportPrivate({ summary }: { readonly summary: KeySummary }) {
  const m = useMessages();
  const isSecret = summary.kty === 'oct';
  const save = useCall('keys:save-private');
  const job = useJob();
  const [chosenFormat, setFormat] = useState<Format>('pkcs8');
  const [isPlain, setPlain] = useState(false);
  const [acceptsPlain, setAcceptsPlain] = useState(false);
  const [typed, setTyped] = useState(nothingTyped);
  const [wasTried, setTried] = useState(false);
  const [wasPlain, setWasPlain] = useState(false);
  const format = isSecret ? 'jwk' : chosenFormat;
  const isReady = isPlain ? acceptsPlain : isGoodPassphrase(typed);
  const isBusy = save.state.status === 'busy';

  const submit = async () => {
    if (isBusy) return;
    setTried(true);
    if (!isReady) return;
    setWasPlain(isPlain);
    const result = await save.run({ job: job.begin(), id: summary.id, format, passphrase: isPlain ? null : typed.passphrase });
    if (!result.ok) return;
    // The passphrase has done its work: it is not kept on the screen.
    setTyped(nothingTyped);
    setTried(false);
  };
  if (summary.holds === 'public') return <p className="text-ink-soft">{m.keyExport.cannot}</p>;
  if (summary.isSecretMissing) return <p className="text-ink-soft">{m.keyExport.missing}</p>;
  return (
    <form
      aria-label={isSecret ? m.keyExport.secretPart : m.keyExport.private}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      className="flex flex-col gap-4"
    >
      <p className="text-ink-soft">{m.keyExport.privateText}</p>
      {isSecret ? (
        <p className="text-ink-soft">{m.keyExport.secretOnlyJwk}</p>
      ) : (
        <ChoiceField
          label={m.keyExport.privateFormat}
          value={format}
          onChange={setFormat}
          segments={[
            { value: 'pkcs8', label: m.keyExport.privateFormats.pkcs8 },
            { value: 'jwk', label: m.keyExport.privateFormats.jwk },
          ]}
          note={m.keyExport.privateFormatNotes[format]}
        />
      )}
      <ChoiceField
        label={m.keyExport.protection}
        value={isPlain ? 'plain' : 'passphrase'}
        onChange={(value) => {
          setPlain(value === 'plain');
          setAcceptsPlain(false);
          setTried(false);
        }}
        segments={[
          { value: 'passphrase', label: m.keyExport.withPassphrase },
          { value: 'plain', label: m.keyExport.withoutEncryption },
        ]}
      />
      {isPlain ? (
        <Callout tone="warning" title={m.keyExport.plainTitle}>
          <p className="mb-3">{m.keyExport.plainText}</p>
          <Switch isOn={acceptsPlain} onChange={setAcceptsPlain}>
            {m.keyExport.plainSwitch}
          </Switch>
          {wasTried && !acceptsPlain && (
            <p role="alert" className="mt-2 text-xs text-invalid">
              {m.keyExport.plainRefused}
            </p>
          )}
        </Callout>
      ) : (
        <PassphraseFields typed={typed} onChange={setTyped} showsAll={wasTried} />
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button look={isPlain ? 'danger' : 'primary'} type="submit" icon={Save} isBusy={isBusy}>
          {isBusy ? m.keyExport.saving : isSecret ? m.keyExport.saveSecret : m.keyExport.savePrivate}
        </Button>
        {isBusy && (
          <Button look="ghost" onPress={job.stop}>
            {m.ui.cancel}
          </Button>
        )}
      </div>
      {save.state.status === 'done' && (
        <Callout tone="valid" announce="status" title={<SafeText text={m.keyExport.privateSaved(save.state.value.fileName)} />}>
          {wasPlain ? m.keyExport.privateSavedPlain : m.keyExport.privateSavedText}
        </Callout>
      )}
      {save.state.status === 'failed' &&
        (isDeclined(save.state.error) ? (
          <p role="status" className="text-ink-soft">
            {m.keyExport.declined}
          </p>
        ) : (
          <InlineError error={save.state.error} />
        ))}
    </form>
  );
}
