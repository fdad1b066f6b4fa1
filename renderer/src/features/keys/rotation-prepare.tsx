import { useState } from 'react';
import { curvesOf, keyAlgorithms, sizesOf, useOf, type Curve, type KeyAlgorithm } from '../../../../shared/key-algorithms.ts';
import type { KeySummary } from '../../../../shared/keys.ts';
import { useMainAction } from '../../lib/main-action.tsx';
import { useCall, useLoad } from '../../lib/use-call.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { errorLine, InlineError } from '../../ui/inline-error.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { LateProgress } from '../../ui/late-progress.tsx';
import { failureOf, useJob } from '../../lib/use-job.ts';
import { canFollow, nextName } from './rotation-standing.ts';

type Props = { readonly old: KeySummary; readonly names: readonly string[] };

/** Makes the key that will follow: like the old one, unless told otherwise. */
export function RotationPrepare({ old, names }: Props) {
  const m = useMessages();
  const { state: vault } = useVaultStatus();
  const prepare = useCall('keys:prepare-rotation');
  const job = useJob();
  const [name, setName] = useState(() => nextName(old.name, names, m.keyRotation.nextDefault));
  const [alg, setAlg] = useState<KeyAlgorithm>(old.alg);
  const [size, setSize] = useState<number | null>(sizesOf(old.alg).includes(old.bits) ? old.bits : null);
  const [curve, setCurve] = useState<Curve | null>(curvesOf(old.alg).find((offered) => offered === old.crv) ?? null);
  const [wasEmpty, setWasEmpty] = useState(false);
  const isBusy = prepare.state.status === 'busy';
  const canPrepare = isWritable(vault);
  const failure = failureOf(prepare.state);
  const isNameError = failure !== null && (failure.code === 'name-taken' || failure.field === 'name');

  const submit = async () => {
    setWasEmpty(name.trim() === '');
    if (name.trim() === '' || isBusy) return;
    await prepare.run({ job: job.begin(), id: old.id, name: name.trim(), alg, size, curve });
  };
  useMainAction(canPrepare ? () => void submit() : null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      className="flex min-w-0 flex-col gap-3"
    >
      <TextField
        label={m.keyRotation.nextName}
        value={name}
        maxLength={120}
        onChange={(value) => {
          setName(value);
          setWasEmpty(false);
          if (isNameError) prepare.reset();
        }}
        error={wasEmpty ? m.keyRotation.nameMissing : isNameError ? errorLine(failure, m) : null}
      />
      <AlgorithmFields
        old={old}
        alg={alg}
        size={size}
        curve={curve}
        onChange={(chosen) => {
          setAlg(chosen);
          setSize(null);
          setCurve(null);
        }}
        onSize={setSize}
        onCurve={setCurve}
      />
      {isBusy && <LateProgress label={m.keyRotation.preparing} stopLabel={m.keyRotation.stop} onStop={job.stop} />}
      {failure !== null && !isNameError && <InlineError error={failure} />}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button look="primary" type="submit" shortcut="mod+enter" isBusy={isBusy} isDisabled={!canPrepare}>
          {m.keyRotation.prepare}
        </Button>
        <p className="min-w-48 flex-1 text-xs text-ink-faint">{m.keyRotation.prepareText}</p>
      </div>
    </form>
  );
}

type FieldsProps = {
  readonly old: KeySummary;
  readonly alg: KeyAlgorithm;
  readonly size: number | null;
  readonly curve: Curve | null;
  readonly onChange: (alg: KeyAlgorithm) => void;
  readonly onSize: (size: number) => void;
  readonly onCurve: (curve: Curve) => void;
};

function AlgorithmFields({ old, alg, size, curve, onChange, onSize, onCurve }: FieldsProps) {
  const m = useMessages();
  const { state } = useLoad('app:algorithms', {});
  const available = state.status === 'done' ? state.value.algorithms : [old.alg];
  const algorithms = keyAlgorithms.filter((other) => available.includes(other) && useOf(other) === old.use && canFollow(old.alg, other));
  const sizes = sizesOf(alg);
  const curves = curvesOf(alg);
  return (
    <div className="grid min-w-0 items-start gap-3 @lg:grid-cols-2">
      <Select
        label={m.keyRotation.algorithm}
        options={algorithms.map((value) => ({
          value,
          label: value === old.alg ? m.keyRotation.algorithmSame(value) : value,
          detail: m.keyGuides.plainWords[value],
        }))}
        value={alg}
        onChange={onChange}
        hint={alg === old.alg ? undefined : m.keyRotation.algorithmHint}
      />
      {sizes.length > 0 && (
        <Select
          label={m.keyRotation.size}
          options={sizes.map((bits) => ({ value: String(bits), label: m.keyRotation.bits(bits) }))}
          value={String(size ?? sizes[0])}
          onChange={(value) => onSize(Number(value))}
        />
      )}
      {curves.length > 0 && (
        <Select
          label={m.keyRotation.curve}
          options={curves.map((value) => ({ value, label: value }))}
          value={curve ?? curves[0] ?? null}
          onChange={onCurve}
        />
      )}
    </div>
  );
}
