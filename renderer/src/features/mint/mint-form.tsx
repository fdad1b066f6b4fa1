import { useEffect, useRef } from 'react';
import type { KeySummary } from '../../../../shared/keys.ts';
import { useMessages } from '../../messages/index.ts';
import { InlineError } from '../../ui/inline-error.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AudienceField } from './audience-field.tsx';
import { ClaimsField } from './claims-field.tsx';
import { KeyField } from './key-field.tsx';
import { LifetimeField } from './lifetime-field.tsx';
import { fieldText } from './problem-text.ts';
import { TypField } from './typ-field.tsx';
import type { Minting } from './use-mint.ts';

const firstWrong = 'input[aria-invalid="true"], textarea[aria-invalid="true"], [data-invalid] button';

/** Everything that goes into the token, top to bottom in the order in which one thinks of it. */
export function MintForm({ minting, keys }: { readonly minting: Minting; readonly keys: readonly KeySummary[] }) {
  const m = useMessages();
  const { draft, shown, edit, leave, refusal, stops } = minting;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (stops > 0) form.current?.querySelector<HTMLElement>(firstWrong)?.focus();
  }, [stops]);
  return (
    <Scroll>
      <form ref={form} aria-label={m.mint.formLabel} onSubmit={(event) => event.preventDefault()} className="flex max-w-3xl flex-col gap-5">
        {refusal !== null && <InlineError error={refusal} onRetry={minting.mint} />}
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(14rem,100%),1fr))] gap-x-3 gap-y-4">
          <KeyField form={minting} keys={keys} />
          <TypField form={minting} />
        </div>
        <LifetimeField form={minting} />
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(14rem,100%),1fr))] gap-x-3 gap-y-4">
          <TextField
            label={m.mint.subject}
            code="sub"
            value={draft.subject}
            onChange={(subject) => edit({ subject })}
            onBlur={() => leave('subject')}
            error={fieldText('subject', shown.subject, m)}
          />
          <TextField
            label={m.mint.issuer}
            code="iss"
            value={draft.issuer}
            onChange={(issuer) => edit({ issuer })}
            onBlur={() => leave('issuer')}
            error={fieldText('issuer', shown.issuer, m)}
          />
          <AudienceField form={minting} />
          <TextField
            label={m.mint.label}
            placeholder={m.mint.labelPlaceholder}
            value={draft.label}
            onChange={(label) => edit({ label })}
            onBlur={() => leave('label')}
            error={fieldText('label', shown.label, m)}
          />
        </div>
        <ClaimsField form={minting} />
      </form>
    </Scroll>
  );
}
