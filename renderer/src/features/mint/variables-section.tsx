import type { Variable } from '../../../../shared/variables.ts';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';
import { Section } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { valueOf, withValue } from './mint-draft.ts';
import { fieldText } from './problem-text.ts';
import type { MintForm } from './use-mint.ts';

/** What the applied profile asks for: one field for each of its variables. */
export function VariablesSection({ form }: { readonly form: MintForm }) {
  const m = useMessages();
  if (form.draft.variables.length === 0) return null;
  return (
    <Section title={m.mintForm.variables}>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(14rem,100%),1fr))] gap-x-3 gap-y-4">
        {form.draft.variables.map((variable) => (
          <VariableField key={variable.name} form={form} variable={variable} />
        ))}
      </div>
    </Section>
  );
}

/** The user's own words, else those of the catalog for the names that the built-in profiles use; and how it is written. */
function hintOf({ name, kind, hint }: Variable, m: Messages): string {
  const known: Readonly<Record<string, string>> = m.mintForm.variableHints;
  const words = hint !== '' ? hint : Object.hasOwn(known, name) ? known[name] : undefined;
  const kindWords = m.mintForm.variableKinds[kind];
  if (words === undefined) return kindWords;
  return kind === 'text' ? words : m.mintForm.variableHint(words, kindWords);
}

function VariableField({ form, variable }: { readonly form: MintForm; readonly variable: Variable }) {
  const m = useMessages();
  const { name, kind, isRequired } = variable;
  const value = valueOf(form.draft, name);
  const change = (text: string) => form.edit(({ values }) => ({ values: withValue(values, name, text) }));
  const texts = {
    label: name,
    mark: isRequired ? <Badge>{m.mintForm.required}</Badge> : undefined,
    hint: hintOf(variable, m),
    error: fieldText(`values.${name}`, form.shown[`values.${name}`], m),
  };
  if (kind === 'boolean') {
    const usual = variable.default === '' ? m.mintForm.leftOut : variable.default;
    const options = [
      { value: '', label: m.mintForm.usual(usual) },
      { value: 'true', label: 'true' },
      { value: 'false', label: 'false' },
    ] as const;
    return <Select {...texts} options={options} value={value === 'true' || value === 'false' ? value : ''} onChange={change} />;
  }
  const shared = {
    ...texts,
    value,
    placeholder: variable.default,
    onChange: change,
    onBlur: () => form.leave(`values.${name}`),
    isRequired,
  };
  if (kind === 'json') return <TextArea {...shared} isMono rows={3} />;
  return <TextField {...shared} isMono={kind === 'number' || kind === 'time'} />;
}
