import { useState } from 'react';
import { canSign } from '../../../../../shared/can-sign.ts';
import type { AppError } from '../../../../../shared/errors.ts';
import type { InspectedToken } from '../../../../../shared/inspect.ts';
import type { KeySummary } from '../../../../../shared/keys.ts';
import { useMainAction } from '../../../lib/main-action.tsx';
import { useCall, useLoad } from '../../../lib/use-call.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useMessages, type Messages } from '../../../messages/screens.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Callout } from '../../../ui/callout.tsx';
import { errorLine, InlineError } from '../../../ui/inline-error.tsx';
import { JsonField } from '../../../ui/json-field.tsx';
import { Section } from '../../../ui/section.tsx';
import { Select } from '../../../ui/select.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { edited as editedText, partText, toEdit, withNewTimes } from './edited-parts.ts';
import type { EditedParts } from './use-work.ts';

type Props = {
  readonly text: string;
  readonly index: number;
  readonly token: InspectedToken;
  /** What was changed before, if anything was. */
  readonly draft: EditedParts | null;
  readonly onDraft: (parts: EditedParts) => void;
  /** With the new token. */
  readonly onSigned: (compact: string) => void;
  readonly onClose: () => void;
};

/** Header and claims as text, to be changed and signed again with a key of the vault. What is left alone keeps its bytes. */
export function EditPane({ text, index, token, draft, onDraft, onSigned, onClose }: Props) {
  const m = useMessages();
  const t = m.inspectWork;
  const now = useNow();
  const parts = { header: toEdit(partText(token.header)), payload: toEdit(partText(token.payload)) };
  const original = { header: parts.header.shown, payload: parts.payload.shown };
  const edited = draft ?? original;
  const [chosen, setChosen] = useState<string | null>(null);
  const keys = useLoad('keys:list', {}, ['keys:changed']);
  const signers = keys.state.status === 'done' ? keys.state.value.keys.filter(canSign) : [];
  const key = signers.find(({ id }) => id === chosen) ?? likeliest(signers, token);
  const resign = useCall('inspect:resign');
  const error = resign.state.status === 'failed' ? resign.state.error : null;
  const sign = async () => {
    if (key === null) return;
    const header = editedText(parts.header, edited.header);
    const payload = editedText(parts.payload, edited.payload);
    const signed = await resign.run({ text, index, header, payload, keyId: key.id });
    if (!signed.ok) return;
    const changes = signed.value.changed.map((what) => t.changed[what]);
    showToast({ title: t.resigned, detail: [t.resignedText, ...changes].join(' ') });
    onSigned(signed.value.compact);
  };
  useMainAction(key === null ? null : () => void sign());
  const edit = (part: Partial<EditedParts>) => {
    onDraft({ ...edited, ...part });
    if (error !== null) resign.reset();
  };
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-soft">{t.editText}</p>
      <Section title={t.editHeader}>
        <JsonField label={t.editHeader} value={edited.header} onChange={(header) => edit({ header })} {...mistakeIn('header', error, m)} />
      </Section>
      <Section
        title={t.editPayload}
        actions={
          <Button
            size="small"
            look="ghost"
            isDisabled={withNewTimes(edited.payload, now) === null}
            onPress={() => edit({ payload: withNewTimes(edited.payload, now) ?? edited.payload })}
          >
            {t.newTimes}
          </Button>
        }
      >
        <JsonField
          label={t.editPayload}
          value={edited.payload}
          onChange={(payload) => edit({ payload })}
          hint={t.newTimesText}
          {...mistakeIn('payload', error, m)}
        />
      </Section>
      {keys.state.status === 'done' && signers.length === 0 ? (
        <Callout tone="warning" title={t.editNoKey} />
      ) : (
        <Select
          label={t.editKey}
          value={key?.id ?? null}
          onChange={setChosen}
          options={signers.map(({ id, name, alg }) => ({
            value: id,
            label: name,
            after: (
              <Badge tone="accent" isMono>
                {alg}
              </Badge>
            ),
          }))}
        />
      )}
      {error !== null && error.field !== 'header' && error.field !== 'payload' && <InlineError error={error} />}
      <div className="flex flex-wrap gap-2">
        <Button
          look="primary"
          shortcut="mod+enter"
          isDisabled={key === null}
          isBusy={resign.state.status === 'busy'}
          onPress={() => void sign()}
        >
          {t.resign}
        </Button>
        <Button onPress={() => edit(original)}>{t.restart}</Button>
        <Button look="ghost" onPress={onClose}>
          {t.close}
        </Button>
      </div>
    </div>
  );
}

/** The key that made it, or else one for its algorithm, or else any. */
function likeliest(signers: readonly KeySummary[], { verdict }: InspectedToken): KeySummary | null {
  const { key } = verdict;
  return signers.find(({ id }) => id === key?.id) ?? signers.find(({ alg }) => alg === key?.alg) ?? signers[0] ?? null;
}

function mistakeIn(field: 'header' | 'payload', error: AppError | null, m: Messages) {
  if (error?.field !== field) return { error: null };
  return { error: errorLine(error, m), mistakeAt: error.offset ?? null };
}
