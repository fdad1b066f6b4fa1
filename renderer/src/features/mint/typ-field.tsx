import { useMessages } from '../../messages/index.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { missingForAccessToken, reviewDraft } from './mint-draft.ts';
import { fieldText } from './problem-text.ts';
import type { MintForm } from './use-mint.ts';

/** The header's `typ`. For an access token it tells what RFC 9068 would still like to see. */
export function TypField({ form }: { readonly form: MintForm }) {
  const m = useMessages();
  const { draft, key, shown, edit, leave } = form;
  const options = [
    { value: 'JWT', label: 'JWT', detail: m.mint.typJwt },
    { value: 'at+jwt', label: 'at+jwt', detail: m.mint.typAccess },
    { value: 'own', label: m.mint.typOwn },
    { value: 'none', label: m.mint.typNone, detail: m.mint.typNoneDetail },
  ] as const;
  const composition = draft.typ === 'at+jwt' ? reviewDraft(draft, key, 0).composition : null;
  const lacking = composition === null ? [] : missingForAccessToken(composition);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Select
        label={m.mint.typ}
        code="typ"
        options={options}
        value={draft.typ}
        onChange={(typ) => edit({ typ })}
        hint={lacking.length > 0 ? m.mint.accessTokenLacks(lacking.join(', ')) : undefined}
        error={draft.typ === 'own' ? null : fieldText('typ', shown.typ, m)}
      />
      {draft.typ === 'own' && (
        <TextField
          label={m.mint.ownTyp}
          hideLabel
          isMono
          autoFocus
          placeholder="logout+jwt"
          value={draft.ownTyp}
          onChange={(ownTyp) => edit({ ownTyp })}
          onBlur={() => leave('typ')}
          error={fieldText('typ', shown.typ, m)}
        />
      )}
    </div>
  );
}
