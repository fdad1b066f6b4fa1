import type { SecretReading } from '../../../../shared/key-import.ts';
import { useMessages, type Messages } from '../../messages/index.ts';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { algorithmsOf, kidKindsOf, needsWeakMark, type ChoiceProblem, type KidKind } from './import-choices.ts';
import type { FoundKeyProps } from './import-found-key.tsx';

/** What is to become of it: the reading of a raw secret, name, algorithm, key id, and the mark where it is weak. */
export function ImportKeyForm({ found, draft, problem, isDisabled, onEdit }: FoundKeyProps) {
  const m = useMessages();
  const algorithms = algorithmsOf(found, draft.encoding);
  const errorAt = (...mine: readonly ChoiceProblem[]) =>
    problem !== null && mine.includes(problem) ? m.keyImport.problems[problem] : null;
  const kinds = kidKindsOf(found);
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {found.readings.length > 1 && (
        <Select
          label={m.keyImport.readAs}
          options={found.readings.map((reading) => readingOption(reading, m))}
          value={draft.encoding}
          isDisabled={isDisabled}
          onChange={(encoding) => onEdit({ encoding })}
        />
      )}
      <TextField
        label={m.keyImport.name}
        value={draft.name}
        maxLength={120}
        isDisabled={isDisabled}
        onChange={(name) => onEdit({ name })}
        error={errorAt('name-missing', 'name-taken', 'name-twice')}
      />
      <div className="grid min-w-0 items-start gap-3 @xl:grid-cols-2">
        {algorithms.length > 1 && (
          <Select
            label={m.keyImport.algorithm}
            options={algorithms.map((alg) => ({ value: alg, label: alg, detail: m.keyGuides.plainWords[alg] }))}
            value={draft.alg}
            isDisabled={isDisabled}
            onChange={(alg) => onEdit({ alg })}
            hint={m.keyImport.algorithmHint}
          />
        )}
        <Select
          label={m.keyImport.kid}
          options={kinds.map((kind) => ({ value: kind, label: kidLabel(kind, found.kid, m) }))}
          value={draft.kid}
          isDisabled={isDisabled}
          onChange={(kid) => onEdit({ kid })}
          hint={found.kty === 'oct' && found.thumbprint === null ? m.keyImport.kidThumbprintUnsafe : undefined}
        />
      </div>
      {draft.kid === 'other' && (
        <TextField
          label={m.keyImport.kidTyped}
          isMono
          value={draft.typedKid}
          maxLength={256}
          isDisabled={isDisabled}
          onChange={(typedKid) => onEdit({ typedKid })}
          error={errorAt('kid-missing')}
        />
      )}
      {needsWeakMark(found, draft) && (
        <div className="flex flex-col gap-1 rounded-lg bg-warning-soft p-3">
          <Switch
            isOn={draft.acceptsWeak}
            isDisabled={isDisabled}
            onChange={(acceptsWeak) => onEdit(acceptsWeak ? { acceptsWeak, isTaken: true } : { acceptsWeak })}
          >
            <span className="font-medium">{m.keyImport.weakSwitch}</span>
          </Switch>
          <p className="text-xs text-ink">{m.keyImport.weakNote}</p>
        </div>
      )}
    </div>
  );
}

function readingOption({ encoding, bytes, algorithms }: SecretReading, m: Messages) {
  return {
    value: encoding,
    label: m.keyImport.readings[encoding],
    after: <span className="text-xs text-ink-faint">{m.keyImport.readingBytes(bytes)}</span>,
    detail: algorithms.join(', '),
  };
}

function kidLabel(kind: KidKind, kid: string | null, m: Messages): string {
  switch (kind) {
    case 'own':
      return m.keyImport.kidOwn(kid ?? '');
    case 'thumbprint':
      return m.keyImport.kidThumbprint;
    case 'date':
      return m.keyImport.kidDate;
    case 'other':
      return m.keyImport.kidOther;
  }
}
