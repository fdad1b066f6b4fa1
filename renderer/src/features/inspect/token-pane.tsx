import { useMessages } from '../../messages/screens.ts';
import { FoundTokens } from './found-tokens.tsx';
import { LifeSection } from './life-section.tsx';
import { PartSection } from './part-section.tsx';
import { TokenBox } from './token-box.tsx';
import type { Inspect } from './use-inspect.ts';

/** The left side: the token itself, its life, its header and claims. */
export function TokenPane({ inspect }: { readonly inspect: Inspect }) {
  const m = useMessages();
  const { state, token } = inspect;
  const found = state.status === 'done' ? state.value.found : [];
  const claims = token?.payload?.json ?? null;
  return (
    <>
      <h2 className="sr-only">{m.inspect.takenApart}</h2>
      {found.length > 1 && <FoundTokens text={inspect.bench.text} found={found} chosen={inspect.bench.index} onChoose={inspect.choose} />}
      <TokenBox inspect={inspect} />
      {claims !== null && <LifeSection claims={claims} />}
      {token !== null && token.header !== null && (
        <PartSection
          key={`header ${token.compact.length}`}
          part="header"
          title={m.inspect.header}
          segment={token.header}
          verdict={token.verdict}
          copyLabel={m.inspect.copyHeader}
          copiedMessage={m.inspect.headerCopied}
          unreadable={m.inspect.headerUnreadable}
        />
      )}
      {token !== null && token.payload !== null && (
        <PartSection
          key={`claims ${token.compact.length}`}
          part="claims"
          title={m.inspect.claims}
          segment={token.payload}
          verdict={token.verdict}
          copyLabel={m.inspect.copyClaims}
          copiedMessage={m.inspect.claimsCopied}
          unreadable={m.inspect.payloadUnreadable}
        />
      )}
      {token?.form === 'jwe' && <p className="text-ink-soft">{m.inspect.payloadEncrypted}</p>}
    </>
  );
}
