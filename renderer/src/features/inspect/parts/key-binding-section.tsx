import type { Selective } from '../../../../../shared/inspect.ts';
import type { Check, Verdict } from '../../../../../shared/verdict.ts';
import { useMessages } from '../../../messages/screens.ts';
import { Section } from '../../../ui/section.tsx';
import { PartSection } from '../part-section.tsx';
import { SignaturePart } from './signature-part.tsx';

/** What was said of its own claims; those of the issuer's token are others of the same names. */
function proofVerdict(verdict: Verdict): Verdict {
  const checks = verdict.checks.flatMap((check): Check[] => {
    const own = ownNames.find((name) => check.name === `proof:${name}`);
    return own === undefined ? [] : [{ ...check, name: own === 'nonce' ? 'claim:nonce' : own }];
  });
  return { ...verdict, checks, key: null, tried: [] };
}
const ownNames = ['iat', 'age', 'aud', 'nonce'] as const;

type Props = {
  readonly keyBinding: NonNullable<Selective['keyBinding']>;
  /** Of the whole token. */
  readonly verdict: Verdict;
};

/** The KB-JWT at the end of an SD-JWT (RFC 9901 section 4.3). */
export function KeyBindingSection({ keyBinding: { header, payload, signature }, verdict: whole }: Props) {
  const m = useMessages();
  const t = m.inspectParts;
  const verdict = proofVerdict(whole);
  return (
    <Section title={t.keyBinding} isFramed>
      <p className="text-ink-soft">{t.keyBindingText}</p>
      {header !== null && (
        <PartSection
          part="header"
          level={3}
          title={t.keyBindingHeader}
          segment={header}
          verdict={verdict}
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
          verdict={verdict}
          copyLabel={m.inspect.copyClaims}
          copiedMessage={t.keyBindingClaimsCopied}
          unreadable={m.inspect.payloadUnreadable}
        />
      )}
      {signature !== null && <SignaturePart part={signature} name={t.signature} />}
    </Section>
  );
}
