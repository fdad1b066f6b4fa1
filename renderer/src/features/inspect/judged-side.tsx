import { ArrowRight, FileText, Pencil } from 'lucide-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useShortcut } from '../../lib/shortcuts.ts';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { JudgedTabs, type Tab } from './judged-tabs.tsx';
import type { Inspect } from './use-inspect.ts';
import { EditPane } from './work/edit-pane.tsx';
import { ReportPane } from './work/report-pane.tsx';
import type { Work } from './work/use-work.ts';

/** The right side: what is said about the token, or the work that is done on it. The acts stay at its foot. */
export function JudgedSide({ inspect }: { readonly inspect: Inspect }) {
  const m = useMessages();
  const [tab, setTab] = useState<Tab>('verdict');
  const { token, bench, state } = inspect;
  const { open: work, setOpen: setWork } = inspect.work;
  const stop = () => setWork(null);
  const isWorking = work !== null && token !== null && token.opaque === null && state.status === 'done';
  useShortcut('escape', isWorking ? stop : null);
  const foot = useWayBack(isWorking ? work : null, token !== null);
  if (!isWorking) {
    return (
      <>
        <Scroll key={bench.turn} width="reading">
          <JudgedTabs inspect={inspect} tab={tab} onTab={setTab} />
        </Scroll>
        {token !== null && token.opaque === null && <Foot inspect={inspect} box={foot} onWork={setWork} />}
      </>
    );
  }
  return (
    <Scroll width="reading">
      <WorkTitle key={work}>{work === 'edit' ? m.inspectWork.edit : m.inspectWork.report}</WorkTitle>
      {work === 'edit' ? (
        <EditPane
          key={token.text}
          text={bench.text}
          index={bench.index}
          token={token}
          draft={inspect.work.draftOf(token.text)}
          onDraft={(parts) => inspect.work.keepDraft(token.text, parts)}
          onSigned={(compact) => {
            stop();
            inspect.put(compact, 'show');
          }}
          onClose={stop}
        />
      ) : (
        <ReportPane key={token.text} input={state.input} token={token} onClose={stop} />
      )}
    </Scroll>
  );
}

/** The work takes the place of the button that began it: who ends it finds that one again. */
function useWayBack(work: Work | null, isThere: boolean): RefObject<HTMLDivElement | null> {
  const foot = useRef<HTMLDivElement>(null);
  const former = useRef<Work | null>(null);
  useEffect(() => {
    if (work === null && former.current !== null && isThere && document.activeElement === document.body) {
      const buttons = foot.current?.querySelectorAll('button') ?? [];
      buttons[former.current === 'edit' ? 0 : buttons.length - 1]?.focus();
    }
    if (work !== null || isThere) former.current = work;
  }, [work, isThere]);
  return foot;
}

function WorkTitle({ children }: { readonly children: string }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <h2 ref={title} tabIndex={-1} className="text-md font-semibold outline-none">
      {children}
    </h2>
  );
}

type FootProps = { readonly inspect: Inspect; readonly box: RefObject<HTMLDivElement | null>; readonly onWork: (work: Work) => void };

function Foot({ inspect, box, onWork }: FootProps) {
  const m = useMessages();
  const { token, obstacle } = inspect;
  const canEdit = token?.kind === 'jws' && token.header?.json != null;
  return (
    <div
      ref={box}
      role="group"
      aria-label={m.inspect.actions}
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-t border-line px-5 py-2.5"
    >
      <Button icon={Pencil} isDisabled={!canEdit} onPress={() => onWork('edit')}>
        {m.inspect.edit}
      </Button>
      <Button
        icon={ArrowRight}
        isDisabled={obstacle !== null || !inspect.canSend}
        isBusy={inspect.isSaving}
        onPress={() => void inspect.sendOn()}
      >
        {m.inspect.send}
      </Button>
      <Button look="ghost" icon={FileText} onPress={() => onWork('report')}>
        {m.inspect.report}
      </Button>
      {obstacle !== null && (
        <p className="text-xs text-ink-soft">{obstacle === 'malformed' ? m.inspect.saveRefused : m.inspect.saveVaultClosed}</p>
      )}
    </div>
  );
}
