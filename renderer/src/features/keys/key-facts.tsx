import type { KeyDetail, KeySummary } from '../../../../shared/keys.ts';
import { call } from '../../lib/api.ts';
import { useMessages, type Messages } from '../../messages/index.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DefinitionList, type Definition } from '../../ui/definition-list.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Card } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';

type Row = Definition & { readonly key: string };
type Props = { readonly detail: KeyDetail; readonly summary: KeySummary };

export function KeyFacts({ detail, summary }: Props) {
  const m = useMessages();
  return (
    <Card>
      <DefinitionList rows={rowsOf(detail, summary, m)} />
    </Card>
  );
}

function rowsOf(detail: KeyDetail, summary: KeySummary, m: Messages): Row[] {
  const { thumbprint } = detail;
  const rows: Row[] = [
    {
      key: 'kid',
      term: m.keys.keyId,
      detail: <Copyable text={summary.kid} label={m.keys.copyKeyId} copiedMessage={m.keys.keyIdCopied} />,
      note: m.keys.keyIdKinds[kidKindOf(detail, summary)],
    },
  ];
  if (thumbprint !== null && thumbprint !== summary.kid) {
    rows.push({
      key: 'thumbprint',
      term: m.keys.thumbprint,
      detail: <Copyable text={thumbprint} label={m.keys.copyThumbprint} copiedMessage={m.keys.thumbprintCopied} />,
      note: m.keys.thumbprintNote,
    });
  }
  rows.push({ key: 'use', term: m.keys.use, detail: m.keys.uses[summary.use], ...noteOfOps(detail.keyOps, m) });
  if (detail.entropyBits !== null) rows.push({ key: 'entropy', term: m.keys.entropy, detail: m.keys.entropyBits(detail.entropyBits) });
  rows.push({ key: 'created', term: m.keys.created, detail: <Time at={summary.createdAt} />, note: originOf(detail, m) });
  rows.push({
    key: 'used',
    term: m.keys.used,
    detail: summary.lastUsedAt === null ? m.keys.neverUsed : m.keys.usedTimes(summary.useCount),
    ...(summary.lastUsedAt !== null && { note: <Time at={summary.lastUsedAt} /> }),
  });
  if (summary.verifyUntil !== null) rows.push({ key: 'until', term: m.keys.verifiesUntil, detail: <Time at={summary.verifyUntil} /> });
  return rows;
}

type CopyableProps = { readonly text: string; readonly label: string; readonly copiedMessage: string };

export function Copyable({ text, label, copiedMessage }: CopyableProps) {
  return (
    <span className="flex items-center gap-1">
      <SafeText text={text} isMono />
      <CopyButton label={label} copiedMessage={copiedMessage} onCopy={() => call('clipboard:copy', { text })} />
    </span>
  );
}

function noteOfOps(operations: readonly string[], m: Messages): { note?: string } {
  return operations.length === 0 ? {} : { note: m.keys.keyOps(operations.join(', ')) };
}

function originOf({ origin, format }: KeyDetail, m: Messages): string {
  return origin === 'imported' && format !== null ? m.keys.importedFrom(m.keys.formats[format]) : m.keys.origins[origin];
}

/** What kind of key id it is, as it shows: the thumbprint of a secret is not told, but only a made one has such an id. */
function kidKindOf({ thumbprint, origin }: KeyDetail, { kid }: KeySummary): 'thumbprint' | 'secret' | 'date' | 'own' {
  if (kid === thumbprint) return 'thumbprint';
  if (/^\d{4}-\d{2}-\d{2}(-\d+)?$/.test(kid)) return 'date';
  return thumbprint === null && origin === 'created' && /^[\w-]{43}$/.test(kid) ? 'secret' : 'own';
}
