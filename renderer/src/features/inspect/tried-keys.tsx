import { ChevronRight } from 'lucide-react';
import type { KeyTrial } from '../../../../shared/verdict.ts';
import { useMessages } from '../../messages/screens.ts';
import { SafeText } from '../../ui/safe-text.tsx';

/** A vault may hold hundreds of keys; beyond these the list says nothing new. */
const mostShown = 50;

/** The keys that were considered, and why each does or does not fit. Folded: the check's own sentence says the result. */
export function TriedKeys({ tried }: { readonly tried: readonly KeyTrial[] }) {
  const m = useMessages();
  return (
    <details className="group mt-1">
      <summary className="flex w-fit list-none items-center gap-1 rounded-sm text-xs text-accent-text hover:underline">
        <ChevronRight aria-hidden size={13} className="transition-transform duration-100 group-open:rotate-90" />
        {m.inspect.keysTried(tried.length)}
      </summary>
      <ul className="mt-1 flex flex-col gap-1.5 border-l border-line pl-3">
        {tried.slice(0, mostShown).map((trial, index) => (
          <li key={trial.id ?? index} className="min-w-0 text-xs">
            <p className="flex flex-wrap gap-x-2">
              <SafeText text={trial.name} className="font-medium" />
              <SafeText
                text={trial.kid === null ? m.inspect.keyFactsNoKid(trial.alg) : m.inspect.keyFacts(trial.alg, trial.kid)}
                className="text-ink-faint"
              />
            </p>
            <p className={trial.result === 'verifies' ? 'text-valid' : 'text-ink-soft'}>{m.inspect.trial[trial.result]}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
