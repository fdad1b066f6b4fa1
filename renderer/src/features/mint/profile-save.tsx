import { useState } from 'react';
import type { AppError } from '../../../../shared/errors.ts';
import type { FilledRecipe } from '../../../../shared/mint-input.ts';
import type { Profile } from '../../../../shared/profiles.ts';
import type { Variable } from '../../../../shared/variables.ts';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { errorLine, InlineError } from '../../ui/inline-error.tsx';
import { Section } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { contentOf, profileDraftOf } from './profile-draft.ts';
import { ProfileVariables } from './profile-variables.tsx';
import type { MintForm } from './use-mint.ts';
import type { Profiles } from './use-profiles.ts';

type Props = {
  readonly form: MintForm;
  readonly filled: FilledRecipe;
  readonly profiles: Profiles;
  /** The one to change; null makes a new one. */
  readonly target: Profile | null;
  readonly onClose: () => void;
};

/** Name, key and variables of a profile; all else is the form as it stands. */
export function SaveProfile({ form, filled, profiles, target, onClose }: Props) {
  const m = useMessages();
  const [draft, setDraft] = useState(() => profileDraftOf(filled, target));
  const [error, setError] = useState<AppError | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const change = (name: string, changes: Partial<Variable>) =>
    setDraft({ ...draft, variables: draft.variables.map((variable) => (variable.name === name ? { ...variable, ...changes } : variable)) });
  const save = async () => {
    setMissing(draft.name.trim() === '');
    if (draft.name.trim() === '' || isBusy) return;
    setBusy(true);
    const refused = await profiles.save(target?.id ?? null, contentOf(draft, filled, profiles.current?.algorithms ?? null));
    setBusy(false);
    setError(refused);
    if (refused === null) onClose();
  };
  const isNameError = error?.field?.split('.').at(-1) === 'name';
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={target === null ? m.mintProfiles.saveTitle : m.mintProfiles.editTitle}
      width="wide"
      footer={
        <>
          <Button onPress={onClose}>{m.ui.cancel}</Button>
          <Button look="primary" isBusy={isBusy} onPress={() => void save()}>
            {m.mintProfiles.save}
          </Button>
        </>
      }
    >
      {error !== null && !isNameError && <InlineError error={error} />}
      <p className="text-ink-soft">{m.mintProfiles.saveNote}</p>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(14rem,100%),1fr))] gap-x-3 gap-y-4">
        <TextField
          label={m.mintProfiles.name}
          autoFocus
          maxLength={120}
          value={draft.name}
          onChange={(name) => {
            setDraft({ ...draft, name });
            setMissing(false);
            setError(null);
          }}
          error={isMissing ? m.mintProfiles.nameMissing : isNameError && error !== null ? errorLine(error, m) : null}
        />
        <TextField
          label={m.mintProfiles.description}
          maxLength={1_000}
          value={draft.description}
          onChange={(description) => setDraft({ ...draft, description })}
        />
      </div>
      {form.key !== null && (
        <div className="flex flex-col gap-1">
          <Switch isOn={draft.keepsKey} onChange={(keepsKey) => setDraft({ ...draft, keepsKey })}>
            {m.mintProfiles.keepKey(form.key.name)}
          </Switch>
          {!draft.keepsKey && <p className="text-xs text-ink-faint">{m.mintProfiles.askKey}</p>}
        </div>
      )}
      <Section title={m.mintProfiles.variables} level={3}>
        {draft.variables.length === 0 ? (
          <p className="text-xs text-ink-soft">{m.mintProfiles.noVariables}</p>
        ) : (
          <ProfileVariables variables={draft.variables} onChange={change} />
        )}
      </Section>
    </Dialog>
  );
}
