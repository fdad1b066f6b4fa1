import { ArrowLeftRight, GitCompareArrows } from 'lucide-react';
import { useState } from 'react';
import { diffTokens } from '../../../../../shared/diff/token-diff.ts';
import type { Judging } from '../../../../../shared/inspect.ts';
import { useMessages } from '../../../messages/screens.ts';
import { cx } from '../../../ui/class-names.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { InlineError } from '../../../ui/inline-error.tsx';
import { Scroll } from '../../../ui/screen.tsx';
import { WholeText } from '../whole-text.tsx';
import { comparedColumns } from './compared-table.tsx';
import { DiffSummary } from './diff-summary.tsx';
import { DifferenceList } from './difference-list.tsx';
import { useTokenOf, type TokenOf } from './use-token-of.ts';

type Props = {
  /** What stands on the bench, until it is changed here. */
  readonly first: string;
  /** The other one is kept by the screen: one looks at each by itself, and comes back. */
  readonly other: string;
  readonly onOther: (text: string) => void;
  /** Both are judged as the one on the bench is. */
  readonly judging: Judging;
};

/** Two tokens side by side, and what differs between them by what it means. */
export function ComparePane({ first, other, onOther, judging }: Props) {
  const m = useMessages();
  const t = m.inspectWork;
  // Pressed right after a paste, the token in it is found while this pane is open already.
  const [own, setOwn] = useState<string | null>(null);
  const text = own ?? first;
  const [left, right] = [useTokenOf(text, judging), useTokenOf(other, judging)];
  const swap = () => {
    setOwn(other);
    onOther(text);
  };
  const both = left.status === 'found' && right.status === 'found' ? { left: left.token, right: right.token } : null;
  const diff = both === null ? null : diffTokens(both.left, both.right);
  return (
    <Scroll>
      <div className="@container flex min-w-0 flex-col gap-4">
        <div className={cx('grid grid-cols-1 items-start gap-y-2', comparedColumns)}>
          <Side label={t.left} text={text} state={left} onChange={setOwn} />
          <div className="justify-self-center @2xl:mt-14">
            <IconButton icon={ArrowLeftRight} label={t.swap} onPress={swap} />
          </div>
          <Side label={t.right} text={other} state={right} onChange={onOther} takesFocus />
        </div>
        {both === null || diff === null ? (
          <EmptyState icon={GitCompareArrows} title={t.compareEmpty}>
            {t.compareEmptyText}
          </EmptyState>
        ) : (
          <>
            <DiffSummary diff={diff} left={both.left.verdict} right={both.right.verdict} />
            <DifferenceList title={m.inspect.header} differences={diff.header} />
            <DifferenceList title={m.inspect.claims} differences={diff.claims} />
          </>
        )}
      </div>
    </Scroll>
  );
}

type SideProps = {
  readonly label: string;
  readonly text: string;
  readonly state: TokenOf;
  readonly onChange: (text: string) => void;
  readonly takesFocus?: boolean;
};

function Side({ label, text, state, onChange, takesFocus = false }: SideProps) {
  const m = useMessages();
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <WholeText
        label={label}
        value={text}
        onChange={onChange}
        placeholder={m.inspectWork.pasteOther}
        rows={5}
        isMono
        tooLarge={m.inspect.tooLarge}
        autoFocus={takesFocus}
      />
      <div aria-live="polite" className="min-h-5 text-xs text-ink-soft">
        {state.status === 'nothing' && m.inspectWork.nothingHere}
      </div>
      {state.status === 'failed' && <InlineError error={state.error} />}
    </div>
  );
}
