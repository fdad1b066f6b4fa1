import { ChevronDown } from 'lucide-react';
import { memo, useEffect, useId, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { worstOf } from '../../../../shared/key-health.ts';
import type { FoundKey } from '../../../../shared/key-import.ts';
import { useMessages } from '../../messages/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { cx } from '../../ui/class-names.ts';
import { SafeText, writtenOut } from '../../ui/safe-text.tsx';
import { bitsOf, canTake, findingsOf, isInVault, needsWeakMark, twinOf, type ChoiceProblem, type Draft } from './import-choices.ts';
import { ImportKeyFacts } from './import-key-facts.tsx';
import { ImportKeyForm } from './import-key-form.tsx';

export type FoundKeyProps = {
  readonly found: FoundKey;
  readonly draft: Draft;
  readonly problem: ChoiceProblem | null;
  /** Where it comes from, where there are several sources. */
  readonly sourceName: string | null;
  /** The same key earlier in this import. */
  readonly twinName: string | null;
  readonly isOpen: boolean;
  /** Somebody asked to see it: it comes into view. */
  readonly isSought: boolean;
  readonly isDisabled: boolean;
  readonly onToggle: () => void;
  readonly onEdit: (edit: Partial<Draft>) => void;
};

/** One found key: whether it is taken, what it is; opened, first what it can do, then the choices. */
export const ImportFoundKey = memo(function ImportFoundKey(props: FoundKeyProps) {
  const { found, draft, isOpen, isSought, isDisabled, onToggle, onEdit } = props;
  const m = useMessages();
  const panelId = useId();
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isSought) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isSought]);
  const name = draft.name.trim() === '' ? found.name : draft.name;
  return (
    <li ref={card} className={cx('min-w-0 rounded-xl border bg-card', props.problem === null ? 'border-line' : 'border-warning')}>
      <div className="flex min-w-0 items-center gap-3 rounded-xl pl-3.5 has-[[data-hovered]]:bg-hover">
        <Checkbox
          aria-label={writtenOut(m.keyImport.take(name))}
          isOn={draft.isTaken}
          isDisabled={isDisabled || !canTake(found, draft)}
          onChange={(isTaken) => onEdit({ isTaken })}
        />
        <AriaButton
          aria-expanded={isOpen}
          aria-controls={panelId}
          onPress={onToggle}
          className="flex min-w-0 flex-1 items-center gap-3 rounded-xl py-2.5 pr-3 text-left"
        >
          <Headline found={found} draft={draft} name={name} />
          <ChevronDown aria-hidden size={16} className={cx('shrink-0 text-ink-faint', isOpen && 'rotate-180')} />
        </AriaButton>
      </div>
      {isOpen && (
        <div id={panelId} className="flex min-w-0 flex-col gap-4 border-t border-line p-4">
          <ImportKeyFacts found={found} draft={draft} sourceName={props.sourceName} twinName={props.twinName} />
          {showsForm(found, draft) && <ImportKeyForm {...props} />}
        </div>
      )}
    </li>
  );
}, areAlike);

/** A raw secret that the vault has can still be read in another way. */
function showsForm(found: FoundKey, draft: Draft): boolean {
  return canTake(found, draft) || (found.problem === null && found.readings.length > 1);
}

function Headline({ found, draft, name }: { readonly found: FoundKey; readonly draft: Draft; readonly name: string }) {
  const m = useMessages();
  const kind = m.keyImport.kind({ ...found, bits: bitsOf(found, draft.encoding) });
  return (
    <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
      <span className="min-w-40 flex-1">
        <span className="block truncate font-medium">
          <SafeText text={name} truncates />
        </span>
        <span className="block truncate text-xs text-ink-soft">{kind}</span>
      </span>
      <span className="flex flex-wrap gap-1.5">
        <Marks found={found} draft={draft} />
        {canTake(found, draft) && draft.alg !== null && <Badge tone="accent">{draft.alg}</Badge>}
      </span>
    </span>
  );
}

function Marks({ found, draft }: { readonly found: FoundKey; readonly draft: Draft }) {
  const m = useMessages();
  if (isInVault(found, draft.encoding)) return <Badge>{m.keyImport.alreadyHere}</Badge>;
  if (!canTake(found, draft)) return <Badge tone="invalid">{m.keyImport.cannotUse}</Badge>;
  const findings = findingsOf(found, draft);
  const worst = worstOf(findings);
  return (
    <>
      {found.duplicateOf?.adds === true && <Badge tone="valid">{m.keyImport.adds}</Badge>}
      {twinOf(found, draft.encoding) !== null && <Badge>{m.keyImport.twice}</Badge>}
      {needsWeakMark(found, draft) ? (
        <Badge tone="invalid">{m.keyImport.weak}</Badge>
      ) : (
        worst !== null && <Badge tone={worst === 'note' ? 'neutral' : 'warning'}>{m.keyImport.findingCount(findings.length)}</Badge>
      )}
    </>
  );
}

/** The callbacks are new each time, and act alike as long as the rest is the same. */
function areAlike(before: FoundKeyProps, after: FoundKeyProps): boolean {
  return (
    before.found === after.found &&
    JSON.stringify(before.draft) === JSON.stringify(after.draft) &&
    before.problem === after.problem &&
    before.sourceName === after.sourceName &&
    before.twinName === after.twinName &&
    before.isOpen === after.isOpen &&
    before.isSought === after.isSought &&
    before.isDisabled === after.isDisabled
  );
}
