import { useState, type SubmitEvent } from 'react';
import type { KeySummary, SigningAlgorithm } from '../../../../shared/keys.ts';
import { useMainAction } from '../../lib/main-action.tsx';
import { useShortcut } from '../../lib/shortcuts.ts';
import { useCall } from '../../lib/use-call.ts';
import { useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages, type Messages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { errorLine, InlineError } from '../../ui/inline-error.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AlgorithmChoice } from './algorithm-choice.tsx';

type Props = {
  /** Names that are taken, to propose a free one. */
  readonly names: readonly string[];
  readonly onCreated: (key: KeySummary) => void;
  readonly onCancel: () => void;
};

/** A pane, not a dialog: name and algorithm, with what the choice means beside it. Enter creates, Esc leaves. */
export function NewKey({ names, onCreated, onCancel }: Props) {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const create = useCall('keys:create');
  const [alg, setAlg] = useState<SigningAlgorithm>('HS256');
  const [typed, setTyped] = useState<string | null>(null);
  const [wasEmpty, setWasEmpty] = useState(false);
  const name = typed ?? freeName(alg, names, m);
  const isBusy = create.state.status === 'busy';
  useShortcut('escape', onCancel);

  const submit = async () => {
    if (isBusy) return;
    setWasEmpty(name.trim() === '');
    if (name.trim() === '') return;
    const result = await create.run({ name: name.trim(), alg });
    if (result.ok) onCreated(result.value);
  };
  useMainAction(() => void submit());

  const failure = create.state.status === 'failed' ? create.state.error : null;
  const concernsName = failure !== null && (failure.code === 'name-taken' || failure.field === 'name');
  const nameError = wasEmpty ? m.keys.nameMissing : concernsName ? errorLine(failure, m) : null;
  return (
    <form
      aria-label={m.keys.newKey}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void submit();
      }}
      className="@container flex min-h-0 flex-1 flex-col"
    >
      <Scroll width="reading">
        <h2 className="text-xl font-semibold">{m.keys.newKey}</h2>
        <TextField
          label={m.keys.name}
          value={name}
          onChange={(value) => {
            setTyped(value);
            setWasEmpty(false);
            if (concernsName) create.reset();
          }}
          hint={m.keys.nameHint}
          error={nameError}
          maxLength={120}
          autoFocus
        />
        <div className="grid items-start gap-4 @2xl:grid-cols-[minmax(0,1fr)_16rem]">
          <AlgorithmChoice value={alg} onChange={setAlg} />
          <Guide alg={alg} />
        </div>
        {failure !== null && !concernsName && <InlineError error={failure} />}
      </Scroll>
      <footer className="flex flex-wrap items-center gap-2 border-t border-line px-5 py-3">
        <Button look="primary" type="submit" shortcut="mod+enter" isBusy={isBusy}>
          {isBusy ? m.keys.creating : m.keys.create}
        </Button>
        <Button look="ghost" onPress={onCancel} isDisabled={isBusy}>
          {m.ui.cancel}
        </Button>
        <p className="min-w-48 flex-1 text-xs text-ink-faint">{vault === 'memory' ? m.keys.whereItGoesMemory : m.keys.whereItGoes}</p>
      </footer>
    </form>
  );
}

/** What the choice means, in three answers. */
function Guide({ alg }: { readonly alg: SigningAlgorithm }) {
  const m = useMessages();
  const { holders, speed, size } = m.keys.guides[alg];
  const answers = [
    { question: m.keys.guideHolders, answer: holders },
    { question: m.keys.guideSpeed, answer: speed },
    { question: m.keys.guideSize, answer: size },
  ];
  return (
    <dl aria-live="polite" className="flex flex-col gap-3 rounded-xl border border-line p-4">
      {answers.map(({ question, answer }) => (
        <div key={question}>
          <dt className="text-xs font-semibold text-ink-soft">{question}</dt>
          <dd className="selectable">{answer}</dd>
        </div>
      ))}
    </dl>
  );
}

function freeName(alg: string, names: readonly string[], m: Messages): string {
  let ordinal = 1;
  while (names.includes(m.keys.defaultName(alg, ordinal))) ordinal += 1;
  return m.keys.defaultName(alg, ordinal);
}
