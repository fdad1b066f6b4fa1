import type { InspectedToken } from '../../../../../shared/inspect.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useMessages } from '../../../messages/screens.ts';
import { SafeText } from '../../../ui/safe-text.tsx';
import { Section } from '../../../ui/section.tsx';
import { PartSection } from '../part-section.tsx';
import { SignaturePart } from './signature-part.tsx';
import { UnprotectedSection } from './unprotected-section.tsx';

/** More than these say nothing new to a reader; the verdict counts every one. */
const mostShown = 10;

/** The other signatures of a general JSON serialization: each with its own header. Their checks stand in the verdict. */
export function FurtherSignatures({ token }: { readonly token: InspectedToken }) {
  const m = useMessages();
  const t = m.inspectParts;
  return token.furtherSignatures.slice(0, mostShown).map(({ header, unprotected, signature, key }, index) => {
    const title = t.signatureNumber(formatNumber(index + 2, m.time.locale));
    return (
      <Section
        key={`${index} ${signature?.text ?? ''}`}
        title={title}
        actions={key !== null && <SafeText text={t.signedBy(key.name)} className="text-ink-soft" />}
        isFramed
      >
        {header === null ? (
          <p className="text-ink-soft">{t.noHeader}</p>
        ) : (
          <PartSection
            part="header"
            level={3}
            title={m.inspect.header}
            segment={header}
            verdict={token.verdict}
            signature={index + 1}
            copyLabel={m.inspect.copyHeader}
            copiedMessage={m.inspect.headerCopied}
            unreadable={m.inspect.headerUnreadable}
          />
        )}
        {unprotected !== null && <UnprotectedSection title={t.unprotected} text={t.unprotectedText} header={unprotected} level={3} />}
        {signature !== null && <SignaturePart part={signature} name={title} />}
      </Section>
    );
  });
}
