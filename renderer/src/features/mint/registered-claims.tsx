import { useMessages } from '../../messages/screens.ts';
import { TextField } from '../../ui/text-field.tsx';
import { AudienceField } from './audience-field.tsx';
import { DemandMark } from './demand-mark.tsx';
import { fieldText } from './problem-text.ts';
import type { MintForm } from './use-mint.ts';

/** Who it is about, who made it, and who may accept it (RFC 7519 section 4.1). */
export function RegisteredClaims({ form }: { readonly form: MintForm }) {
  const m = useMessages();
  const { draft, shown, edit, leave } = form;
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(14rem,100%),1fr))] gap-x-3 gap-y-4">
      <TextField
        label={m.mint.subject}
        code="sub"
        mark={<DemandMark form={form} name="sub" />}
        value={draft.subject}
        onChange={(subject) => edit({ subject })}
        onBlur={() => leave('subject')}
        hint={m.mintForm.subjectHint}
        error={fieldText('subject', shown.subject, m)}
      />
      <TextField
        label={m.mint.issuer}
        code="iss"
        mark={<DemandMark form={form} name="iss" />}
        value={draft.issuer}
        onChange={(issuer) => edit({ issuer })}
        onBlur={() => leave('issuer')}
        hint={m.mintForm.issuerHint}
        error={fieldText('issuer', shown.issuer, m)}
      />
      <div className="col-span-full min-w-0">
        <AudienceField form={form} />
      </div>
    </div>
  );
}
