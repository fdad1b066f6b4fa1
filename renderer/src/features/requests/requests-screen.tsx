import { useMainAction } from '../../lib/main-action.tsx';
import { useShortcut } from '../../lib/shortcuts.ts';
import { useMessages } from '../../messages/screens.ts';
import { Screen, Scroll } from '../../ui/screen.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { IdentitySection } from './identity-section.tsx';
import { RequestLine } from './request-line.tsx';
import { RequestParts } from './request-parts.tsx';
import { ResponsePane } from './response-pane.tsx';
import { useRequest } from './use-request.ts';

/** One request: written at the left, answered and explained at the right. */
export function RequestsScreen() {
  const m = useMessages();
  const request = useRequest();
  const isSending = request.sending !== null;
  useMainAction(isSending ? null : request.send);
  useShortcut('escape', isSending ? request.cancel : null);
  return (
    <Screen title={m.requests.title} subtitle={m.requests.subtitle}>
      <div className="shrink-0 border-b border-line px-5 py-3">
        <RequestLine request={request} />
      </div>
      <SplitPane
        id="requests"
        size="50%"
        minLeft={380}
        minRight={360}
        left={
          <Scroll>
            <IdentitySection request={request} />
            <RequestParts request={request} />
          </Scroll>
        }
        right={<ResponsePane request={request} />}
      />
    </Screen>
  );
}
