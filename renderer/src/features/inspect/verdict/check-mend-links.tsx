import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Check } from '../../../../../shared/verdict.ts';
import { useGo } from '../../../lib/navigation.tsx';
import { useMessages } from '../../../messages/screens.ts';
import { mendsOf } from './check-mends.ts';
import type { JudgedBy } from './use-judged-by.ts';

/** Ways on from a check that failed: the rule that demands it, a token that would do, other keys. */
export function CheckMendLinks({ check, by }: { readonly check: Check; readonly by: JudgedBy }) {
  const m = useMessages();
  const go = useGo();
  const { field, mints, keys } = mendsOf(check);
  if (field === null && !mints && !keys) return null;
  return (
    <p className="mt-0.5 flex flex-wrap gap-x-3 text-xs">
      {keys && <LinkButton onPress={() => by.setOpen('keys')}>{m.inspectVerdict.mendKeys}</LinkButton>}
      {field !== null && <LinkButton onPress={() => by.openField(field)}>{m.inspectVerdict.mendPolicy}</LinkButton>}
      {mints && <LinkButton onPress={() => go({ screen: 'mint', mode: 'one' })}>{m.inspectVerdict.mendMint}</LinkButton>}
    </p>
  );
}

function LinkButton({ onPress, children }: { readonly onPress: () => void; readonly children: ReactNode }) {
  return (
    <AriaButton onPress={onPress} className="rounded-sm text-accent-text data-hovered:underline">
      {children}
    </AriaButton>
  );
}
