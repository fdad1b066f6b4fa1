import type { Check } from '../../../../shared/verdict.ts';
import { useMessages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';
import { cx } from '../../ui/class-names.ts';
import { SafeText } from '../../ui/safe-text.tsx';
import { claimMeaning, meaningOf } from './meaning.ts';
import { MemberChip } from './member-chip.tsx';
import { MemberValue } from './member-value.tsx';
import type { Part, PartRow } from './part-rows.ts';
import type { Disclosed } from './parts/disclosed.ts';
import type { Provider } from './provider.ts';

type Props = {
  readonly part: Part;
  readonly row: PartRow;
  /** Whose words they are, as far as the issuer's address says. */
  readonly provider: Provider | null;
  readonly disclosed: Disclosed | null;
};

/** A claim or header parameter: its name, its value, what it means, and what is wrong with it. */
export function MemberRow({ part, row, provider, disclosed }: Props) {
  const m = useMessages();
  const { name, value, check } = row;
  const meaning = part === 'header' ? meaningOf(m.claims.header, name) : claimMeaning(m.claims, name, provider);
  return (
    <div className="col-span-2 grid grid-cols-subgrid gap-x-5 border-line px-4 py-2 not-first:border-t">
      <dt className={cx('min-w-10 font-mono text-xs leading-5', part === 'header' ? 'text-part-header' : 'text-part-payload')}>
        {name === '' ? <span className="text-ink-faint">{m.inspect.emptyName}</span> : <SafeText text={name} />}
      </dt>
      <dd className="min-w-0 selectable">
        <div className="flex min-w-0 flex-wrap items-start gap-x-2 gap-y-1">
          {value !== null && <MemberValue name={name} value={value} isExpired={check?.code === 'exp-expired'} />}
          {check !== null && !(value?.kind === 'time' && isAboutDistance(check)) && <MemberChip check={check} />}
          {disclosed !== null && (
            <Badge tone="accent">{disclosed === 'whole' ? m.inspectParts.disclosed : m.inspectParts.partlyDisclosed}</Badge>
          )}
        </div>
        {meaning !== null && <p className="text-xs text-ink-faint">{meaning}</p>}
      </dd>
    </div>
  );
}

/** The instant's own chip says these already. */
function isAboutDistance({ code }: Check): boolean {
  return code === 'exp-expired' || code === 'nbf-not-yet' || code === 'iat-in-future' || code === 'iat-refused';
}
