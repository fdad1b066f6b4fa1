import { serializations } from '../../../../shared/mint-input.ts';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Switch } from '../../ui/switch.tsx';
import { canSign } from '../../../../shared/can-sign.ts';
import { FieldLegend } from './field-legend.tsx';
import { hasClaims, payloadChoices, type MintDraft } from './mint-draft.ts';
import { fieldText } from './problem-text.ts';
import { SealFields } from './seal-fields.tsx';
import type { MintForm } from './use-mint.ts';

/** How the token is written: what it holds, which serialization, what is left out, and whether it is sealed. */
export function FormSection({ form }: { readonly form: MintForm }) {
  const m = useMessages();
  const { draft, edit } = form;
  return (
    <Disclosure title={m.mintForm.form} summary={formInWords(draft, m)}>
      <div className="flex flex-col gap-1.5">
        <FieldLegend label={m.mintForm.payload} />
        <Segmented
          label={m.mintForm.payload}
          size="small"
          segments={payloadChoices.map((value) => ({ value, label: m.mintForm.payloads[value] }))}
          value={draft.payload}
          onChange={(payload) => edit({ payload })}
        />
        <p className="text-xs text-ink-faint">{m.mintForm.payloadHints[draft.payload]}</p>
      </div>
      <div className="flex flex-col gap-1.5">
        <FieldLegend label={m.mintForm.serialization} />
        <Segmented
          label={m.mintForm.serialization}
          size="small"
          segments={serializations.map((value) => ({ value, label: m.mintForm.serializations[value] }))}
          value={draft.serialization}
          onChange={(serialization) => edit({ serialization })}
        />
        <p className="text-xs text-ink-faint">{m.mintForm.serializationHints[draft.serialization]}</p>
        {draft.serialization === 'general' && <OtherSigners form={form} />}
      </div>
      <FormSwitch
        form={form}
        name="isDetached"
        label={m.mintForm.detached}
        hint={m.mintForm.detachedHint}
        obstacle={draft.isSealed ? m.mintForm.notWhenSealed : null}
      />
      <FormSwitch
        form={form}
        name="isUnencoded"
        label={m.mintForm.unencoded}
        hint={m.mintForm.unencodedHint}
        obstacle={draft.isSealed ? m.mintForm.notWhenSealed : hasClaims(draft) ? m.mintForm.notForClaims : null}
      />
      <SealFields form={form} />
    </Disclosure>
  );
}

function formInWords(draft: MintDraft, m: Messages): string {
  const words = [m.mintForm.serializations[draft.serialization]];
  if (!hasClaims(draft)) words.push(m.mintForm.payloads[draft.payload]);
  if (draft.isDetached && !draft.isSealed) words.push(m.mintForm.detached);
  if (draft.isUnencoded && !draft.isSealed && !hasClaims(draft)) words.push(m.mintForm.unencoded);
  if (draft.isSealed) words.push(draft.isSigned ? m.mintForm.sealModes.nested : m.mintForm.sealModes.only);
  return words.join(' · ');
}

type SwitchProps = {
  readonly form: MintForm;
  readonly name: 'isDetached' | 'isUnencoded';
  readonly label: string;
  readonly hint: string;
  /** Why it cannot be chosen; null where it can. */
  readonly obstacle: string | null;
};

function FormSwitch({ form, name, label, hint, obstacle }: SwitchProps) {
  const m = useMessages();
  const error = fieldText(`form.${name}`, form.shown[`form.${name}`], m);
  return (
    <div className="flex flex-col gap-1.5">
      <Switch isOn={form.draft[name] && obstacle === null} isDisabled={obstacle !== null} onChange={(isOn) => form.edit({ [name]: isOn })}>
        {label}
      </Switch>
      {error === null ? (
        <p className="text-xs text-ink-faint">{obstacle ?? hint}</p>
      ) : (
        <p role="alert" className="text-xs text-invalid selectable">
          {error}
        </p>
      )}
    </div>
  );
}

/** As many as the contract takes beside the first one (shared/mint-input.ts). */
const mostOthers = 9;

/** Several signatures over the same payload: for receivers that trust different keys, or in a change of algorithms. */
function OtherSigners({ form }: { readonly form: MintForm }) {
  const m = useMessages();
  const { draft, edit, signers } = form;
  const others = signers.filter((key) => key.id !== draft.keyId && canSign(key));
  const error = fieldText('form.otherKeyIds', form.shown['form.otherKeyIds'], m);
  if (draft.isSealed) return <p className="text-xs text-ink-faint">{m.mintForm.othersNotWhenSealed}</p>;
  if (others.length === 0) return <p className="text-xs text-ink-faint">{m.mintForm.noOtherSigners}</p>;
  return (
    <div role="group" aria-label={m.mintForm.otherSigners} className="mt-1 flex flex-col gap-1.5">
      <span aria-hidden className="text-xs font-semibold text-ink-soft">
        {m.mintForm.otherSigners}
      </span>
      <div className="flex max-h-40 flex-col gap-1.5 overflow-auto">
        {others.map(({ id, name, alg }) => {
          const isOn = draft.otherKeyIds.includes(id);
          return (
            <Checkbox
              key={id}
              isOn={isOn}
              isDisabled={!isOn && draft.otherKeyIds.length >= mostOthers}
              onChange={(wanted) =>
                edit(({ otherKeyIds }) => ({ otherKeyIds: wanted ? [...otherKeyIds, id] : otherKeyIds.filter((other) => other !== id) }))
              }
            >
              <SafeText text={name} /> <code className="font-mono text-xs text-ink-faint">{alg}</code>
            </Checkbox>
          );
        })}
      </div>
      {error !== null && (
        <p role="alert" className="text-xs text-invalid">
          {error}
        </p>
      )}
    </div>
  );
}
