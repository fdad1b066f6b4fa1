import { useCallback, useId, useRef, type ReactNode, type Ref } from 'react';
import { later } from '../lib/later.tsx';
import type { JsonEditorProps } from './json-editor.tsx';

const JsonEditor = later(async () => (await import('./json-editor.tsx')).JsonEditor, PlainField);

export type JsonFieldHandle = {
  /** Puts the cursor there, in UTF-16 units, and brings it into view. */
  readonly goTo: (offset: number) => void;
};

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  /** What is wrong, once it may be named. Announced. */
  readonly error: string | null;
  /** Shown where there is no error. */
  readonly hint?: ReactNode;
  /** Where the mistake is, in UTF-16 units: underlined as it stands, named by `error` or `hint`. */
  readonly mistakeAt?: number | null;
  readonly handle?: Ref<JsonFieldHandle>;
};

/** JSON text: colours, line numbers, brackets, undo. A plain field stands there until the editor has loaded. */
export function JsonField({ label, value, onChange, onBlur, placeholder = '', error, hint, mistakeAt = null, handle = null }: Props) {
  const noteId = useId();
  const focusAt = useRef<number | null>(null);
  const isInvalid = error !== null;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div data-invalid={isInvalid || undefined} className="field-shape min-w-0 overflow-hidden selectable">
        <JsonEditor
          label={label}
          describedBy={noteId}
          value={value}
          onChange={onChange}
          {...(onBlur !== undefined && { onBlur })}
          isInvalid={isInvalid}
          mistakeAt={mistakeAt}
          placeholder={placeholder}
          focusAt={focusAt}
          handle={handle}
        />
      </div>
      <div
        id={noteId}
        className={isInvalid ? 'text-xs text-invalid selectable' : 'text-xs text-ink-faint'}
        role={isInvalid ? 'alert' : undefined}
      >
        {error ?? hint}
      </div>
    </div>
  );
}

function PlainField({ label, describedBy, isInvalid, placeholder, value, onChange, onBlur, focusAt }: JsonEditorProps) {
  // Asked as it goes, while it still has the focus: events tell of the cursor too late for whoever is typing.
  const leaving = useCallback(
    (field: HTMLTextAreaElement) => () => {
      focusAt.current = document.activeElement === field ? field.selectionStart : null;
    },
    [focusAt],
  );
  return (
    <textarea
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isInvalid}
      rows={6}
      spellCheck={false}
      placeholder={placeholder}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      ref={leaving}
      onBlur={onBlur}
      className="block w-full resize-none bg-transparent px-2.5 py-1.5 font-mono text-xs leading-5 outline-none"
    />
  );
}
