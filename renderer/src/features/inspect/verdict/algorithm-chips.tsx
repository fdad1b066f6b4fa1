import { jwsAlgorithms } from '../../../../../shared/key-algorithms.ts';
import { useMessages } from '../../../messages/screens.ts';
import { ToggleChip } from './toggle-chip.tsx';

type Props = {
  /** Null leaves it to the key. */
  readonly value: readonly string[] | null;
  readonly onChange: (value: readonly string[] | null) => void;
  /** The token's own, marked so that it is found. */
  readonly said: string | null;
};

/** Which algorithms are taken. With none chosen the key decides, which never means "any". */
export function AlgorithmChips({ value, onChange, said }: Props) {
  const m = useMessages();
  const known: readonly string[] = jwsAlgorithms;
  const all = [...known, ...(value ?? []).filter((alg) => !known.includes(alg))];
  const toggle = (alg: string, isOn: boolean) => {
    const rest = (value ?? []).filter((other) => other !== alg);
    const next = isOn ? [...rest, alg] : rest;
    onChange(next.length === 0 ? null : all.filter((other) => next.includes(other)));
  };
  return (
    <div role="group" aria-label={m.inspectVerdict.algorithms} className="flex min-w-0 flex-col gap-1.5">
      <span aria-hidden className="flex items-baseline gap-1.5 text-xs font-semibold text-ink-soft">
        {m.inspectVerdict.algorithms}
        <code className="font-mono font-normal text-ink-faint">alg</code>
      </span>
      <div className="flex flex-wrap gap-1.5">
        {all.map((alg) => (
          <ToggleChip key={alg} isOn={value?.includes(alg) === true} isMarked={alg === said} onChange={(isOn) => toggle(alg, isOn)}>
            {alg}
          </ToggleChip>
        ))}
      </div>
      <p className="text-xs text-ink-faint">{algorithmsNote(value, m.inspectVerdict)}</p>
    </div>
  );
}

type Notes = { readonly algorithmsOfKey: string; readonly algorithmsNone: string; readonly algorithmsOnly: string };

function algorithmsNote(value: readonly string[] | null, notes: Notes): string {
  if (value === null) return notes.algorithmsOfKey;
  return value.length === 0 ? notes.algorithmsNone : notes.algorithmsOnly;
}
