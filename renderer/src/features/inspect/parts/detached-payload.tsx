import { useState } from 'react';
import type { Judging } from '../../../../../shared/inspect.ts';
import { useMessages } from '../../../messages/screens.ts';
import { Section } from '../../../ui/section.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { WholeText } from '../whole-text.tsx';

type Payload = Judging['payload'];
type Props = { readonly payload: Payload; readonly onChange: (payload: Payload) => void };

const kinds = ['text', 'base64url'] as const;

/** Where the payload of a detached token is given (RFC 7515 appendix F). While the field is empty, none is given. */
export function DetachedPayload({ payload, onChange }: Props) {
  const t = useMessages().inspectParts;
  const [kind, setKind] = useState<(typeof kinds)[number]>(payload?.kind ?? 'text');
  const text = payload?.text ?? '';
  const give = (as: typeof kind, typed: string) => onChange(typed === '' ? null : { kind: as, text: typed });
  return (
    <Section
      title={t.detached}
      isFramed
      actions={
        <Segmented
          label={t.detachedKind}
          segments={kinds.map((value) => ({ value, label: t.detachedKinds[value] }))}
          value={kind}
          onChange={(chosen) => {
            setKind(chosen);
            give(chosen, text);
          }}
          size="small"
        />
      }
    >
      <p className="text-ink-soft">{t.detachedText}</p>
      <WholeText
        label={t.detachedLabel}
        hideLabel
        value={text}
        onChange={(typed) => give(kind, typed)}
        placeholder={t.detachedPlaceholder}
        rows={4}
        tooLarge={t.detachedTooLarge}
        isMono
      />
    </Section>
  );
}
