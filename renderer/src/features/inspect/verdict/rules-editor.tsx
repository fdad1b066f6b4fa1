import { Plus, X } from 'lucide-react';
import { claimRuleKinds } from '../../../../../shared/policy.ts';
import { useMessages } from '../../../messages/screens.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Select } from '../../../ui/select.tsx';
import { SuggestField } from '../../../ui/suggest-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { RuleDraft } from './policy-draft.ts';
import { problemText } from './problem-words.ts';
import type { PolicyForm } from './use-policy-draft.ts';

const mostRules = 50;

/** What else single claims must be. */
export function RulesEditor({ form, claimNames }: { readonly form: PolicyForm; readonly claimNames: readonly string[] }) {
  const m = useMessages();
  const { rules } = form.draft;
  const add = () => form.edit({ rules: [...rules, { id: crypto.randomUUID(), claim: '', rule: 'equals', value: '' }] });
  return (
    <div role="group" aria-label={m.inspectVerdict.rules} className="flex min-w-0 flex-col gap-2">
      <span aria-hidden className="text-xs font-semibold text-ink-soft">
        {m.inspectVerdict.rules}
      </span>
      {rules.length === 0 && <p className="text-xs text-ink-faint">{m.inspectVerdict.rulesNone}</p>}
      {rules.map((rule, index) => (
        <RuleRow
          key={rule.id}
          rule={rule}
          number={index + 1}
          claimNames={claimNames}
          error={problemText(form.problems.get(`rule:${rule.id}`), m)}
          onChange={(change) => form.edit({ rules: rules.map((other) => (other.id === rule.id ? { ...other, ...change } : other)) })}
          onLeave={() => form.leave(`rule:${rule.id}`)}
          onRemove={() => form.edit({ rules: rules.filter((other) => other.id !== rule.id) })}
        />
      ))}
      <div>
        <Button size="small" icon={Plus} isDisabled={rules.length >= mostRules} onPress={add}>
          {m.inspectVerdict.ruleAdd}
        </Button>
      </div>
    </div>
  );
}

type RowProps = {
  readonly rule: RuleDraft;
  readonly number: number;
  readonly claimNames: readonly string[];
  readonly error: string | null;
  readonly onChange: (change: Partial<RuleDraft>) => void;
  readonly onLeave: () => void;
  readonly onRemove: () => void;
};

function RuleRow({ rule, number, claimNames, error, onChange, onLeave, onRemove }: RowProps) {
  const m = useMessages();
  const kinds = claimRuleKinds.map((value) => ({ value, label: m.inspectVerdict.ruleKinds[value] }));
  return (
    <div
      role="group"
      aria-label={m.inspectVerdict.rule(number)}
      className="flex flex-col gap-1"
      onBlur={(event) => {
        const next = event.relatedTarget;
        // The lists of its fields open in a layer of their own; going there is not leaving.
        const isInside = next instanceof Element && (event.currentTarget.contains(next) || next.closest('[role="listbox"]') !== null);
        if (next !== null && !isInside) onLeave();
      }}
    >
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_1.5rem] items-center gap-2 @lg:grid-cols-[minmax(0,2fr)_minmax(0,2fr)_minmax(0,3fr)_1.5rem]">
        <SuggestField
          label={m.inspectVerdict.ruleClaim}
          hideLabel
          placeholder={m.inspectVerdict.ruleClaim}
          value={rule.claim}
          suggestions={claimNames}
          maxLength={200}
          onCommit={(claim) => onChange({ claim })}
        />
        <Select
          label={m.inspectVerdict.ruleKind}
          hideLabel
          options={kinds}
          value={rule.rule}
          onChange={(kind) => onChange({ rule: kind, ...(kind === 'absent' && { value: '' }) })}
        />
        <div className="col-start-3 row-start-1 @lg:col-start-4">
          <IconButton icon={X} size="small" label={m.inspectVerdict.ruleRemove(number)} onPress={onRemove} />
        </div>
        {rule.rule !== 'absent' && (
          <div className="col-span-2 row-start-2 @lg:col-span-1 @lg:col-start-3 @lg:row-start-1">
            <TextField
              label={m.inspectVerdict.ruleValue[rule.rule]}
              hideLabel
              placeholder={m.inspectVerdict.ruleValue[rule.rule]}
              value={rule.value}
              maxLength={2_048}
              onChange={(value) => onChange({ value })}
            />
          </div>
        )}
      </div>
      {error !== null && <p className="text-xs text-invalid selectable">{error}</p>}
    </div>
  );
}
