import { useMainAction } from '../../lib/main-action.tsx';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { Screen, Scroll } from '../../ui/screen.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { PasteBench } from './paste-bench.tsx';
import { TokenPane } from './token-pane.tsx';
import { useInspect, type Inspect } from './use-inspect.ts';
import { VerdictPane } from './verdict-pane.tsx';

/** Any token, taken apart and judged: what it is at the left, why it is good or bad at the right. */
export function InspectScreen() {
  const m = useMessages();
  const inspect = useInspect();
  const { bench, shelvedId, token, obstacle } = inspect;
  const canSave = token !== null && obstacle === null && shelvedId === null;
  useMainAction(canSave ? inspect.save : null);
  const isEmpty = bench.text === '';
  return (
    <Screen
      title={m.inspect.title}
      subtitle={m.inspect.subtitle}
      actions={isEmpty ? undefined : <Actions inspect={inspect} canSave={canSave} />}
    >
      {isEmpty ? (
        <PasteBench inspect={inspect} />
      ) : (
        <SplitPane
          id="inspect"
          size="46%"
          minLeft={340}
          minRight={360}
          left={
            <Scroll>
              <TokenPane inspect={inspect} />
            </Scroll>
          }
          right={
            <Scroll>
              <VerdictPane inspect={inspect} />
            </Scroll>
          }
        />
      )}
    </Screen>
  );
}

function Actions({ inspect, canSave }: { readonly inspect: Inspect; readonly canSave: boolean }) {
  const m = useMessages();
  const { shelvedId } = inspect;
  return (
    <>
      <Button onPress={inspect.clear}>{m.inspect.pasteAnother}</Button>
      {shelvedId === null ? (
        <Button look="primary" shortcut="mod+enter" isDisabled={!canSave} isBusy={inspect.isSaving} onPress={inspect.save}>
          {m.inspect.save}
        </Button>
      ) : (
        <Button look="primary" onPress={() => inspect.showInTokens(shelvedId)}>
          {m.inspect.showInTokens}
        </Button>
      )}
    </>
  );
}
