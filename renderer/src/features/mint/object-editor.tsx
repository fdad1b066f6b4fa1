import { useDeferredValue, useId, useRef, useState } from 'react';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { JsonField, type JsonFieldHandle } from '../../ui/json-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import type { TextProblem } from './claim-rows.ts';
import { laidOut, readClaims, showJson, showRows, withRows, withText, type ClaimsDraft } from './claims-draft.ts';
import { ClaimRows } from './claim-rows-editor.tsx';
import type { FieldProblem } from './fields.ts';
import { fieldText, textProblemText } from './problem-text.ts';
import type { RowWords } from './row-words.ts';

export type ObjectWords = RowWords & {
  readonly title: string;
  /** Names the switch between rows and JSON. */
  readonly views: string;
  readonly jsonLabel: string;
};

type Props = {
  readonly field: 'claims' | 'header';
  readonly words: ObjectWords;
  readonly value: ClaimsDraft;
  /** What may be named by now. */
  readonly shown: FieldProblem | undefined;
  readonly onChange: (change: (before: ClaimsDraft) => ClaimsDraft) => void;
  readonly onLeave: () => void;
  readonly afterPress: (action: () => void) => void;
};

/** A JSON object: one value, edited as rows or as JSON text. */
export function ObjectEditor({ field, words, value, shown, onChange, onLeave, afterPress }: Props) {
  const m = useMessages();
  const headingId = useId();
  /** What kept the text from becoming rows; until the text is changed. */
  const [obstacle, setObstacle] = useState<TextProblem | null>(null);
  const show = (view: 'rows' | 'json') => {
    if (view === value.view) return;
    if (view === 'json') return onChange(showJson);
    const rows = showRows(value);
    if (rows.ok) onChange(() => rows.value);
    else setObstacle(rows.error);
  };
  return (
    <section aria-labelledby={headingId} className="flex min-w-0 flex-col gap-2">
      <div className="flex items-center justify-between gap-3">
        <h2 id={headingId} className="text-xs font-semibold text-ink-soft">
          {words.title}
        </h2>
        <Segmented
          label={words.views}
          size="small"
          value={value.view}
          onChange={show}
          segments={[
            { value: 'rows', label: m.mint.rows },
            { value: 'json', label: m.mint.json },
          ]}
        />
      </div>
      {value.view === 'rows' ? (
        <ClaimRows
          field={field}
          words={words}
          rows={value.rows}
          problem={shown}
          afterPress={afterPress}
          onChange={(change) => onChange((before) => withRows(before, change(before.rows)))}
        />
      ) : (
        <ObjectText
          label={words.jsonLabel}
          value={value}
          error={obstacle === null ? fieldText(field, shown, m) : textProblemText(obstacle, m)}
          onChange={(text) => {
            setObstacle(null);
            onChange((before) => withText(before, text));
          }}
          onLeave={onLeave}
        />
      )}
    </section>
  );
}

type TextProps = {
  readonly label: string;
  readonly value: ClaimsDraft;
  readonly error: string | null;
  readonly onChange: (text: string) => void;
  readonly onLeave: () => void;
};

/** The mistake is underlined as it stands and named quietly; on leaving it becomes an error that can be gone to. */
function ObjectText({ label, value, error, onChange, onLeave }: TextProps) {
  const m = useMessages();
  const editor = useRef<JsonFieldHandle>(null);
  // Typing goes before judging.
  const read = readClaims(useDeferredValue(value));
  const problem = !read.ok && read.error.view === 'json' ? read.error.text : null;
  const mistakeAt = problem?.problem === 'not-json' ? problem.error.offset : null;
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <JsonField
        handle={editor}
        label={label}
        placeholder={'{\n  "role": "admin"\n}'}
        value={value.text}
        onChange={onChange}
        onBlur={onLeave}
        error={error}
        hint={problem === null ? m.mintForm.jsonHint : textProblemText(problem, m)}
        mistakeAt={mistakeAt}
      />
      <div className="flex flex-wrap gap-2">
        <Button size="small" isDisabled={!read.ok || value.text.trim() === ''} onPress={() => onChange(laidOut(value.text))}>
          {m.mintForm.format}
        </Button>
        {mistakeAt !== null && (
          <Button size="small" onPress={() => editor.current?.goTo(mistakeAt)}>
            {m.mint.goThere}
          </Button>
        )}
      </div>
    </div>
  );
}
