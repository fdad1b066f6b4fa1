import type { InspectedToken } from '../../../../shared/inspect.ts';
import { useMessages } from '../../messages/screens.ts';
import { FoundTokens } from './found-tokens.tsx';
import { LifeSection } from './life-section.tsx';
import { PartSection } from './part-section.tsx';
import { DetachedPayload } from './parts/detached-payload.tsx';
import { disclosedClaims } from './parts/disclosed.ts';
import { DisclosureTable } from './parts/disclosure-table.tsx';
import { EncryptionSection } from './parts/encryption-section.tsx';
import { FurtherSignatures } from './parts/further-signatures.tsx';
import { KeyBindingSection } from './parts/key-binding-section.tsx';
import { OpaqueSection } from './parts/opaque-section.tsx';
import { SignaturePart } from './parts/signature-part.tsx';
import { UnprotectedSection } from './parts/unprotected-section.tsx';
import { TokenBox } from './token-box.tsx';
import type { Inspect } from './use-inspect.ts';
import { usePolicy } from './use-policy.ts';

/** The left side: the token itself, its life, and all its parts. */
export function TokenPane({ inspect }: { readonly inspect: Inspect }) {
  const m = useMessages();
  const { state, token, bench } = inspect;
  const found = state.status === 'done' ? state.value.found : [];
  return (
    <>
      <h2 className="sr-only">{m.inspect.takenApart}</h2>
      {found.length > 1 && <FoundTokens text={bench.text} found={found} chosen={bench.index} onChoose={inspect.choose} />}
      <TokenBox inspect={inspect} />
      {token !== null && <Parts key={`${bench.index} ${token.text.length}`} inspect={inspect} token={token} />}
    </>
  );
}

function Parts({ inspect, token }: { readonly inspect: Inspect; readonly token: InspectedToken }) {
  const m = useMessages();
  const { leewaySeconds } = usePolicy(inspect.state);
  const { payload, selective, encryption, verdict } = token;
  const claims = selective?.claims ?? payload?.json ?? null;
  return (
    <>
      {token.opaque !== null && <OpaqueSection opaque={token.opaque} />}
      {isDetached(token, inspect) && (
        <DetachedPayload payload={inspect.judging.payload} onChange={(given) => inspect.setJudging({ payload: given })} />
      )}
      {claims !== null && <LifeSection claims={claims} leeway={leewaySeconds} withoutEnd={withoutEnd(verdict)} />}
      {encryption !== null && <EncryptionSection encryption={encryption} verdict={verdict} onAddKey={inspect.importKey} />}
      <Header token={token} />
      {payload !== null && (
        <PartSection
          part="claims"
          title={m.inspect.claims}
          segment={payload}
          verdict={verdict}
          copyLabel={m.inspect.copyClaims}
          copiedMessage={m.inspect.claimsCopied}
          unreadable={m.inspect.payloadUnreadable}
          {...(selective?.claims && { disclosed: { claims: selective.claims, marks: disclosedClaims(selective) } })}
        />
      )}
      {selective !== null && <DisclosureTable selective={selective} />}
      {selective?.keyBinding && <KeyBindingSection keyBinding={selective.keyBinding} verdict={token.verdict} />}
      {token.signature !== null && <SignaturePart part={token.signature} name={m.inspectParts.signature} />}
      <FurtherSignatures token={token} />
    </>
  );
}

function Header({ token: { header, unprotected, verdict } }: { readonly token: InspectedToken }) {
  const m = useMessages();
  return (
    <>
      {header !== null && (
        <PartSection
          part="header"
          title={m.inspect.header}
          segment={header}
          verdict={verdict}
          copyLabel={m.inspect.copyHeader}
          copiedMessage={m.inspect.headerCopied}
          unreadable={m.inspect.headerUnreadable}
        />
      )}
      {unprotected !== null && (
        <UnprotectedSection title={m.inspectParts.unprotected} text={m.inspectParts.unprotectedText} header={unprotected} />
      )}
    </>
  );
}

/** A proof, what a policy gives a highest age, and what tells of an event: of these it is not said that they never end. */
function withoutEnd({ checks }: InspectedToken['verdict']): 'age' | 'event' | null {
  if (checks.some(({ code }) => code === 'exp-of-event')) return 'event';
  return checks.some(({ code }) => code === 'exp-of-proof' || code === 'exp-absent') ? 'age' : null;
}

/** It came without its payload; with one given, the field stays. */
function isDetached({ kind, verdict }: InspectedToken, { judging }: Inspect): boolean {
  if (kind === 'jws-detached') return true;
  return kind === 'jws-json' && (judging.payload !== null || verdict.checks.some(({ code }) => code === 'format-detached'));
}
