import { useMessages } from '../../messages/screens.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { typChoices, type TypChoice } from './mint-draft.ts';
import { fieldText } from './problem-text.ts';
import type { MintForm } from './use-mint.ts';

/** The header's `typ`: what kind of token it is, and so what it must carry. */
export function TypField({ form }: { readonly form: MintForm }) {
  const m = useMessages();
  const { draft, shown, edit, leave } = form;
  const options = typChoices.map((value) => ({ value, label: labelOf(value), detail: m.mint.typs[value] }));
  function labelOf(typ: TypChoice): string {
    if (typ === 'own') return m.mint.typOwn;
    return typ === 'none' ? m.mint.typNone : typ;
  }
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Select
        label={m.mint.typ}
        code="typ"
        options={options}
        value={draft.typ}
        onChange={(typ) => edit({ typ })}
        hint={draft.typ === 'own' ? undefined : m.mint.typs[draft.typ]}
        error={draft.typ === 'own' ? null : fieldText('typ', shown.typ, m)}
      />
      {draft.typ === 'own' && (
        <TextField
          label={m.mint.ownTyp}
          hideLabel
          isMono
          autoFocus={draft.ownTyp === ''}
          placeholder="secevent+jwt"
          value={draft.ownTyp}
          onChange={(ownTyp) => edit({ ownTyp })}
          onBlur={() => leave('typ')}
          error={fieldText('typ', shown.typ, m)}
        />
      )}
    </div>
  );
}
