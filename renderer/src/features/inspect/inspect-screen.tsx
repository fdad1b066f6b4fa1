import { useState } from 'react';
import { useMainAction } from '../../lib/main-action.tsx';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { Screen, Scroll } from '../../ui/screen.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { SetClock } from './clock.ts';
import { FileNotice } from './file-notice.tsx';
import { JudgedSide } from './judged-side.tsx';
import { PasteBench } from './paste-bench.tsx';
import { ScanPane } from './scan/scan-pane.tsx';
import { TokenPane } from './token-pane.tsx';
import { useDrops } from './use-files.ts';
import { useInspect, type Inspect } from './use-inspect.ts';
import { ComparePane } from './work/compare-pane.tsx';

/** In the order in which they stand in the screen's head. */
const modes = ['one', 'compare', 'many'] as const;
type Mode = (typeof modes)[number];

/** Any token, taken apart and judged; two of them compared; or all that lie in files, in a table. */
export function InspectScreen() {
  const m = useMessages();
  const [mode, setMode] = useState<Mode>('one');
  const inspect = useInspect({ isShown: mode === 'one', onArrive: () => setMode('one') });
  const [scan, setScan] = useState<{ readonly drop: string | null } | null>(null);
  const [other, setOther] = useState('');
  const isEmpty = inspect.bench.text === '';
  const { payload: _, ...rules } = inspect.judging;
  const goTo = (next: Mode) => {
    setMode(next);
    if (next === 'many' && scan === null) setScan({ drop: null });
  };
  const lookThrough = (drop: string) => {
    inspect.files.forget();
    setScan({ drop });
    setMode('many');
  };
  return (
    <Screen
      title={m.inspect.title}
      subtitle={mode === 'one' && isEmpty ? m.inspect.subtitle : undefined}
      actions={
        <>
          <Segmented
            label={m.inspect.modes}
            segments={modes.map((value) => ({ value, label: m.inspect.modeNames[value] }))}
            value={mode}
            onChange={goTo}
          />
          {mode === 'one' && !isEmpty && <Actions inspect={inspect} />}
        </>
      }
    >
      {mode === 'one' && <OneToken inspect={inspect} onMany={lookThrough} />}
      {mode === 'compare' && <ComparePane first={inspect.standing} other={other} onOther={setOther} judging={inspect.judging} />}
      {scan !== null && (
        // Kept while hidden, with what was found: a row that is opened is looked at in the other mode, and one comes back.
        <div className={mode === 'many' ? 'contents' : 'hidden'}>
          <ScanPane
            judging={rules}
            drop={scan.drop}
            isShown={mode === 'many'}
            onOpen={(text) => {
              inspect.put(text, 'show');
              setMode('one');
            }}
          />
        </div>
      )}
    </Screen>
  );
}

/** What it is at the left, why it is good or bad at the right. */
function OneToken({ inspect, onMany }: { readonly inspect: Inspect; readonly onMany: (drop: string) => void }) {
  const { state, files, bench } = inspect;
  const { by } = inspect;
  // While keys are being chosen, a file is a key.
  useDrops(by.open === 'keys' && bench.text !== '' ? (drop) => void by.given.read({ kind: 'dropped', drop }) : files.read);
  if (bench.text === '') return <PasteBench inspect={inspect} onMany={onMany} />;
  return (
    <SetClock value={state.status === 'done' ? state.input.at : null}>
      <SplitPane
        id="inspect"
        size="46%"
        minLeft={256}
        minRight={320}
        left={
          <Scroll key={bench.turn}>
            <FileNotice files={files} onMany={onMany} />
            <TokenPane inspect={inspect} />
          </Scroll>
        }
        right={<JudgedSide inspect={inspect} />}
      />
    </SetClock>
  );
}

function Actions({ inspect }: { readonly inspect: Inspect }) {
  const m = useMessages();
  const { shelvedId, token, obstacle } = inspect;
  const canSave = token !== null && obstacle === null && shelvedId === null;
  // Beside the token's reading, the work on it has the main action.
  const isMain = inspect.work.open === null;
  useMainAction(canSave && isMain ? inspect.save : null);
  return (
    <>
      <Button onPress={inspect.clear}>{m.inspect.pasteAnother}</Button>
      {shelvedId === null ? (
        <Button
          look={isMain ? 'primary' : 'secondary'}
          {...(isMain && { shortcut: 'mod+enter' })}
          isDisabled={!canSave}
          isBusy={inspect.isSaving}
          onPress={inspect.save}
        >
          {m.inspect.save}
        </Button>
      ) : (
        <Button look={isMain ? 'primary' : 'secondary'} onPress={() => inspect.showInTokens(shelvedId)}>
          {m.inspect.showInTokens}
        </Button>
      )}
    </>
  );
}
