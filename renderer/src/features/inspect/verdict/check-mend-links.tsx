import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { InspectedToken } from '../../../../../shared/inspect.ts';
import type { Check } from '../../../../../shared/verdict.ts';
import { useGo } from '../../../lib/navigation.tsx';
import { useMessages } from '../../../messages/screens.ts';
import { mendsOf } from './check-mends.ts';
import type { JudgedBy } from './use-judged-by.ts';
import { wantedRecipe } from './wanted-recipe.ts';

type Props = { readonly check: Check; readonly token: InspectedToken; readonly by: JudgedBy };

/** Ways on from a check that failed: the rule that demands it, a token that would do, other keys. */
export function CheckMendLinks({ check, token, by }: Props) {
  const m = useMessages();
  const go = useGo();
  const { field, keys, policy, ...mends } = mendsOf(check, by.standing.policy);
  // Who has an SD-JWT holds it and does not make it.
  const mints = mends.mints && token.selective === null;
  if (field === null && !mints && !keys && policy === null) return null;
  return (
    <p className="mt-0.5 flex flex-wrap gap-x-3 text-xs">
      {keys && <LinkButton onPress={() => by.setOpen('keys')}>{m.inspectVerdict.mendKeys}</LinkButton>}
      {policy !== null && <LinkButton onPress={() => by.choosePolicy(policy)}>{m.inspectVerdict.mendProof}</LinkButton>}
      {field !== null && <LinkButton onPress={() => by.openField(field)}>{m.inspectVerdict.mendPolicy}</LinkButton>}
      {mints && (
        <LinkButton onPress={() => go({ screen: 'mint', recipe: wantedRecipe(token, by.standing.policy) })}>
          {m.inspectVerdict.mendMint}
        </LinkButton>
      )}
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
