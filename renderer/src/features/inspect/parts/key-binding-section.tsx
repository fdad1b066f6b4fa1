import type { Selective } from '../../../../../shared/inspect.ts';
import type { Verdict } from '../../../../../shared/verdict.ts';
import { useMessages } from '../../../messages/screens.ts';
import { Section } from '../../../ui/section.tsx';
import { PartSection } from '../part-section.tsx';
import { SignaturePart } from './signature-part.tsx';

/** Its own checks stand under 'key-binding'; those of the issuer's token are about other members of the same names. */
const unjudged: Verdict = { valid: false, at: 0, checks: [], key: null, tried: [] };

type Props = { readonly keyBinding: NonNullable<Selective['keyBinding']> };

/** The KB-JWT at the end of an SD-JWT (RFC 9901 section 4.3). */
export function KeyBindingSection({ keyBinding: { header, payload, signature } }: Props) {
  const m = useMessages();
  const t = m.inspectParts;
  return (
    <Section title={t.keyBinding} isFramed>
      <p className="text-ink-soft">{t.keyBindingText}</p>
      {header !== null && (
        <PartSection
          part="header"
          level={3}
          title={t.keyBindingHeader}
          segment={header}
          verdict={unjudged}
          copyLabel={m.inspect.copyHeader}
          copiedMessage={t.keyBindingHeaderCopied}
          unreadable={m.inspect.headerUnreadable}
        />
      )}
      {payload !== null && (
        <PartSection
          part="claims"
          level={3}
          title={t.keyBindingClaims}
          segment={payload}
          verdict={unjudged}
          copyLabel={m.inspect.copyClaims}
          copiedMessage={t.keyBindingClaimsCopied}
          unreadable={m.inspect.payloadUnreadable}
        />
      )}
      {signature !== null && <SignaturePart part={signature} name={t.signature} />}
    </Section>
  );
}
