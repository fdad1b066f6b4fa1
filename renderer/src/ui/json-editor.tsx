import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, StateEffect, StateField, type Extension } from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder as placeholderText,
  type DecorationSet,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, type Ref, type RefObject } from 'react';
import type { JsonFieldHandle } from './json-field.tsx';
import { unseen, writtenOut } from './safe-text.tsx';

export type JsonEditorProps = {
  readonly label: string;
  readonly describedBy: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly isInvalid: boolean;
  /** In UTF-16 units: underlined. */
  readonly mistakeAt: number | null;
  readonly placeholder: string;
  /** It takes the place of a plain field that had the focus: the selection goes on there. */
  readonly focusAt: RefObject<number | null>;
  readonly handle: Ref<JsonFieldHandle>;
};

/** JSON text in CodeMirror. Loaded on demand by json-field.tsx. Tab leaves it, Ctrl+Enter stays the screen's. */
export function JsonEditor(props: JsonEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  /** What the editor and its owner last agreed on: comparing a megabyte by reference costs nothing. */
  const agreed = useRef(props.value);
  useLayoutEffect(() => {
    latest.current = props;
  });

  // In the same step in which the plain field goes: what is typed between the two would be nobody's.
  useLayoutEffect(() => {
    if (place.current === null) return;
    const start = latest.current;
    agreed.current = start.value;
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: start.value,
        extensions: [
          extensions(start),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return;
            const text = update.state.doc.toString();
            if (text === agreed.current) return;
            agreed.current = text;
            latest.current.onChange(text);
          }),
          EditorView.domEventHandlers({ blur: () => latest.current.onBlur?.() }),
        ],
      }),
    });
    view.current = editor;
    editor.dispatch({ effects: setMistake.of(start.mistakeAt) });
    const focusAt = start.focusAt.current;
    if (focusAt !== null) goTo(editor, focusAt, focusAt);
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (editor === null || props.value === agreed.current) return;
    agreed.current = props.value;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: props.value }, userEvent: 'input.format' });
  }, [props.value]);
  useEffect(() => view.current?.dispatch({ effects: setMistake.of(props.mistakeAt) }), [props.mistakeAt]);
  const { label, describedBy, isInvalid } = props;
  useEffect(() => {
    view.current?.dispatch({ effects: attributes.reconfigure(attributesOf({ label, describedBy, isInvalid })) });
  }, [label, describedBy, isInvalid]);
  useImperativeHandle(
    props.handle,
    () => ({
      goTo: (offset) => {
        if (view.current !== null) goTo(view.current, offset, offset + 1);
      },
    }),
    [],
  );

  return <div ref={place} className="min-w-0" />;
}

function goTo(editor: EditorView, from: number, to: number): void {
  const end = editor.state.doc.length;
  editor.focus();
  editor.dispatch({ selection: { anchor: Math.min(from, end), head: Math.min(to, end) }, scrollIntoView: true });
}

const attributes = new Compartment();

function attributesOf({ label, describedBy, isInvalid }: Pick<JsonEditorProps, 'label' | 'describedBy' | 'isInvalid'>): Extension {
  return EditorView.contentAttributes.of({
    'aria-label': label,
    'aria-describedby': describedBy,
    'aria-invalid': String(isInvalid),
    spellcheck: 'false',
    autocorrect: 'off',
    autocapitalize: 'off',
  });
}

function extensions(props: JsonEditorProps): Extension {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  return [
    nonce === undefined ? [] : EditorView.cspNonce.of(nonce),
    attributes.of(attributesOf(props)),
    lineNumbers(),
    // A claim may hold characters that turn the text around or are not seen: they are drawn as what they are.
    highlightSpecialChars({ addSpecialChars: unseen, render: drawHidden }),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    json(),
    syntaxHighlighting(colours),
    placeholderText(props.placeholder),
    EditorView.lineWrapping,
    mistakes,
    // Ctrl+Enter is the screen's main action; Tab is bound by none of these, and so leaves the field.
    keymap.of([...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'), ...historyKeymap]),
    look,
  ];
}

/** As a chip of SafeText; the text itself keeps the character. */
function drawHidden(codePoint: number): HTMLElement {
  const chip = document.createElement('span');
  chip.className = 'cm-hidden';
  chip.textContent = writtenOut(String.fromCodePoint(codePoint));
  return chip;
}

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--color-json-name)' },
  { tag: tags.string, color: 'var(--color-json-text)' },
  { tag: tags.number, color: 'var(--color-json-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--color-json-word)' },
]);

const setMistake = StateEffect.define<number | null>();
const underline = Decoration.mark({ class: 'cm-mistake' });

/** At the end of the text or of a line there is nothing to underline: then the character before it is. */
function marksAt(offset: number | null, state: EditorState): DecorationSet {
  const end = state.doc.length;
  if (offset === null || end === 0) return Decoration.none;
  const at = Math.min(offset, end);
  const isAtEnd = at === end || state.doc.lineAt(at).to === at;
  const from = isAtEnd ? Math.max(0, at - 1) : at;
  return Decoration.set(underline.range(from, from + 1));
}

const mistakes = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setMistake)) next = marksAt(effect.value, transaction.state);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const look = EditorView.theme({
  '&': { fontSize: 'var(--text-xs)', color: 'var(--color-ink)', maxHeight: '26rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.25rem', overflow: 'auto' },
  '.cm-content': { padding: '0.375rem 0', minHeight: '7.5rem', caretColor: 'var(--color-ink)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--color-ink-faint)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '2rem', padding: '0 0.5rem 0 0' },
  '.cm-cursor': { borderLeftColor: 'var(--color-ink)' },
  '.cm-placeholder': { color: 'var(--color-ink-faint)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--color-accent) 28%, transparent)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--color-accent-soft)', outline: '1px solid var(--color-accent)' },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--color-invalid-soft)' },
  '.cm-hidden': { backgroundColor: 'var(--color-warning-soft)', color: 'var(--color-warning)', borderRadius: '2px', padding: '0 0.25rem' },
  '.cm-mistake': {
    textDecoration: 'underline wavy var(--color-invalid)',
    textUnderlineOffset: '3px',
    backgroundColor: 'var(--color-invalid-soft)',
  },
});
