import { ClipboardPaste, FileKey2, X } from 'lucide-react';
import { useState } from 'react';
import type { SecretReadingName } from '../../../../../shared/key-import.ts';
import { useMessages } from '../../../messages/screens.ts';
import { Button } from '../../../ui/button.tsx';
import { Callout } from '../../../ui/callout.tsx';
import { InlineError } from '../../../ui/inline-error.tsx';
import { Section } from '../../../ui/section.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { LateProgress } from '../../../ui/late-progress.tsx';
import { GivenKeyList } from './given-key-list.tsx';
import { readingsOf } from './given-readings.ts';
import type { GivenKeys } from './use-given-keys.ts';

type Props = { readonly given: GivenKeys; readonly encoding: SecretReadingName | null };

/** Keys that are given for this look, in any format. They are never stored. */
export function GivenKeysSection({ given, encoding }: Props) {
  const m = useMessages();
  const words = m.inspectVerdict;
  const { preview } = given;
  const readings = preview === null ? [] : readingsOf(preview);
  const [first] = readings;
  return (
    <Section
      title={words.givenTitle}
      level={3}
      actions={
        preview !== null && (
          <Button look="ghost" size="small" icon={X} onPress={given.forget}>
            {words.givenForget}
          </Button>
        )
      }
    >
      {given.isExpired && (
        <Callout
          tone="warning"
          title={words.givenExpired}
          actions={
            <Button size="small" onPress={given.forget}>
              {m.ui.dismiss}
            </Button>
          }
        >
          {words.givenExpiredText}
        </Callout>
      )}
      {preview !== null && <GivenKeyList given={given} preview={preview} encoding={encoding} />}
      {readings.length > 1 && first !== undefined && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span aria-hidden className="text-xs font-semibold text-ink-soft">
            {words.readAs}
          </span>
          <Segmented
            label={words.readAs}
            size="small"
            segments={readings.map((value) => ({ value, label: words.readings[value] }))}
            value={encoding ?? first}
            onChange={given.readAs}
          />
        </div>
      )}
      <GiveKeys given={given} />
    </Section>
  );
}

function GiveKeys({ given }: { readonly given: GivenKeys }) {
  const m = useMessages();
  const words = m.inspectVerdict;
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const isBusy = given.work !== null;
  const readText = async () => {
    setMissing(text.trim() === '');
    if (text.trim() === '' || isBusy) return;
    // Cleared once it was read: what may be a key does not stay in the window.
    if (await given.read({ kind: 'text', text })) setText('');
  };
  return (
    <form
      aria-label={words.givenTitle}
      onSubmit={(event) => {
        event.preventDefault();
        void readText();
      }}
      className="flex min-w-0 flex-col gap-2"
    >
      <TextArea
        label={words.givenText}
        isMono
        rows={3}
        value={text}
        placeholder={words.givenPlaceholder}
        onChange={(value) => {
          setText(value);
          setMissing(false);
        }}
        hint={words.givenNote}
        error={isMissing ? words.givenMissing : null}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="small" isBusy={given.work === 'reading'}>
          {words.givenRead}
        </Button>
        <Button size="small" look="ghost" icon={ClipboardPaste} isDisabled={isBusy} onPress={() => void given.read({ kind: 'clipboard' })}>
          {m.keyImport.fromClipboard}
        </Button>
        <Button size="small" look="ghost" icon={FileKey2} isDisabled={isBusy} onPress={() => void given.read({ kind: 'files' })}>
          {m.keyImport.chooseFiles}
        </Button>
      </div>
      {isBusy && <LateProgress label={m.keyImport.reading} stopLabel={m.keyImport.stop} onStop={given.stop} />}
      {given.error !== null && <InlineError error={given.error} />}
    </form>
  );
}
