import { useState } from 'react';
import type { AppError } from '../../../../../shared/errors.ts';
import type { SavedPolicy } from '../../../../../shared/policies.ts';
import { useMessages } from '../../../messages/screens.ts';
import { Button } from '../../../ui/button.tsx';
import { errorLine, InlineError } from '../../../ui/inline-error.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { ListField } from './list-field.tsx';
import type { JudgedBy } from './use-judged-by.ts';
import type { PolicyActs } from './use-policy-acts.ts';

type Props = {
  readonly by: JudgedBy;
  readonly acts: PolicyActs;
  /** The one to change; null makes a new one. */
  readonly target: SavedPolicy | null;
  /** The present token's. */
  readonly issuer: string | null;
  /** It is to judge the tokens of this issuer by itself. */
  readonly isForIssuer: boolean;
  readonly onClose: () => void;
};

/** Name, description and issuers; the rules are those that judge now. */
export function PolicySave({ by, acts, target, issuer, isForIssuer, onClose }: Props) {
  const m = useMessages();
  const words = m.inspectVerdict;
  const [draft, setDraft] = useState(() => ({
    name: target?.name ?? '',
    description: target?.description ?? '',
    forIssuers: target?.forIssuers ?? (isForIssuer && issuer !== null ? [issuer] : []),
  }));
  const [error, setError] = useState<AppError | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const change = (changes: Partial<typeof draft>) => {
    setDraft({ ...draft, ...changes });
    setMissing(false);
    setError(null);
  };
  const save = async () => {
    const name = draft.name.trim();
    setMissing(name === '');
    if (name === '' || isBusy) return;
    setBusy(true);
    const refused = await acts.save(target?.id ?? null, { ...draft, name, policy: by.standing.policy });
    setBusy(false);
    setError(refused);
    if (refused === null) onClose();
  };
  const isNameError = error?.code === 'name-taken';
  const isIssuerError = error?.code === 'issuer-taken';
  return (
    <form
      aria-label={target === null ? words.saveTitle : words.editTitle}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      // Before the panel around it, which Escape closes too.
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
      className="flex min-w-0 flex-col gap-3 rounded-xl border border-line bg-well p-3"
    >
      <TextField
        label={words.name}
        autoFocus
        maxLength={120}
        value={draft.name}
        onChange={(name) => change({ name })}
        error={isMissing ? words.nameMissing : isNameError ? errorLine(error, m) : null}
      />
      <TextField
        label={words.description}
        maxLength={1_000}
        value={draft.description}
        onChange={(description) => change({ description })}
      />
      <ListField
        label={words.forIssuers}
        values={draft.forIssuers}
        offered={issuer === null ? [] : [issuer]}
        placeholder="https://login.example.com"
        hint={words.forIssuersHint}
        most={50}
        longest={2_048}
        error={isIssuerError ? errorLine(error, m) : null}
        onChange={(forIssuers) => change({ forIssuers: [...forIssuers] })}
      />
      {error !== null && !isNameError && !isIssuerError && <InlineError error={error} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look="primary" isBusy={isBusy}>
          {words.save}
        </Button>
        <Button look="ghost" onPress={onClose}>
          {m.ui.cancel}
        </Button>
        <p className="min-w-40 flex-1 text-xs text-ink-faint">{words.saveNote}</p>
      </div>
    </form>
  );
}
