import { LockKeyhole } from 'lucide-react';
import type { Encryption } from '../../../../../shared/inspect.ts';
import { stringMember } from '../../../../../shared/json/node.ts';
import type { Verdict } from '../../../../../shared/verdict.ts';
import { formatBytes, formatNumber } from '../../../lib/format.ts';
import { useMessages } from '../../../messages/screens.ts';
import { Button } from '../../../ui/button.tsx';
import { Callout } from '../../../ui/callout.tsx';
import { DefinitionList } from '../../../ui/definition-list.tsx';
import { SafeText } from '../../../ui/safe-text.tsx';
import { Section } from '../../../ui/section.tsx';
import { PartSection } from '../part-section.tsx';
import { UnprotectedSection } from './unprotected-section.tsx';

type Props = { readonly encryption: Encryption; readonly verdict: Verdict; readonly onAddKey: () => void };

/** The outside of a JWE: how it is encrypted, for how many, and whether a key here opened it. */
export function EncryptionSection({ encryption, verdict, onAddKey }: Props) {
  const m = useMessages();
  const t = m.inspectParts;
  const { header, unprotected, content } = encryption;
  return (
    <>
      <Section title={t.encryption} isFramed>
        {content === null && (
          <Callout tone="warning" icon={LockKeyhole} title={t.closed} actions={<Button onPress={onAddKey}>{t.toKeys}</Button>}>
            {t.closedText}
          </Callout>
        )}
        <Facts encryption={encryption} />
      </Section>
      {header !== null && (
        <PartSection
          part="header"
          title={t.encryptionHeader}
          segment={header}
          verdict={verdict}
          copyLabel={m.inspect.copyHeader}
          copiedMessage={m.inspect.headerCopied}
          unreadable={m.inspect.headerUnreadable}
        />
      )}
      {unprotected !== null && (
        <UnprotectedSection title={t.unprotectedEncryption} text={t.unprotectedEncryptionText} header={unprotected} />
      )}
    </>
  );
}

function Facts({ encryption }: { readonly encryption: Encryption }) {
  const m = useMessages();
  const t = m.inspectParts;
  const { header, unprotected, recipients, encryptedKey, iv, ciphertext, tag, openedBy, content } = encryption;
  const named = (name: string) =>
    (header?.json && stringMember(header.json, name)) ?? (unprotected === null ? undefined : stringMember(unprotected, name)) ?? '?';
  const size = (bytes: number) => formatBytes(bytes, m.time.locale);
  const rows = [
    { key: 'method', term: t.method, detail: <SafeText text={t.methodOf(named('alg'), named('enc'))} /> },
    ...(openedBy === null ? [] : [{ key: 'opened', term: t.openedBy, detail: <SafeText text={openedBy.name} /> }]),
    ...(content === null ? [] : [{ key: 'content', term: t.contentOf, detail: t.content[content] }]),
    ...(recipients > 1 ? [{ key: 'recipients', term: t.recipients, detail: formatNumber(recipients, m.time.locale) }] : []),
    { key: 'sizes', term: t.sizes, detail: t.sizesOf(size(encryptedKey), size(iv), size(ciphertext), size(tag)) },
  ];
  return <DefinitionList rows={rows} />;
}
