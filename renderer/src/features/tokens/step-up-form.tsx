import { useState } from 'react';
import type { ShelfItem } from '../../../../shared/tokens.ts';
import { formatDuration } from '../../lib/format.ts';
import { useCall } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { errorLine, InlineError } from '../../ui/inline-error.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { briefName } from './token-name.ts';

type Props = { readonly item: ShelfItem; readonly onDone: (id: string) => void; readonly onClose: () => void };

const fields = ['acr', 'amr', 'lifetime'] as const;
type Field = (typeof fields)[number];
const mostMethods = 10;
const mostCharacters = 40;

/** Short, and no longer than the token's own life, in seconds. */
const usualLifetime = (life: number | null) => (life !== null && life < 300 ? `${Math.max(1, Math.floor(life))}s` : '5m');

/** The same token as after a stronger sign-in, for a short time. */
export function StepUpForm({ item, onDone, onClose }: Props) {
  const m = useMessages();
  const stepUp = useCall('tokens:step-up');
  const life = item.issuedAt === null || item.expiresAt === null ? null : item.expiresAt - item.issuedAt;
  const [draft, setDraft] = useState<Record<Field, string>>({ acr: 'mfa', amr: 'pwd, otp', lifetime: usualLifetime(life) });
  const [wrong, setWrong] = useState<{ field: Field; text: string } | null>(null);
  const t = m.tokenLife;
  const failure = stepUp.state.status === 'failed' ? stepUp.state.error : null;
  const failed = fields.find((field) => failure?.field?.split('.')[0] === field) ?? null;
  const errorOf = (field: Field) => {
    if (wrong?.field === field) return wrong.text;
    if (failure === null || failed !== field) return null;
    const isTooLong = failure.code === 'time-out-of-range' && life !== null;
    return isTooLong ? t.lifetimeTooLong(formatDuration(life, m.time)) : errorLine(failure, m);
  };
  const edit = (field: Field) => (value: string) => {
    setDraft((before) => ({ ...before, [field]: value }));
    setWrong(null);
    stepUp.reset();
  };
  const submit = async () => {
    const amr = draft.amr.split(',').map((name) => name.trim());
    const methods = [...new Set(amr)].filter((name) => name !== '');
    if (draft.acr.trim() === '') return setWrong({ field: 'acr', text: t.acrMissing });
    if (methods.length > mostMethods || methods.some((name) => name.length > mostCharacters))
      return setWrong({ field: 'amr', text: t.amrTooMany });
    const result = await stepUp.run({ id: item.id, acr: draft.acr.trim(), amr: methods, lifetime: draft.lifetime.trim() });
    if (!result.ok) return;
    showToast({ title: t.steppedUp(briefName(result.value, m)) });
    onClose();
    onDone(result.value.id);
  };
  return (
    <Section level={3} title={t.stepUpTitle} isFramed>
      <form
        aria-label={t.stepUpTitle}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="text-ink-soft">{t.stepUpText}</p>
        <TextField
          label={t.acr}
          code="acr"
          value={draft.acr}
          onChange={edit('acr')}
          error={errorOf('acr')}
          maxLength={200}
          isMono
          autoFocus
        />
        <TextField label={t.amr} code="amr" value={draft.amr} onChange={edit('amr')} error={errorOf('amr')} hint={t.amrHint} isMono />
        <TextField
          label={t.lifetime}
          code="exp"
          value={draft.lifetime}
          onChange={edit('lifetime')}
          error={errorOf('lifetime')}
          hint={t.lifetimeHint}
          maxLength={100}
        />
        {failure !== null && failed === null && <InlineError error={failure} />}
        <div className="flex gap-2">
          <Button type="submit" look="primary" isBusy={stepUp.state.status === 'busy'}>
            {t.stepUpAct}
          </Button>
          <Button look="ghost" onPress={onClose}>
            {m.ui.cancel}
          </Button>
        </div>
      </form>
    </Section>
  );
}
