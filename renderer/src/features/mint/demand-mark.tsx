import { TriangleAlert } from 'lucide-react';
import { useMessages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';
import { isUnmet, registeredDemand, type RegisteredName } from './demands.ts';
import type { MintForm } from './use-mint.ts';

/** Beside a claim's name: whether the chosen type demands it, and who says so. A warning only where it is not as it should be. */
export function DemandMark({ form, name }: { readonly form: MintForm; readonly name: RegisteredName }) {
  const m = useMessages();
  const demand = registeredDemand(form.draft, name);
  if (demand === undefined) return null;
  const word = m.mintAdvice.needs[demand.need];
  const isWrong = isUnmet(form.draft, demand);
  return (
    <span className="inline-flex h-5 min-w-0 items-center gap-1.5 self-center font-normal">
      {isWrong ? (
        <Badge tone="warning" icon={TriangleAlert}>
          {word}
        </Badge>
      ) : (
        <Badge>{word}</Badge>
      )}
      <span className="min-w-0 truncate text-2xs text-ink-faint" title={demand.source}>
        {demand.source.replace(' section ', ' §')}
      </span>
    </span>
  );
}
