import { SendHorizontal, X } from 'lucide-react';
import { httpMethods } from '../../../../shared/requests.ts';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { errorLine } from '../../ui/inline-error.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { urlProblemOf } from './place-error.ts';
import type { FieldProblem, RequestState } from './use-request.ts';

const methods = httpMethods.map((method) => ({ value: method, label: method }));

/** Method, URL, and the one button that sends or cancels. */
export function RequestLine({ request }: { readonly request: RequestState }) {
  const m = useMessages();
  const { draft, change, sending } = request;
  return (
    <div className="flex items-start gap-2">
      <div className="w-28 shrink-0">
        <Select
          label={m.requests.method}
          hideLabel
          options={methods}
          value={draft.method}
          onChange={(method) => change({ ...draft, method })}
          isMono
        />
      </div>
      <div className="min-w-0 flex-1">
        <TextField
          label={m.requests.url}
          hideLabel
          type="url"
          value={draft.url}
          onChange={(url) => change({ ...draft, url })}
          onKeyDown={(event) => event.key === 'Enter' && !event.ctrlKey && !event.metaKey && request.send()}
          placeholder={m.requests.urlPlaceholder}
          isMono
          error={urlError(request.problem, m)}
        />
      </div>
      {sending === null ? (
        <Button look="primary" icon={SendHorizontal} shortcut="mod+enter" onPress={request.send}>
          {m.requests.send}
        </Button>
      ) : (
        <Button icon={X} shortcut="escape" onPress={request.cancel}>
          {m.requests.cancel}
        </Button>
      )}
    </div>
  );
}

function urlError(problem: FieldProblem | null, m: Messages): string | null {
  if (problem?.place.at !== 'url') return null;
  if (problem.error.code !== 'url-malformed') return errorLine(problem.error, m);
  const found = urlProblemOf(problem.error);
  switch (found.kind) {
    case 'missing':
      return m.requests.urlMissing;
    case 'no-scheme':
      return m.requests.urlNoScheme;
    case 'credentials':
      return m.requests.urlCredentials;
    case 'malformed':
      return m.requests.urlMalformed;
    case 'scheme':
      return m.requests.urlScheme(found.actual);
    case 'control':
      return m.requests.urlControl(found.actual);
  }
}
