import { Copy } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { ClaimsField } from './claims-field.tsx';
import { FormSection } from './form-section.tsx';
import { HeaderSection } from './header-section.tsx';
import { KeyField } from './key-field.tsx';
import { LifetimeField } from './lifetime-field.tsx';
import { hasClaims } from './mint-draft.ts';
import { PayloadField } from './payload-field.tsx';
import { PlaceSection } from './place-section.tsx';
import { RegisteredClaims } from './registered-claims.tsx';
import { TimesSection } from './times-section.tsx';
import { TypField } from './typ-field.tsx';
import type { MintForm as Form } from './use-mint.ts';
import { VariablesSection } from './variables-section.tsx';
import { WantedClaims } from './wanted-claims.tsx';

const firstWrong = '[aria-invalid="true"], [data-invalid] button';

type Props = {
  readonly form: Form;
  /** Above the fields: what is minted, and by which profile. */
  readonly head: ReactNode;
  /** Below the lifetime: what only this way to mint asks for. */
  readonly children?: ReactNode;
  readonly onRetry?: () => void;
};

/** Everything that goes into the token, top to bottom in the order in which one thinks of it. */
export function MintForm({ form, head, children, onRetry }: Props) {
  const m = useMessages();
  const { draft, refusal, stops } = form;
  const box = useRef<HTMLFormElement>(null);
  const ledTo = useRef(stops);
  // Until then the fields do not yet say what is wrong with them.
  const isJudged = form.judged === draft;
  useEffect(() => {
    if (!isJudged || ledTo.current === stops) return;
    ledTo.current = stops;
    const wrong = box.current?.querySelector<HTMLElement>(firstWrong);
    // It may stand in a part that is closed.
    wrong?.closest('details')?.setAttribute('open', '');
    wrong?.focus();
  }, [stops, isJudged]);
  return (
    <Scroll>
      <form ref={box} aria-label={m.mint.formLabel} onSubmit={(event) => event.preventDefault()} className="flex max-w-3xl flex-col gap-5">
        {head}
        {refusal !== null && <InlineError error={refusal} {...(onRetry !== undefined && { onRetry })} />}
        {form.copyOf !== null && <CopyNote form={form} name={form.copyOf.name} />}
        <VariablesSection form={form} />
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(14rem,100%),1fr))] gap-x-3 gap-y-4">
          <KeyField form={form} />
          <TypField form={form} />
        </div>
        {hasClaims(draft) && <LifetimeField form={form} />}
        {children}
        {hasClaims(draft) ? (
          <>
            <RegisteredClaims form={form} />
            <ClaimsField form={form} />
            <WantedClaims form={form} />
          </>
        ) : (
          <PayloadField form={form} />
        )}
        <div className="flex flex-col gap-2">
          {hasClaims(draft) && <TimesSection form={form} />}
          <HeaderSection form={form} />
          <FormSection form={form} />
          <PlaceSection form={form} />
        </div>
      </form>
    </Scroll>
  );
}

function CopyNote({ form, name }: { readonly form: Form; readonly name: string }) {
  const m = useMessages();
  return (
    <Callout
      tone="accent"
      icon={Copy}
      title={<SafeText text={m.mintForm.copyOf(name)} />}
      actions={
        <Button size="small" onPress={form.startAnew}>
          {m.mintForm.startAnew}
        </Button>
      }
    >
      {m.mintForm.copyNote}
    </Callout>
  );
}
