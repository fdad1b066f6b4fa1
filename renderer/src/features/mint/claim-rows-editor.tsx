import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { claimColumns, ClaimRowEditor } from './claim-row-editor.tsx';
import { newRow, type ClaimRow } from './claim-rows.ts';
import type { FieldProblem } from './fields.ts';
import { fieldText, rowFault } from './problem-text.ts';
import type { RowWords } from './row-words.ts';

type Props = {
  readonly field: 'claims' | 'header';
  readonly words: RowWords;
  readonly rows: readonly ClaimRow[];
  readonly problem: FieldProblem | undefined;
  readonly afterPress: (action: () => void) => void;
  readonly onChange: (change: (rows: readonly ClaimRow[]) => readonly ClaimRow[]) => void;
};

/** Members as a table of names, kinds and values. */
export function ClaimRows({ field, words, rows, problem, afterPress, onChange }: Props) {
  const m = useMessages();
  const box = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<{ readonly rowId: number | null } | null>(null);
  useEffect(() => {
    if (focus === null) return;
    const place = focus.rowId === null ? '[data-add] button' : `[data-row="${focus.rowId}"] input`;
    box.current?.querySelector<HTMLElement>(place)?.focus();
  }, [focus]);

  /** The row that is explained: the one that one is in. It changes after a press, whose button it would move away. */
  const [explained, setExplained] = useState<string | null>(null);
  const explain = (place: EventTarget | null) => {
    const row = place instanceof Element ? (place.closest('[data-row]')?.getAttribute('data-row') ?? null) : null;
    afterPress(() => setExplained(row));
  };

  const add = () => {
    const row = newRow(rows);
    onChange((before) => [...before, row]);
    setFocus({ rowId: row.id });
  };
  const changeRow = (id: number, change: Partial<ClaimRow>) =>
    onChange((before) => before.map((row) => (row.id === id ? { ...row, ...change } : row)));
  const remove = (index: number) => {
    const rest = rows.filter((_, other) => other !== index);
    onChange((before) => before.filter((row) => row.id !== rows[index]?.id));
    setFocus({ rowId: (rest[index] ?? rest[index - 1])?.id ?? null });
  };
  const isNamedAtRow = problem?.problem === 'claim-taken' || problem?.problem === 'parameter-reserved';
  const general = isNamedAtRow ? null : fieldText(field, problem, m);
  return (
    <div
      ref={box}
      data-object={field}
      onFocus={(event) => explain(event.target)}
      onBlur={(event) => explain(event.relatedTarget)}
      className="@container flex flex-col rounded-xl border border-line bg-card"
    >
      {rows.length > 0 && (
        <div aria-hidden className={`${claimColumns} border-b border-line px-3 py-1.5 text-xs text-ink-faint`}>
          <span>{m.mint.claimName}</span>
          <span>{m.mint.claimKind}</span>
          <span className="hidden @md:block">{m.mint.claimValue}</span>
        </div>
      )}
      {rows.map((row, index) => (
        <ClaimRowEditor
          key={row.id}
          row={row}
          words={words}
          number={index + 1}
          fault={rowFault(row, problem, m)}
          isExplained={explained === String(row.id)}
          onChange={(change) => changeRow(row.id, change)}
          onLeave={() => afterPress(() => changeRow(row.id, { isLeft: true }))}
          onRemove={() => remove(index)}
          onNext={() => {
            const next = rows[index + 1];
            if (next === undefined) add();
            else setFocus({ rowId: next.id });
          }}
        />
      ))}
      <div data-add className="flex min-h-10 flex-wrap items-center gap-x-3 px-1.5 py-1">
        <Button look="ghost" size="small" icon={Plus} onPress={add}>
          {words.add}
        </Button>
        {rows.length === 0 && <span className="text-xs text-ink-faint">{words.none}</span>}
      </div>
      {general !== null && (
        <p role="alert" className="px-3 pb-2 text-xs text-invalid selectable">
          {general}
        </p>
      )}
    </div>
  );
}
