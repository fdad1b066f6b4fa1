import { useLoad } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/screens.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { SuggestField } from '../../ui/suggest-field.tsx';
import { TagsField } from '../../ui/tags-field.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { fieldText } from './problem-text.ts';
import type { MintForm } from './use-mint.ts';

/** Where the token will be found again. Nothing of this goes into it. */
export function PlaceSection({ form }: { readonly form: MintForm }) {
  const m = useMessages();
  const { draft, edit, shown, leave } = form;
  const { state } = useLoad('tokens:facets', {}, ['tokens:changed']);
  const names = (facet: 'folders' | 'environments') => (state.status === 'done' ? state.value[facet].map(({ name }) => name) : []);
  const said = [draft.label, draft.folder, draft.environment, ...draft.tags].map((text) => text.trim()).filter((text) => text !== '');
  return (
    <Disclosure
      title={m.mintForm.place}
      summary={said.length === 0 ? m.mintForm.noPlace : <SafeText text={said.join(' · ')} truncates className="min-w-0" />}
    >
      <TextField
        label={m.mint.label}
        placeholder={m.mint.labelPlaceholder}
        value={draft.label}
        onChange={(label) => edit({ label })}
        onBlur={() => leave('label')}
        error={fieldText('label', shown.label, m)}
      />
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(14rem,100%),1fr))] gap-x-3 gap-y-4">
        <SuggestField
          label={m.mintForm.folder}
          placeholder={m.mintForm.folderPlaceholder}
          value={draft.folder}
          suggestions={names('folders')}
          onType={(folder) => edit({ folder })}
          onCommit={(folder) => {
            edit({ folder });
            leave('folder');
          }}
          error={fieldText('folder', shown.folder, m)}
        />
        <SuggestField
          label={m.mintForm.environment}
          placeholder={m.mintForm.environmentPlaceholder}
          value={draft.environment}
          suggestions={names('environments')}
          onType={(environment) => edit({ environment })}
          onCommit={(environment) => {
            edit({ environment });
            leave('environment');
          }}
          error={fieldText('environment', shown.environment, m)}
        />
      </div>
      <TagsField tags={draft.tags} onChange={(tags) => edit({ tags })} error={fieldText('tags', shown.tags, m)} />
      <TextArea
        label={m.ui.notes}
        rows={3}
        value={draft.notes}
        onChange={(notes) => edit({ notes })}
        onBlur={() => leave('notes')}
        error={fieldText('notes', shown.notes, m)}
      />
    </Disclosure>
  );
}
