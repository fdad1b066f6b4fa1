import { variableKinds, type Variable } from '../../../../shared/variables.ts';
import { useMessages } from '../../messages/screens.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Props = {
  readonly variables: readonly Variable[];
  readonly onChange: (name: string, changes: Partial<Variable>) => void;
};

const columns = 'grid grid-cols-[minmax(5rem,1fr)_9.5rem_minmax(5rem,1fr)_minmax(7rem,1.4fr)_5rem] items-center gap-2 px-3';

/** What is filled in each time: of what kind it is, and what it takes by default. The heads stand once for all. */
export function ProfileVariables({ variables, onChange }: Props) {
  const m = useMessages();
  const heads = [m.mintProfiles.variableName, m.mintProfiles.kind, m.mintProfiles.byDefault, m.mintProfiles.hint];
  return (
    <div className="overflow-x-auto rounded-xl border border-line bg-card">
      <div className="min-w-[36rem]">
        <div aria-hidden className={`${columns} pt-2 text-xs text-ink-faint`}>
          {heads.map((head) => (
            <span key={head}>{head}</span>
          ))}
        </div>
        {variables.map((variable) => (
          <Row key={variable.name} variable={variable} onChange={(changes) => onChange(variable.name, changes)} />
        ))}
      </div>
    </div>
  );
}

type RowProps = { readonly variable: Variable; readonly onChange: (changes: Partial<Variable>) => void };

function Row({ variable, onChange }: RowProps) {
  const m = useMessages();
  const { name, kind, default: byDefault, isRequired, hint } = variable;
  return (
    <div role="group" aria-label={name} className={`${columns} border-line py-2 not-first:not-nth-2:border-t`}>
      <span className="min-w-0 font-mono text-xs">
        <SafeText text={name} truncates />
      </span>
      <Select
        label={m.mintProfiles.kind}
        hideLabel
        options={variableKinds.map((value) => ({ value, label: m.mintProfiles.kinds[value] }))}
        value={kind}
        onChange={(value) => onChange({ kind: value })}
      />
      <TextField
        label={m.mintProfiles.byDefault}
        hideLabel
        isMono
        maxLength={10_000}
        value={byDefault}
        onChange={(text) => onChange({ default: text })}
      />
      <TextField label={m.mintProfiles.hint} hideLabel maxLength={200} value={hint} onChange={(text) => onChange({ hint: text })} />
      <Checkbox isOn={isRequired} onChange={(value) => onChange({ isRequired: value })}>
        {m.mintProfiles.isRequired}
      </Checkbox>
    </div>
  );
}
