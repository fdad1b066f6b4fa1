import { secretEncodings } from '../../../../shared/key-formats.ts';
import { useMessages } from '../../messages/index.ts';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { MaskedField } from './masked-field.tsx';
import { isTooWeak, isWrongSize } from './new-key-draft.ts';
import { SecretWorth } from './secret-worth.tsx';
import type { NewKeyForm } from './use-new-key.ts';

const mostCharacters = 4_096;

/** A secret that a person brings: how it is written, what it is worth, and the deliberate mark where that is too little. */
export function OwnSecret({ form }: { readonly form: NewKeyForm }) {
  const m = useMessages();
  const { draft, edit, errors, assessment } = form;
  const canBeMarked = isTooWeak(assessment) && !isWrongSize(assessment);
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div className="flex min-w-0 flex-wrap items-start gap-3">
        <div className="min-w-56 flex-1">
          <MaskedField
            label={m.keyCreate.ownSecret}
            value={draft.secret}
            onChange={(secret) => edit({ secret })}
            showLabel={m.keyCreate.show}
            maskLabel={m.keyCreate.hide}
            hint={m.keyCreate.ownSecretHint}
            error={errors.secret}
            maxLength={mostCharacters}
          />
        </div>
        <div className="w-44">
          <Select
            label={m.keyCreate.encoding}
            options={secretEncodings.map((value) => ({
              value,
              label: m.keyCreate.encodings[value],
              detail: m.keyCreate.encodingDetails[value],
            }))}
            value={draft.encoding}
            onChange={(encoding) => edit({ encoding })}
          />
        </div>
      </div>
      {assessment !== null && <SecretWorth assessment={assessment} />}
      {canBeMarked && (
        <div className="flex flex-col gap-1.5 rounded-xl border border-warning p-3">
          <Switch isOn={draft.acceptsWeak} onChange={(acceptsWeak) => edit({ acceptsWeak })}>
            <span className="font-semibold">{m.keyCreate.weakSwitch}</span>
          </Switch>
          <p className="text-xs text-ink-soft">{m.keyCreate.weakText}</p>
        </div>
      )}
      {errors.weak !== undefined && (
        <p role="alert" className="text-xs text-invalid">
          {errors.weak}
        </p>
      )}
    </div>
  );
}
