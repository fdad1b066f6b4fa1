import { ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { isSymmetric, type KeyAlgorithm } from '../../../../shared/key-algorithms.ts';
import type { KeySummary } from '../../../../shared/keys.ts';
import { useMainAction } from '../../lib/main-action.tsx';
import { useShortcut } from '../../lib/shortcuts.ts';
import { useNow } from '../../lib/use-now.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { TagsField } from '../../ui/tags-field.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { AlgorithmChoice } from './algorithm-choice.tsx';
import { AlgorithmGuide } from './algorithm-guide.tsx';
import { ChoiceField } from './choice-field.tsx';
import { generatedBytes, KeySize } from './key-size.tsx';
import { KidField } from './kid-field.tsx';
import { takesOwnSecret } from './new-key-draft.ts';
import { OwnSecret } from './own-secret.tsx';
import { useNewKey, type NewKeyForm } from './use-new-key.ts';

type Props = {
  /** To begin with; null: the usual one. */
  readonly alg: KeyAlgorithm | null;
  /** Names that are taken, to propose a free one. */
  readonly names: readonly string[];
  readonly onCreated: (key: KeySummary) => void;
  readonly onCancel: () => void;
};

const firstWrong = 'input[aria-invalid="true"], textarea[aria-invalid="true"]';

/** A pane, not a dialog: what the key is for, what it is made of, and what it is called. Enter creates, Esc leaves. */
export function NewKey({ alg, names, onCreated, onCancel }: Props) {
  const m = useMessages();
  const form = useNewKey(alg, names, onCreated);
  const { draft, name, edit, errors, refusal, isBusy, stops, submit, stop } = form;
  const element = useRef<HTMLFormElement>(null);
  // What stands in the way may be out of sight.
  useEffect(() => {
    if (stops === 0) return;
    element.current?.querySelector<HTMLElement>(firstWrong)?.focus();
    element.current?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' });
  }, [stops]);
  useShortcut('escape', isBusy ? stop : onCancel);
  const { state: vault } = useVaultStatus();
  useMainAction(isWritable(vault) ? submit : null);
  return (
    <form
      ref={element}
      aria-label={m.keys.newKey}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        submit();
      }}
      className="@container flex min-h-0 flex-1 flex-col"
    >
      <Scroll width="reading">
        <h2 className="text-xl font-semibold">{m.keys.newKey}</h2>
        <TextField
          label={m.keys.name}
          value={name}
          onChange={(value) => edit({ name: value })}
          hint={m.keyCreate.nameHint}
          error={errors.name}
          maxLength={120}
          autoFocus
        />
        <div className="grid items-start gap-4 @lg:grid-cols-[minmax(0,1fr)_13rem] @2xl:grid-cols-[minmax(0,1fr)_16rem]">
          <AlgorithmChoice value={draft.alg} onChange={(alg) => edit({ alg })} error={errors.alg} />
          <AlgorithmGuide alg={draft.alg} />
        </div>
        {isSymmetric(draft.alg) && <SecretSource form={form} />}
        {!takesOwnSecret(draft) && <KeySize form={form} />}
        <KidField form={form} />
        <More form={form} />
        {refusal !== null && <InlineError error={refusal} />}
      </Scroll>
      <Footer form={form} onCancel={onCancel} />
    </form>
  );
}

function SecretSource({ form }: { readonly form: NewKeyForm }) {
  const m = useMessages();
  const { draft, edit } = form;
  const bytes = generatedBytes(form);
  return (
    <ChoiceField
      label={m.keyCreate.secretFrom}
      value={draft.isOwnSecret ? 'own' : 'generate'}
      onChange={(value) => edit({ isOwnSecret: value === 'own' })}
      segments={[
        { value: 'generate', label: m.keyCreate.generate },
        { value: 'own', label: m.keyCreate.typeOwn },
      ]}
      note={draft.isOwnSecret || bytes === null ? null : m.keyCreate.generateNote(bytes)}
    >
      {draft.isOwnSecret && <OwnSecret form={form} />}
    </ChoiceField>
  );
}

function More({ form }: { readonly form: NewKeyForm }) {
  const m = useMessages();
  const { draft, edit, errors } = form;
  return (
    <details className="group" open={errors.tags !== undefined || errors.notes !== undefined ? true : undefined}>
      <summary className="flex w-fit list-none items-center gap-1 rounded-sm text-accent-text hover:underline">
        <ChevronRight aria-hidden size={14} className="transition-transform duration-100 group-open:rotate-90" />
        {m.keyCreate.more}
      </summary>
      <div className="mt-3 flex flex-col gap-4">
        <TagsField tags={draft.tags} onChange={(tags) => edit({ tags })} error={errors.tags ?? null} />
        <TextArea
          label={m.ui.notes}
          value={draft.notes}
          onChange={(notes) => edit({ notes })}
          error={errors.notes}
          rows={3}
          maxLength={4_000}
        />
      </div>
    </details>
  );
}

function Footer({ form, onCancel }: { readonly form: NewKeyForm; readonly onCancel: () => void }) {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const { isBusy, stop, draft } = form;
  return (
    <footer className="flex flex-wrap items-center gap-2 border-t border-line px-5 py-3">
      <Button look="primary" type="submit" shortcut="mod+enter" isBusy={isBusy} isDisabled={!isWritable(vault)}>
        {isBusy ? m.keyCreate.creating : m.keyCreate.create}
      </Button>
      <Button look="ghost" onPress={isBusy ? stop : onCancel}>
        {isBusy ? m.keyCreate.stop : m.ui.cancel}
      </Button>
      <p className="min-w-48 flex-1 text-xs text-ink-faint">
        {isBusy ? (
          <Elapsed isRsa={/^(RS|PS)/.test(draft.alg)} />
        ) : vault === 'memory' ? (
          m.keyCreate.whereItGoesMemory
        ) : (
          m.keyCreate.whereItGoes
        )}
      </p>
    </footer>
  );
}

/** Says nothing in the first second. */
function Elapsed({ isRsa }: { readonly isRsa: boolean }) {
  const m = useMessages();
  const now = useNow();
  const [since] = useState(now);
  const seconds = now - since;
  if (seconds < 1) return null;
  return <span>{isRsa ? m.keyCreate.elapsedRsa(seconds) : m.keyCreate.elapsed(seconds)}</span>;
}
