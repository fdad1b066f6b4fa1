import { useState } from 'react';
import type { ImportedSource } from '../../../../shared/key-import.ts';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { ImportState } from './import-state.ts';

type Props = {
  readonly index: number;
  readonly source: ImportedSource;
  /** How many sources are locked: one passphrase may open several. */
  readonly lockedCount: number;
  /** It takes the focus when it appears. */
  readonly isFirst: boolean;
  readonly state: ImportState;
};

/** The passphrase of one source. It is sent once and then forgotten here, whether it opened anything or not. */
export function ImportPassphrase({ index, source, lockedCount, isFirst, state }: Props) {
  const m = useMessages();
  const [passphrase, setPassphrase] = useState('');
  const [wasEmpty, setWasEmpty] = useState(false);
  const [isAnswered, setAnswered] = useState(false);
  const isBusy = state.work !== null;
  const open = async (target: number | null) => {
    setWasEmpty(passphrase === '');
    if (passphrase === '' || isBusy) return;
    const answered = await state.unlock(passphrase, target);
    setPassphrase('');
    setAnswered(answered);
  };
  const label = m.keyImport.passphraseFor(source.name ?? m.keyImport.pasted);
  const isWrong = isAnswered && source.status === 'passphrase-wrong';
  return (
    <form
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void open(index);
      }}
      className="flex flex-wrap items-end gap-2"
    >
      <div className="min-w-48 flex-1">
        <TextField
          label={label}
          type="password"
          autoFocus={isFirst}
          value={passphrase}
          onChange={(value) => {
            setPassphrase(value);
            setWasEmpty(false);
            setAnswered(false);
          }}
          maxLength={1_024}
          hint={m.keyImport.passphraseHint}
          error={wasEmpty ? m.keyImport.passphraseMissing : isWrong ? m.keyImport.passphraseWrong : null}
        />
      </div>
      <div className="mb-[1.375rem] flex gap-2">
        <Button type="submit" isBusy={state.work === 'unlocking'}>
          {m.keyImport.unlock}
        </Button>
        {lockedCount > 1 && (
          <Button look="ghost" isDisabled={isBusy} onPress={() => void open(null)}>
            {m.keyImport.unlockAll(lockedCount)}
          </Button>
        )}
      </div>
    </form>
  );
}
