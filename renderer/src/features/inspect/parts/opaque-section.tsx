import type { Opaque } from '../../../../../shared/inspect.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useMessages } from '../../../messages/screens.ts';
import { DefinitionList } from '../../../ui/definition-list.tsx';
import { SafeText } from '../../../ui/safe-text.tsx';
import { Section } from '../../../ui/section.tsx';

/** A string that is no JWT: what it is, as far as it shows. Never any of its random rest. */
export function OpaqueSection({ opaque: { kind, prefix, characters, checksum } }: { readonly opaque: Opaque }) {
  const m = useMessages();
  const t = m.inspectOpaque;
  const rows = [
    ...(prefix === null ? [] : [{ key: 'prefix', term: t.beginning, detail: <SafeText text={prefix} isMono />, note: t.hidden }]),
    { key: 'characters', term: t.characters, detail: t.charactersOf(formatNumber(characters, m.time.locale)) },
    ...(checksum === 'none'
      ? []
      : [
          {
            key: 'checksum',
            term: t.checksum,
            detail: <span className={checksum === 'good' ? 'text-valid' : 'text-invalid'}>{t.checksums[checksum]}</span>,
          },
        ]),
  ];
  return (
    <Section title={t.title} isFramed>
      <p className="font-semibold">{t.isA(kind)}</p>
      <p className="text-ink-soft">{t.nothingToJudge}</p>
      <DefinitionList rows={rows} />
    </Section>
  );
}
