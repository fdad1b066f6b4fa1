import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { Severity } from '../../../../shared/key-health.ts';
import type { KeySummary } from '../../../../shared/keys.ts';
import { useMessages } from '../../messages/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { WeakBadge } from '../../ui/weak-badge.tsx';

const looks = {
  danger: { tone: 'invalid', icon: CircleAlert },
  warning: { tone: 'warning', icon: TriangleAlert },
  note: { tone: 'neutral', icon: Info },
} as const;

function SeverityBadge({ severity }: { readonly severity: Severity }) {
  const m = useMessages();
  const { tone, icon } = looks[severity];
  return (
    <Badge tone={tone} icon={icon}>
      {m.keys.health[severity]}
    </Badge>
  );
}

/** "ES256"; with what the algorithm leaves open: "RS256 · 3072 bits", "ECDH-ES · X25519". */
export function AlgorithmBadge({ summary, isBrief = false }: { readonly summary: KeySummary; readonly isBrief?: boolean }) {
  const m = useMessages();
  const more = summary.crv ?? m.keys.bits(summary.bits);
  return <Badge tone="accent">{isBrief ? summary.alg : `${summary.alg} · ${more}`}</Badge>;
}

/** The one word that a row has room for: the worst there is to say. Nothing for a healthy, active key. */
export function StandingBadge({ summary }: { readonly summary: KeySummary }) {
  const m = useMessages();
  if (summary.isSecretMissing) return <Badge tone="invalid">{m.keys.secretMissing}</Badge>;
  if (summary.isWeak) return <WeakBadge />;
  if (summary.health === 'danger' || summary.health === 'warning') return <SeverityBadge severity={summary.health} />;
  if (summary.state !== 'active') return <Badge>{m.keys.states[summary.state]}</Badge>;
  return summary.health === null ? null : <SeverityBadge severity={summary.health} />;
}

/** All that there is to say, for the head of the detail. */
export function AllBadges({ summary }: { readonly summary: KeySummary }) {
  const m = useMessages();
  return (
    <>
      <AlgorithmBadge summary={summary} />
      {summary.state !== 'active' && <Badge>{m.keys.states[summary.state]}</Badge>}
      {summary.isSecretMissing && <Badge tone="invalid">{m.keys.secretMissing}</Badge>}
      {summary.isWeak && <WeakBadge />}
      {summary.health === null ? <Badge tone="valid">{m.keys.health.healthy}</Badge> : <SeverityBadge severity={summary.health} />}
    </>
  );
}
