import { useState } from 'react';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { errorLine } from '../../ui/inline-error.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { hasHeader, takesBody, withHeader } from './draft.ts';
import { HeadersEditor } from './headers-editor.tsx';
import type { RequestState } from './use-request.ts';

type Part = 'headers' | 'body';

/** Headers and body. An error at a header brings its tab to the front. */
export function RequestParts({ request }: { readonly request: RequestState }) {
  const m = useMessages();
  const { draft, problem } = request;
  const [part, setPart] = useState<Part>('headers');
  const [seen, setSeen] = useState(problem);
  if (seen !== problem) {
    setSeen(problem);
    if (problem?.place.at === 'header') setPart('headers');
    if (problem?.place.at === 'body') setPart('body');
  }
  const count = draft.headers.length + (draft.identity.kind === 'token' ? 1 : 0);
  return (
    <Tabs
      label={m.requests.parts}
      value={part}
      onChange={setPart}
      tabs={[
        { value: 'headers', label: m.requests.headers(count), content: <HeadersEditor request={request} /> },
        { value: 'body', label: m.requests.body, content: <BodyEditor request={request} /> },
      ]}
    />
  );
}

function BodyEditor({ request }: { readonly request: RequestState }) {
  const m = useMessages();
  const { draft, change, problem } = request;
  if (!takesBody(draft.method)) return <p className="py-1 text-ink-soft">{m.requests.bodyNone(draft.method)}</p>;
  return (
    <div className="flex flex-col gap-2">
      <TextArea
        label={m.requests.bodyLabel}
        hideLabel
        value={draft.body}
        onChange={(body) => change({ ...draft, body })}
        placeholder={m.requests.bodyPlaceholder}
        rows={10}
        isMono
        error={problem?.place.at === 'body' ? errorLine(problem.error, m) : null}
      />
      {draft.body !== '' && !hasHeader(draft, 'content-type') && (
        <div className="flex flex-wrap items-center gap-2 text-xs text-ink-soft">
          {m.requests.contentTypeMissing}
          <Button size="small" onPress={() => change(withHeader(draft, 'Content-Type', 'application/json'))}>
            {m.requests.addContentType}
          </Button>
        </div>
      )}
    </div>
  );
}
