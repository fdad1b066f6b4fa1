import type { CertificateFacts as Certificate } from '../../../../shared/key-formats.ts';
import { useMessages } from '../../messages/index.ts';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { Copyable } from './key-facts.tsx';

/** The certificate that came with a key. Its names are whatever its issuer wrote. */
export function CertificateFacts({ certificate }: { readonly certificate: Certificate }) {
  const m = useMessages();
  const { subject, issuer, serial, notBefore, notAfter, fingerprint } = certificate;
  return (
    <Section level={3} title={m.keys.certificate} isFramed>
      <p className="text-xs text-ink-soft">{m.keys.certificateNote}</p>
      <DefinitionList
        rows={[
          { key: 'subject', term: m.keys.certSubject, detail: <SafeText text={subject} isMultiline /> },
          { key: 'issuer', term: m.keys.certIssuer, detail: <SafeText text={issuer} isMultiline /> },
          { key: 'serial', term: m.keys.certSerial, detail: <SafeText text={serial} isMono /> },
          { key: 'from', term: m.keys.certFrom, detail: <Time at={notBefore} /> },
          { key: 'to', term: m.keys.certTo, detail: <Time at={notAfter} /> },
          {
            key: 'fingerprint',
            term: m.keys.certFingerprint,
            detail: <Copyable text={fingerprint} label={m.keys.copyFingerprint} copiedMessage={m.keys.fingerprintCopied} />,
          },
        ]}
      />
    </Section>
  );
}
