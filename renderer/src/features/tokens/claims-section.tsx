import { useMemo } from 'react';
import { parseJson } from '../../../../shared/json/parse.ts';
import { stringifyJson } from '../../../../shared/json/stringify.ts';
import type { ShelfItem } from '../../../../shared/tokens.ts';
import { useMessages } from '../../messages/screens.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Section } from '../../ui/section.tsx';
import { claimRows } from './token-facts.tsx';

type Props = {
  readonly item: ShelfItem;
  /** JSON text; null where they are not known, undefined while they are on their way. */
  readonly claims: string | null | undefined;
};

/** Whom it is about, from whom and for whom; then all of it, losslessly. */
export function ClaimsSection({ item, claims }: Props) {
  const m = useMessages();
  const text = useMemo(() => laidOut(claims ?? ''), [claims]);
  return (
    <Section level={3} title={m.tokenDetail.claims} isFramed>
      <DefinitionList rows={claimRows(item, m)} />
      {claims === null && <p className="text-ink-soft">{m.tokenDetail.claimsSealed}</p>}
      {typeof claims === 'string' && (
        <div className="mt-1 flex min-w-0 flex-col">
          <CodeBlock text={text} language="json" label={m.tokenDetail.allClaims} />
        </div>
      )}
    </Section>
  );
}

/** Numbers and the order of names stay as they are in the token. What is no JSON stays what it is. */
function laidOut(claims: string): string {
  const parsed = parseJson(claims);
  return parsed.ok ? stringifyJson(parsed.value, 2) : claims;
}
