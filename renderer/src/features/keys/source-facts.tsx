import type { SourceSummary } from '../../../../shared/key-sources.ts';
import { useMessages } from '../../messages/index.ts';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';

export function SourceFacts({ summary }: { readonly summary: SourceSummary }) {
  const m = useMessages();
  const { issuer, url, jwksUrl, kind, fetchedAt, staleAt, checkedAt, problem } = summary;
  return (
    <Section level={3} title={m.keySources.facts} isFramed>
      <DefinitionList
        rows={[
          { key: 'kind', term: m.keySources.kind, detail: m.keySources.kinds[kind] },
          ...(issuer === null ? [] : [{ key: 'issuer', term: m.keySources.issuer, detail: <SafeText text={issuer} isMono /> }]),
          { key: 'url', term: m.keySources.urlGiven, detail: <SafeText text={url} isMono /> },
          ...(jwksUrl === url ? [] : [{ key: 'jwks', term: m.keySources.jwksUrl, detail: <SafeText text={jwksUrl} isMono /> }]),
          { key: 'fetched', term: m.keySources.fetchedAt, detail: <Time at={fetchedAt} /> },
          { key: 'stale', term: m.keySources.staleAt, detail: <Time at={staleAt} /> },
          ...(problem === null ? [] : [{ key: 'checked', term: m.keySources.checkedAt, detail: <Time at={checkedAt} /> }]),
        ]}
      />
    </Section>
  );
}
