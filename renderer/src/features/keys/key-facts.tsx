import type { KeySummary } from '../../../../shared/keys.ts';
import { call } from '../../lib/api.ts';
import { useMessages } from '../../messages/index.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Card } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';

export function KeyFacts({ summary }: { readonly summary: KeySummary }) {
  const m = useMessages();
  return (
    <Card>
      <DefinitionList
        rows={[
          {
            key: 'kid',
            term: m.keys.keyId,
            detail: (
              <span className="flex items-center gap-1">
                <SafeText text={summary.kid} isMono />
                <CopyButton
                  label={m.keys.copyKeyId}
                  copiedMessage={m.keys.keyIdCopied}
                  onCopy={() => call('clipboard:copy', { text: summary.kid })}
                />
              </span>
            ),
            note: summary.kty === 'oct' ? m.keys.keyIdNoteSecret : m.keys.keyIdNote,
          },
          { key: 'created', term: m.keys.created, detail: <Time at={summary.createdAt} /> },
          {
            key: 'used',
            term: m.keys.used,
            detail: summary.lastUsedAt === null ? m.keys.neverUsed : m.keys.usedTimes(summary.useCount),
            ...(summary.lastUsedAt !== null && { note: <Time at={summary.lastUsedAt} /> }),
          },
          { key: 'tokens', term: m.keys.tokens, detail: m.keys.tokenCount(summary.tokenCount) },
        ]}
      />
    </Card>
  );
}
