import { parseInstant } from '../../../../shared/instant.ts';
import { useNow } from '../../lib/use-now.ts';
import { useMessages } from '../../messages/screens.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { DemandMark } from './demand-mark.tsx';
import { FieldLegend } from './field-legend.tsx';
import { issuedAtOf } from './lifetime-reading.ts';
import { issuedAtChoices, notBeforeChoices } from './mint-draft.ts';
import { fieldText } from './problem-text.ts';
import type { MintForm } from './use-mint.ts';

/** When it begins to count, when it says it was made, and its id. */
export function TimesSection({ form }: { readonly form: MintForm }) {
  const m = useMessages();
  const { draft, edit } = form;
  const now = useNow();
  const summary = m.mintForm.timesSummary(draft.notBefore !== 'none', draft.issuedAt, draft.jti === 'random');
  return (
    <Disclosure title={m.mintForm.times} summary={summary}>
      <div className="flex flex-col gap-1.5">
        <FieldLegend label={m.mintForm.notBefore} code="nbf" mark={<DemandMark form={form} name="nbf" />} />
        <Segmented
          label={m.mintForm.notBefore}
          size="small"
          segments={notBeforeChoices.map((value) => ({ value, label: m.mintForm.notBeforeChoices[value] }))}
          value={draft.notBefore}
          onChange={(notBefore) => edit({ notBefore })}
        />
        {draft.notBefore === 'own' && (
          <InstantField form={form} field="notBefore" text={draft.ownNotBefore} from={issuedAtOf(draft, now)} placeholder="5m" />
        )}
        <p className="text-xs text-ink-faint">{m.mintForm.notBeforeHint}</p>
      </div>
      <div className="flex flex-col gap-1.5">
        <FieldLegend label={m.mintForm.issuedAt} code="iat" mark={<DemandMark form={form} name="iat" />} />
        <Segmented
          label={m.mintForm.issuedAt}
          size="small"
          segments={issuedAtChoices.map((value) => ({ value, label: m.mintForm.issuedAtChoices[value] }))}
          value={draft.issuedAt}
          onChange={(issuedAt) => edit({ issuedAt })}
        />
        {draft.issuedAt === 'own' && <InstantField form={form} field="issuedAt" text={draft.ownIssuedAt} from={now} placeholder="-60s" />}
        <p className="text-xs text-ink-faint">{draft.issuedAt === 'none' ? m.mintForm.noIssuedAtHint : m.mintForm.issuedAtHint}</p>
      </div>
      <div className="flex flex-col gap-1.5">
        <FieldLegend label={m.mintForm.tokenId} code="jti" mark={<DemandMark form={form} name="jti" />} />
        <Switch isOn={draft.jti === 'random'} onChange={(isOn) => edit({ jti: isOn ? 'random' : 'none' })}>
          {m.mintForm.jtiRandom}
        </Switch>
        <p className="text-xs text-ink-faint">{m.mintForm.jtiHint}</p>
      </div>
    </Disclosure>
  );
}

type InstantProps = {
  readonly form: MintForm;
  readonly field: 'notBefore' | 'issuedAt';
  readonly text: string;
  /** What an offset counts from, in Unix seconds. */
  readonly from: number;
  readonly placeholder: string;
};

/** An offset or a date, read back while it is typed. */
function InstantField({ form, field, text, from, placeholder }: InstantProps) {
  const m = useMessages();
  const instant = parseInstant(text.trim(), from);
  return (
    <div className="flex max-w-lg flex-col gap-1">
      <TextField
        label={field === 'notBefore' ? m.mintForm.ownNotBefore : m.mintForm.ownIssuedAt}
        hideLabel
        isMono
        autoFocus={text === ''}
        placeholder={placeholder}
        value={text}
        onChange={(value) => form.edit(field === 'notBefore' ? { ownNotBefore: value } : { ownIssuedAt: value })}
        onBlur={() => form.leave(field)}
        hint={m.mintForm.instantHint}
        error={fieldText(field, form.shown[field], m)}
      />
      {instant.ok && (
        <div className="text-xs selectable">
          <Time at={instant.value} />
        </div>
      )}
    </div>
  );
}
