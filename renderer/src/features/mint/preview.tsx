import { useId, type ReactNode } from 'react';
import type { KeySummary } from '../../../../shared/keys.ts';
import { formatBytes } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useMessages } from '../../messages/index.ts';
import { Callout } from '../../ui/callout.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Section } from '../../ui/section.tsx';
import { reviewDraft, type MintDraft } from './mint-draft.ts';
import { layOut, layOutLine } from './json-layout.ts';
import { compactSize, cookieLimit, headerLimit } from './token-size.ts';

type Props = {
  readonly draft: MintDraft;
  readonly keyInUse: KeySummary | null;
  /** The form has a mistake: what is shown is how it was before. */
  readonly isStale: boolean;
};

/** What would be signed if one minted now; `iat` and `exp` follow the clock. */
export function Preview({ draft, keyInUse, isStale }: Props) {
  const m = useMessages();
  const now = useNow();
  const { composition } = reviewDraft(draft, keyInUse, now);
  if (composition === null || keyInUse === null) {
    return (
      <Section title={m.mint.preview}>
        <p className="text-ink-soft">{keyInUse === null ? m.mint.previewNeedsKey : m.mint.previewWaits}</p>
      </Section>
    );
  }
  const bytes = compactSize(composition, keyInUse);
  return (
    <Section title={m.mint.preview} actions={isStale ? <span className="text-warning">{m.mint.previewWaits}</span> : m.mint.previewNote}>
      <div className="flex flex-col gap-3">
        <Part name={m.mint.protectedHeader}>
          <CodeBlock part="header" height="content" label={m.mint.protectedHeader} text={layOutLine(composition.header)} />
        </Part>
        <Part name={m.mint.claims}>
          <CodeBlock part="payload" height="limited" label={m.mint.claims} text={layOut(composition.claims)} />
        </Part>
        <p className="flex flex-wrap justify-between gap-x-3 text-xs">
          <span className="text-part-signature">{m.mint.signatureNote(keyInUse.alg)}</span>
          <span className="text-ink-soft">{m.mint.size(formatBytes(bytes, m.time.locale))}</span>
        </p>
        <p className="text-xs text-ink-faint">{m.mint.jtiNote}</p>
      </div>
      <SizeWarning bytes={bytes} />
    </Section>
  );
}

function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="flex min-w-0 flex-col gap-1">
      <span id={id} className="text-xs text-ink-faint">
        {name}
      </span>
      {children}
    </div>
  );
}

function SizeWarning({ bytes }: { readonly bytes: number }) {
  const m = useMessages();
  if (bytes <= cookieLimit) return null;
  const size = formatBytes(bytes, m.time.locale);
  const isOverHeader = bytes > headerLimit;
  return (
    <Callout tone="warning" announce="status" title={isOverHeader ? m.mint.overHeader(size) : m.mint.overCookie(size)}>
      {isOverHeader ? m.mint.overHeaderText : m.mint.overCookieText}
    </Callout>
  );
}
