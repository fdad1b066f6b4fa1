import { variableKinds, type Variable } from '../../../../shared/variables.ts';
import { useMessages } from '../../messages/index.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Props = { readonly variable: Variable; readonly onChange: (changes: Partial<Variable>) => void };

/** What one variable is and takes by default. */
export function ProfileVariable({ variable, onChange }: Props) {
  const m = useMessages();
  const { name, kind, default: byDefault, isRequired, hint } = variable;
  return (
    <div
      role="group"
      aria-label={name}
      className="grid grid-cols-[minmax(6rem,1fr)_10rem_minmax(6rem,1fr)_minmax(6rem,1fr)_auto] items-end gap-2 border-line px-3 py-2 not-first:border-t"
    >
      <span className="flex h-8 min-w-0 items-center font-mono text-xs">
        <SafeText text={`{{${name}}}`} truncates />
      </span>
      <Select
        label={m.mintProfiles.kind}
        options={variableKinds.map((value) => ({ value, label: m.mintProfiles.kinds[value] }))}
        value={kind}
        onChange={(value) => onChange({ kind: value })}
      />
      <TextField
        label={m.mintProfiles.byDefault}
        isMono
        maxLength={10_000}
        value={byDefault}
        onChange={(text) => onChange({ default: text })}
      />
      <TextField label={m.mintProfiles.hint} maxLength={200} value={hint} onChange={(text) => onChange({ hint: text })} />
      <span className="flex h-8 items-center">
        <Checkbox isOn={isRequired} onChange={(value) => onChange({ isRequired: value })}>
          {m.mintProfiles.isRequired}
        </Checkbox>
      </span>
    </div>
  );
}
