import { Plus, X } from 'lucide-react';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { errorLine } from '../../ui/inline-error.tsx';
import { Card } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { changeHeader, withHeader, withoutHeader, type HeaderRow } from './draft.ts';
import { headerProblemOf } from './place-error.ts';
import type { FieldProblem, RequestState } from './use-request.ts';

/** Names and values in rows; the Authorization of a chosen token stands first and cannot be typed. */
export function HeadersEditor({ request }: { readonly request: RequestState }) {
  const m = useMessages();
  const { draft, change, problem } = request;
  const hasToken = draft.identity.kind === 'token';
  return (
    <Card padding="none">
      {hasToken && <TokenRow />}
      {draft.headers.map((row, index) => (
        <Row key={row.id} row={row} position={index + 1} error={rowError(problem, index, m)} request={request} />
      ))}
      {!hasToken && draft.headers.length === 0 && <p className="px-3 pt-3 text-xs text-ink-soft">{m.requests.noHeaders}</p>}
      <div className="p-2">
        <Button size="small" look="ghost" icon={Plus} onPress={() => change(withHeader(draft))}>
          {m.requests.addHeader}
        </Button>
      </div>
    </Card>
  );
}

function TokenRow() {
  const m = useMessages();
  return (
    <div className="grid grid-cols-[minmax(7rem,2fr)_minmax(0,3fr)_1.5rem] items-start gap-2 border-b border-line px-3 py-2">
      <span className="px-2.5 font-mono text-xs leading-6">Authorization</span>
      <div className="min-w-0 px-2.5">
        <p className="flex flex-wrap items-center gap-2 leading-6">
          <span className="font-mono text-xs">Bearer</span> <Badge>{m.requests.byReference}</Badge>
        </p>
        <p className="text-xs text-ink-faint">{m.requests.byReferenceAbout}</p>
      </div>
    </div>
  );
}

type RowError = { readonly part: 'name' | 'value'; readonly text: string } | null;
type RowProps = { readonly row: HeaderRow; readonly position: number; readonly error: RowError; readonly request: RequestState };

function Row({ row, position, error, request }: RowProps) {
  const m = useMessages();
  const { draft, change } = request;
  return (
    <div className="grid grid-cols-[minmax(7rem,2fr)_minmax(0,3fr)_1.5rem] items-start gap-2 border-b border-line px-3 py-2">
      <TextField
        label={m.requests.headerNameOf(position)}
        hideLabel
        value={row.name}
        onChange={(name) => change(changeHeader(draft, row.id, { name }))}
        placeholder={m.requests.headerName}
        isMono
        autoFocus={row.name === '' && row.value === ''}
        error={error?.part === 'name' ? error.text : null}
      />
      <TextField
        label={m.requests.headerValueOf(position)}
        hideLabel
        value={row.value}
        onChange={(value) => change(changeHeader(draft, row.id, { value }))}
        placeholder={m.requests.headerValue}
        isMono
        error={error?.part === 'value' ? error.text : null}
      />
      <span className="pt-1">
        <IconButton icon={X} label={m.requests.removeHeader(position)} size="small" onPress={() => change(withoutHeader(draft, row.id))} />
      </span>
    </div>
  );
}

function rowError(problem: FieldProblem | null, index: number, m: Messages): RowError {
  if (problem?.place.at !== 'header' || problem.place.row !== index) return null;
  return { part: problem.place.part, text: headerWords(problem, m) };
}

function headerWords({ error }: FieldProblem, m: Messages): string {
  const found = headerProblemOf(error);
  switch (found.kind) {
    case 'name-missing':
      return m.requests.headerNameMissing;
    case 'taken':
      return m.requests.headerTaken;
    case 'twice':
      return m.requests.headerTwice;
    case 'framing':
      return m.requests.headerFraming(found.actual);
    case 'name-character':
      return m.requests.headerNameCharacter(found.actual);
    case 'value-character':
      return m.requests.headerValueCharacter(found.actual);
    case 'other':
      return errorLine(error, m);
  }
}
