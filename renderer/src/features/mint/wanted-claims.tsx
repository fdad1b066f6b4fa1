import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { newRow } from './claim-rows.ts';
import { withRows } from './claims-draft.ts';
import { claimsToAdd } from './demands.ts';
import type { MintForm } from './use-mint.ts';

/** What the chosen type still asks for among the own claims: one press adds the row. */
export function WantedClaims({ form }: { readonly form: MintForm }) {
  const m = useMessages();
  const wanted = claimsToAdd(form.draft);
  const [addedId, setAddedId] = useState<number | null>(null);
  useEffect(() => {
    // Its name stands there already: the value is what to type next.
    const inputs = document.querySelectorAll<HTMLElement>(`[data-object="claims"] [data-row="${addedId}"] input`);
    inputs[inputs.length - 1]?.focus();
  }, [addedId]);
  if (wanted.length === 0 || form.draft.claims.view !== 'rows') return null;
  const add = (name: string) => {
    const row = { ...newRow(form.draft.claims.rows), name, kind: kindOf(name) };
    form.edit(({ claims }) => ({ claims: withRows(claims, [...claims.rows, row]) }));
    setAddedId(row.id);
  };
  return (
    <div role="group" aria-label={m.mintAdvice.wanted} className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-soft">
      <span aria-hidden>{m.mintAdvice.wanted}</span>
      {wanted.map(({ name, need, source }) => (
        <span key={name} className="inline-flex items-center gap-1" title={source}>
          <Button size="small" icon={Plus} onPress={() => add(name)}>
            {m.mintAdvice.addWanted(name, m.mintAdvice.needs[need])}
          </Button>
        </span>
      ))}
    </div>
  );
}

function kindOf(name: string): 'string' | 'number' | 'object' {
  if (name === 'auth_time') return 'number';
  return name === 'events' ? 'object' : 'string';
}
