import { Pencil } from 'lucide-react';
import { useCallback, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import type { InspectedToken, Inspection } from '../../../../shared/inspect.ts';
import { parseJson } from '../../../../shared/json/parse.ts';
import { stringifyJson } from '../../../../shared/json/stringify.ts';
import { call } from '../../lib/api.ts';
import { clipped, formatNumber } from '../../lib/format.ts';
import { useShortcut } from '../../lib/shortcuts.ts';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Section } from '../../ui/section.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { TokenText } from '../../ui/token-text.tsx';
import { excerptToken, shareOfHeader } from './excerpt.ts';
import type { Inspect } from './use-inspect.ts';

/** The token in its colours, or the text it came from while that is being edited. */
export function TokenBox({ inspect }: { readonly inspect: Inspect }) {
  const m = useMessages();
  const { bench, state, token } = inspect;
  const isEditing = bench.mode !== 'show' || token === null;
  useShortcut('escape', bench.mode !== 'show' && token !== null ? () => inspect.setMode('show') : null);
  const origin = state.status === 'done' && token !== null ? originOf(state.value, bench, m) : [];
  return (
    <Section
      title={m.inspect.token}
      actions={
        <>
          <SafeText text={origin.join(' · ')} className="text-ink-soft" />
          {token !== null && !isEditing && (
            <>
              <IconButton icon={Pencil} label={m.inspect.editText} size="small" onPress={() => inspect.setMode('edit')} />
              <CopyButton
                label={m.inspect.copyToken}
                copiedMessage={m.inspect.tokenCopied}
                onCopy={() => call('clipboard:copy', { text: token.text })}
              />
            </>
          )}
        </>
      }
    >
      {isEditing ? <TextEditor inspect={inspect} /> : <ColouredToken token={token} onEdit={() => inspect.setMode('edit')} />}
      {token !== null && <Facts token={token} />}
    </Section>
  );
}

function TextEditor({ inspect }: { readonly inspect: Inspect }) {
  const m = useMessages();
  const { bench, token } = inspect;
  const { mode } = bench;
  const place = useCallback(
    (field: HTMLTextAreaElement | null) => field?.setSelectionRange(mode === 'edit' ? 0 : field.value.length, field.value.length),
    [mode],
  );
  return (
    <div data-bench>
      <TextArea
        inputRef={place}
        label={m.inspect.pasteLabel}
        hideLabel
        value={bench.text}
        onChange={(text) => inspect.put(text, 'type')}
        onBlur={() => token !== null && inspect.setMode('show')}
        placeholder={m.inspect.pastePlaceholder}
        rows={8}
        isMono
        autoFocus={mode !== 'show'}
      />
    </div>
  );
}

function ColouredToken({ token, onEdit }: { readonly token: InspectedToken; readonly onEdit: () => void }) {
  const m = useMessages();
  const pressedAt = useRef({ x: 0, y: 0 });
  const { text, isExcerpt } = excerptToken(shownText(token));
  // A click edits; dragging selects, as in any text. The pencil does the same for the keyboard.
  const isClick = (event: MouseEvent) => Math.hypot(event.clientX - pressedAt.current.x, event.clientY - pressedAt.current.y) < 4;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    // Else the field that opens would take this very Enter as its first input.
    event.preventDefault();
    onEdit();
  };
  return (
    <>
      <div
        role="region"
        aria-label={m.inspect.tokenLabel}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onMouseDown={(event) => (pressedAt.current = { x: event.clientX, y: event.clientY })}
        onClick={(event) => event.detail === 1 && isClick(event) && window.getSelection()?.isCollapsed !== false && onEdit()}
        className="max-h-50.5 overflow-auto rounded-lg border border-line bg-well px-3.5 py-2.5 transition-colors duration-100 hover:border-line-strong"
      >
        {isJson(token) ? (
          <SafeText text={text} isMono isMultiline className="block text-xs leading-5" />
        ) : (
          <TokenText compact={text} label={m.inspect.token} />
        )}
      </div>
      {isExcerpt && <p className="text-xs text-ink-faint">{m.inspect.excerpt(formatNumber(token.text.length, m.time.locale))}</p>}
    </>
  );
}

function isJson({ kind }: InspectedToken): boolean {
  return kind === 'jws-json' || kind === 'jwe-json';
}

/** JSON laid out; of an opaque string only how it begins, for the rest is the secret itself. */
function shownText(token: InspectedToken): string {
  if (token.opaque !== null) return `${token.opaque.prefix ?? ''}••••••••`;
  if (!isJson(token)) return token.text;
  const parsed = parseJson(token.text);
  return parsed.ok ? stringifyJson(parsed.value, 2) : token.text;
}

function Facts({ token }: { readonly token: InspectedToken }) {
  const m = useMessages();
  const share = shareOfHeader(token.bytes);
  const isLarge = share > 100;
  const percent = formatNumber(Math.round(share), m.time.locale);
  const shareText = isLarge ? m.inspect.headerTooLarge : share < 1 ? m.inspect.headerShareSmall : m.inspect.headerShare(percent);
  return (
    <p className="text-xs text-ink-soft selectable">
      {m.inspect.bytes(formatNumber(token.bytes, m.time.locale))} · {m.inspect.kind[token.kind]} ·{' '}
      <span className={isLarge ? 'text-warning' : undefined}>{shareText}</span>
    </p>
  );
}

/** Where the token stood and what was taken off it, a statement each. */
function originOf({ found, removed }: Inspection, { index, file }: Inspect['bench'], m: Messages): string[] {
  const { source = 'bare', name = null } = found[index] ?? found[0] ?? {};
  const place = m.inspect.source[source];
  const places = source === 'bare' ? [] : [name === null ? place : m.inspect.foundNamed(place, clipped(name, 60))];
  const taken = removed.filter((what) => what !== 'surrounding-text' || places.length === 0).map((what) => m.inspect.removed[what]);
  return [...(file === null ? [] : [m.inspect.fromFile(clipped(file, 60))]), ...places, ...taken];
}
