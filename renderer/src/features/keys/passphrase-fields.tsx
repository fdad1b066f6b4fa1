import { useState } from 'react';
import { useMessages, type Messages } from '../../messages/index.ts';
import { MaskedField } from './masked-field.tsx';

export type TypedPassphrase = { readonly passphrase: string; readonly repeated: string };

/** As `exportPrivateSchema` has it. */
const leastCharacters = 12;
const mostCharacters = 1_024;

export function isGoodPassphrase({ passphrase, repeated }: TypedPassphrase): boolean {
  return passphrase.length >= leastCharacters && passphrase === repeated;
}

type Props = {
  readonly typed: TypedPassphrase;
  readonly onChange: (typed: TypedPassphrase) => void;
  /** After an attempt: also fields that were not left yet say what is wrong. */
  readonly showsAll: boolean;
};

/** A new passphrase, typed twice. */
export function PassphraseFields({ typed, onChange, showsAll }: Props) {
  const m = useMessages();
  const [left, setLeft] = useState({ passphrase: false, repeated: false });
  const { passphrase, repeated } = typed;
  const missing = leastCharacters - passphrase.length;
  const isShort = missing > 0 && (showsAll || (left.passphrase && passphrase !== ''));
  const isOther = passphrase !== repeated && (showsAll || (left.repeated && repeated !== ''));
  return (
    <div className="flex flex-col gap-3">
      <MaskedField
        label={m.keyExport.passphrase}
        value={passphrase}
        onChange={(value) => onChange({ ...typed, passphrase: value })}
        onBlur={() => setLeft((before) => ({ ...before, passphrase: true }))}
        showLabel={m.keyExport.show}
        maskLabel={m.keyExport.hide}
        hint={passphrase === '' ? m.keyExport.passphraseHint : strengthOf(passphrase, m)}
        error={isShort ? m.keyExport.tooShort(missing) : null}
        maxLength={mostCharacters}
      />
      <MaskedField
        label={m.keyExport.repeat}
        value={repeated}
        onChange={(value) => onChange({ ...typed, repeated: value })}
        onBlur={() => setLeft((before) => ({ ...before, repeated: true }))}
        showLabel={m.keyExport.show}
        maskLabel={m.keyExport.hide}
        error={isOther ? m.keyExport.notTheSame : null}
        maxLength={mostCharacters}
      />
    </div>
  );
}

/** By length alone, and it says so: what one can guess is weak at any length. */
function strengthOf(passphrase: string, m: Messages): string {
  const { short, fair, good, strong } = m.keyExport.strengths;
  if (passphrase.length < leastCharacters) return short;
  if (passphrase.length < 16) return fair;
  return passphrase.length < 24 ? good : strong;
}
