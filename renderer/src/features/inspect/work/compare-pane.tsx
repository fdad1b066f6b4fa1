import { ArrowLeftRight, GitCompareArrows } from 'lucide-react';
import { useState } from 'react';
import { diffTokens } from '../../../../../shared/diff/token-diff.ts';
import { maxInspectText } from '../../../../../shared/inspect.ts';
import { useMessages } from '../../../messages/screens.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { InlineError } from '../../../ui/inline-error.tsx';
import { Scroll } from '../../../ui/screen.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { DiffSummary } from './diff-summary.tsx';
import { DifferenceList } from './difference-list.tsx';
import { useTokenOf, type TokenOf } from './use-token-of.ts';

/** Two tokens side by side, and what differs between them by what it means. `first` is the one on the bench. */
export function ComparePane({ first }: { readonly first: string }) {
  const m = useMessages();
  const t = m.inspectWork;
  const [texts, setTexts] = useState({ left: first, right: '' });
  const [left, right] = [useTokenOf(texts.left), useTokenOf(texts.right)];
  const diff = left.status === 'found' && right.status === 'found' ? diffTokens(left.token, right.token) : null;
  return (
    <Scroll>
      <div className="flex flex-wrap items-start gap-3">
        <Side label={t.left} text={texts.left} state={left} onChange={(text) => setTexts({ ...texts, left: text })} />
        <div className="self-center">
          <IconButton icon={ArrowLeftRight} label={t.swap} onPress={() => setTexts({ left: texts.right, right: texts.left })} />
        </div>
        <Side label={t.right} text={texts.right} state={right} onChange={(text) => setTexts({ ...texts, right: text })} takesFocus />
      </div>
      {diff === null ? (
        <EmptyState icon={GitCompareArrows} title={t.compareEmpty}>
          {t.compareEmptyText}
        </EmptyState>
      ) : (
        <>
          <DiffSummary diff={diff} />
          <DifferenceList title={m.inspect.header} differences={diff.header} />
          <DifferenceList title={m.inspect.claims} differences={diff.claims} />
        </>
      )}
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
    <div className="flex min-w-64 flex-1 flex-col gap-1.5">
      <TextArea
        label={label}
        value={text}
        onChange={onChange}
        placeholder={m.inspectWork.pasteOther}
        rows={5}
        isMono
        maxLength={maxInspectText}
        autoFocus={takesFocus}
      />
      <div aria-live="polite" className="min-h-5 text-xs text-ink-soft">
        {state.status === 'nothing' && m.inspectWork.nothingHere}
      </div>
      {state.status === 'failed' && <InlineError error={state.error} />}
    </div>
  );
}
