import { useEffect, useRef, type ReactNode } from 'react';
import { useMessages } from '../../../messages/screens.ts';
import { cx } from '../../../ui/class-names.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { AlgorithmChips } from './algorithm-chips.tsx';
import type { Said } from './fill-from-token.ts';
import { ListField } from './list-field.tsx';
import type { PolicyField } from './policy-draft.ts';
import { PolicySwitches } from './policy-switches.tsx';
import { problemText } from './problem-words.ts';
import { RulesEditor } from './rules-editor.tsx';
import type { JudgedBy, Wish } from './use-judged-by.ts';
import { usePolicyDraft, type PolicyForm } from './use-policy-draft.ts';

const matches = ['any', 'all', 'exact'] as const;

/** Every member of a policy. What is changed judges at once. */
export function PolicyEditor({ by, said }: { readonly by: JudgedBy; readonly said: Said }) {
  const m = useMessages();
  const form = usePolicyDraft(by);
  const frame = useRef<HTMLDivElement>(null);
  useFocusAt(frame, by.wish);
  const { draft, edit } = form;
  const isClaimless = draft.signatureOnly;
  return (
    <div ref={frame} className="@container flex min-w-0 flex-col gap-4">
      <Field name="algorithms">
        <AlgorithmChips value={draft.algorithms} said={said.algorithm} onChange={(algorithms) => edit({ algorithms })} />
      </Field>
      <Pair>
        <Field name="issuers" isMoot={isClaimless}>
          <ListField
            label={m.inspectVerdict.issuers}
            code="iss"
            values={draft.issuers}
            offered={said.issuer === null ? [] : [said.issuer]}
            placeholder={draft.issuers.length === 0 ? m.inspectVerdict.anyIssuer : m.inspectVerdict.another}
            most={50}
            longest={2_048}
            onChange={(issuers) => edit({ issuers })}
          />
        </Field>
        <Field name="audience" isMoot={isClaimless}>
          <Audience form={form} offered={said.audience} />
        </Field>
        <Field name="subject" isMoot={isClaimless}>
          <TextField
            label={m.inspectVerdict.subject}
            code="sub"
            value={draft.subject}
            placeholder={m.inspectVerdict.anySubject}
            maxLength={2_048}
            onChange={(subject) => edit({ subject })}
          />
        </Field>
        <Field name="types">
          <ListField
            label={m.inspectVerdict.types}
            code="typ"
            values={draft.types}
            offered={said.type === null ? [] : [said.type]}
            placeholder={draft.types.length === 0 ? m.inspectVerdict.anyType : m.inspectVerdict.another}
            most={20}
            longest={200}
            onChange={(types) => edit({ types })}
          />
        </Field>
        <Durations form={form} />
      </Pair>
      <Field name="required" isMoot={isClaimless}>
        <ListField
          label={m.inspectVerdict.required}
          values={draft.required}
          placeholder={m.inspectVerdict.requiredPlaceholder}
          most={100}
          longest={200}
          onChange={(required) => edit({ required })}
        />
      </Field>
      <Field name="rules" isMoot={isClaimless}>
        <RulesEditor form={form} claimNames={said.claimNames} />
      </Field>
      <PolicySwitches form={form} />
    </div>
  );
}

function Durations({ form: { draft, edit, problems, leave } }: { readonly form: PolicyForm }) {
  const m = useMessages();
  return (
    <>
      <Field name="leeway" isMoot={draft.signatureOnly}>
        <TextField
          label={m.inspectVerdict.leeway}
          value={draft.leeway}
          placeholder="0s"
          onChange={(leeway) => edit({ leeway })}
          onBlur={() => leave('leeway')}
          hint={m.inspectVerdict.leewayHint}
          error={problemText(problems.get('leeway'), m)}
        />
      </Field>
      <Field name="maximumAge" isMoot={draft.signatureOnly}>
        <TextField
          label={m.inspectVerdict.maximumAge}
          value={draft.maximumAge}
          placeholder={m.inspectVerdict.anyAge}
          onChange={(maximumAge) => edit({ maximumAge })}
          onBlur={() => leave('maximumAge')}
          hint={m.inspectVerdict.maximumAgeHint}
          error={problemText(problems.get('maximumAge'), m)}
        />
      </Field>
      <Field name="maximumProofAge" isMoot={draft.signatureOnly}>
        <TextField
          label={m.inspectVerdict.maximumProofAge}
          value={draft.maximumProofAge}
          placeholder={m.inspectVerdict.proofAgeOfToken}
          onChange={(maximumProofAge) => edit({ maximumProofAge })}
          onBlur={() => leave('maximumProofAge')}
          hint={m.inspectVerdict.maximumProofAgeHint}
          error={problemText(problems.get('maximumProofAge'), m)}
        />
      </Field>
    </>
  );
}

function Audience({ form: { draft, edit }, offered }: { readonly form: PolicyForm; readonly offered: readonly string[] }) {
  const m = useMessages();
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <ListField
        label={m.inspectVerdict.audience}
        code="aud"
        values={draft.audience}
        offered={offered}
        placeholder={draft.audience.length === 0 ? m.inspectVerdict.anyAudience : m.inspectVerdict.another}
        most={50}
        longest={2_048}
        onChange={(audience) => edit({ audience })}
      />
      {draft.audience.length > 0 && (
        <Select
          label={m.inspectVerdict.match}
          hideLabel
          options={matches.map((value) => ({ value, label: m.inspectVerdict.matches[value] }))}
          value={draft.match}
          onChange={(match) => edit({ match })}
        />
      )}
    </div>
  );
}

function Pair({ children }: { readonly children: ReactNode }) {
  return <div className="grid grid-cols-[repeat(auto-fit,minmax(min(15rem,100%),1fr))] items-start gap-x-3 gap-y-4">{children}</div>;
}

type FieldProps = {
  readonly name: PolicyField;
  /** It asks for nothing as long as the claims are not judged. */
  readonly isMoot?: boolean;
  readonly children: ReactNode;
};

function Field({ name, isMoot = false, children }: FieldProps) {
  return (
    <div data-field={name} inert={isMoot} className={cx('min-w-0', isMoot && 'opacity-50')}>
      {children}
    </div>
  );
}

/** Someone came here from a check that failed. */
function useFocusAt(frame: { readonly current: HTMLDivElement | null }, wish: Wish | null): void {
  const seen = useRef<Wish | null>(null);
  useEffect(() => {
    if (wish === null || seen.current === wish) return;
    seen.current = wish;
    const field = frame.current?.querySelector(`[data-field="${wish.field}"]`);
    field?.scrollIntoView({ block: 'center' });
    field?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true });
  }, [frame, wish]);
}
