import { formatIso } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useMessages } from '../../messages/index.ts';
import { TextField } from '../../ui/text-field.tsx';
import { ChoiceField } from './choice-field.tsx';
import { kidKindOf, kidKindsOf, takesOwnSecret } from './new-key-draft.ts';
import type { NewKeyForm } from './use-new-key.ts';

const mostCharacters = 256;

/** The id that tokens carry: computed, the day, or one's own; with how it will look. */
export function KidField({ form }: { readonly form: NewKeyForm }) {
  const m = useMessages();
  const now = useNow();
  const { draft, edit, errors } = form;
  const kind = kidKindOf(draft);
  const today = (formatIso(now) ?? '').slice(0, 10);
  const notes = { thumbprint: m.keyCreate.kidThumbprint, date: m.keyCreate.kidDate(today), own: null };
  return (
    <ChoiceField
      label={m.keyCreate.kid}
      value={kind}
      onChange={(kidKind) => edit({ kidKind })}
      segments={kidKindsOf(draft).map((value) => ({ value, label: m.keyCreate.kidKinds[value] }))}
      note={kind !== 'own' && errors.kid !== undefined ? errors.kid : notes[kind]}
    >
      {takesOwnSecret(draft) && <p className="text-xs text-ink-faint">{m.keyCreate.kidNoThumbprint}</p>}
      {kind === 'own' && (
        <TextField
          label={m.keyCreate.kidOwn}
          isMono
          value={draft.kid}
          onChange={(kid) => edit({ kid })}
          hint={m.keyCreate.kidOwnHint}
          error={errors.kid}
          maxLength={mostCharacters}
        />
      )}
    </ChoiceField>
  );
}
