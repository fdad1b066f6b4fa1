import { KeyRound, Play, Square } from 'lucide-react';
import { useMainAction } from '../../lib/main-action.tsx';
import { useGo } from '../../lib/navigation.tsx';
import { useMessages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { Screen, Scroll } from '../../ui/screen.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { Endpoints } from './endpoints-section.tsx';
import { ServedLog } from './served-log.tsx';
import { StartForm } from './start-form.tsx';
import { Trust } from './trust-section.tsx';
import { useLocalApi, type LocalApi } from './use-local-api.ts';

/** The built-in issuer and protected endpoint: one switch, what it trusts, and what it has answered. */
export function LocalApiScreen() {
  const m = useMessages();
  const api = useLocalApi();
  const { status, keys } = api;
  const isRunning = status?.running === true;
  const canAct = isRunning || api.usable.length > 0;
  useMainAction(canAct && !api.isBusy ? (isRunning ? api.stop : api.start) : null);
  const subtitle = status?.origin == null ? m.localApi.subtitleOff : m.localApi.subtitleOn(status.origin);
  return (
    <Screen
      title={m.localApi.title}
      subtitle={
        <span className="inline-flex items-center gap-2">
          {isRunning && <span aria-hidden className="size-2 rounded-full bg-valid" />}
          <span role="status">{subtitle}</span>
        </span>
      }
      actions={canAct && <Toggle api={api} isRunning={isRunning} />}
    >
      {keys.status === 'failed' ? (
        <Scroll>
          <InlineError error={keys.error} />
        </Scroll>
      ) : keys.status !== 'done' || status === null ? (
        <Skeleton shape="detail" />
      ) : canAct ? (
        <Panes api={api} />
      ) : (
        <NoKeys />
      )}
    </Screen>
  );
}

function Toggle({ api, isRunning }: { readonly api: LocalApi; readonly isRunning: boolean }) {
  const m = useMessages();
  return (
    <Button
      look={isRunning ? 'secondary' : 'primary'}
      icon={isRunning ? Square : Play}
      shortcut="mod+enter"
      isBusy={api.isBusy}
      onPress={isRunning ? api.stop : api.start}
    >
      {isRunning ? m.localApi.stop : m.localApi.start}
    </Button>
  );
}

function Panes({ api }: { readonly api: LocalApi }) {
  const m = useMessages();
  const served = api.status?.served ?? [];
  return (
    <SplitPane
      id="local-api"
      size="46%"
      minLeft={340}
      minRight={360}
      left={
        <Scroll>
          {api.problem?.field === null && api.problem.error !== null && <InlineError error={api.problem.error} />}
          <StartForm api={api} />
          <Endpoints api={api} />
          <Trust />
        </Scroll>
      }
      right={
        <div className="flex min-h-0 flex-1 flex-col">
          <div className="flex min-h-11 items-center justify-between gap-3 px-5 pt-3">
            <h2 className="text-xs font-semibold text-ink-soft">{m.localApi.log}</h2>
            {served.length > 0 && <Badge>{m.localApi.logCount(served.length)}</Badge>}
          </div>
          <ServedLog served={served} isRunning={api.status?.running === true} />
        </div>
      }
    />
  );
}

function NoKeys() {
  const m = useMessages();
  const go = useGo();
  return (
    <EmptyState
      icon={KeyRound}
      title={m.localApi.noKeysTitle}
      action={
        <Button look="primary" onPress={() => go({ screen: 'keys', create: null })}>
          {m.localApi.createKey}
        </Button>
      }
    >
      {m.localApi.noKeysText}
    </EmptyState>
  );
}
