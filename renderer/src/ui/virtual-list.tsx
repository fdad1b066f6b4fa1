import { useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { cx } from './class-names.ts';

type Props = {
  readonly label: string;
  /** How many rows there are, also those that are not loaded. */
  readonly count: number;
  /** In pixels, the same for all. */
  readonly rowHeight: number;
  /** The row's inside; null where it is not loaded yet. */
  readonly renderRow: (index: number, isSelected: boolean) => ReactNode;
  readonly selectedIndex: number | null;
  readonly onSelect: (index: number) => void;
  /** Enter or a double click on the selected row. */
  readonly onOpen?: (index: number) => void;
  readonly onDelete?: (index: number) => void;
  /** Which rows are to be drawn: for loading pages of a long list. */
  readonly onRange?: (first: number, last: number) => void;
  /** Where several rows can be chosen together; `selectedIndex` is then the one with the focus. */
  readonly several?: Several;
};

/**
 * - toggle: Ctrl/Cmd+click, Space
 * - range: Shift with a click or a moving key: from where the choice began to here
 * - move: Ctrl/Cmd with a moving key: the focus goes there, the choice stays
 */
export type Extension = 'toggle' | 'range' | 'move';
export type Several = {
  readonly isSelected: (index: number) => boolean;
  readonly onExtend: (index: number, how: Extension) => void;
  /** Ctrl/Cmd+A. */
  readonly onAll: () => void;
};

const overscan = 8;

/**
 * A list box that draws only what can be seen: 100,000 rows cost as much as twenty.
 * Written here because the kit's own collections build every item before they draw the first.
 * Pattern: WAI-ARIA listbox with aria-activedescendant; selection follows the arrow keys, and grows with Shift where
 * several can be chosen.
 */
export function VirtualList(props: Props) {
  const { label, count, rowHeight, renderRow, selectedIndex, onSelect, onOpen, onDelete, onRange, several } = props;
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = box.current;
    if (element === null || selectedIndex === null) return;
    const top = selectedIndex * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = top + rowHeight - element.clientHeight;
  }, [selectedIndex, rowHeight]);

  const first = Math.max(0, Math.floor(view.top / rowHeight) - overscan);
  const last = Math.min(count - 1, Math.ceil((view.top + view.height) / rowHeight) + overscan);
  const askForRange = useEffectEvent(() => {
    if (last >= first) onRange?.(first, last);
  });
  useEffect(() => askForRange(), [first, last]);

  const choose = (index: number, how: Extension | null) => {
    if (several === undefined || how === null) onSelect(index);
    else several.onExtend(index, how);
  };
  const isSelected = (index: number) => (several === undefined ? index === selectedIndex : several.isSelected(index));
  const onKeyDown = (event: KeyboardEvent) => {
    const target = targetOf(event.key, selectedIndex, count, Math.max(1, Math.floor(view.height / rowHeight) - 1));
    const isMod = event.ctrlKey || event.metaKey;
    if (target !== null) choose(target, event.shiftKey ? 'range' : isMod ? 'move' : null);
    else if (several !== undefined && isMod && event.key.toLowerCase() === 'a') several.onAll();
    else if (several !== undefined && event.key === ' ' && selectedIndex !== null) several.onExtend(selectedIndex, 'toggle');
    else if (event.key === 'Enter' && selectedIndex !== null && !event.ctrlKey && !event.metaKey) onOpen?.(selectedIndex);
    else if (event.key === 'Delete' && selectedIndex !== null) onDelete?.(selectedIndex);
    else return;
    if (event.key !== 'Enter') event.preventDefault();
  };

  return (
    <div
      ref={box}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-multiselectable={several !== undefined}
      aria-activedescendant={
        selectedIndex !== null && selectedIndex >= first && selectedIndex <= last ? `${listId}-${selectedIndex}` : undefined
      }
      onScroll={(event) => setView({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}
      onKeyDown={onKeyDown}
      className={cx('group/list min-h-0 flex-1 overflow-auto px-2 pb-2 -outline-offset-2', selectedIndex !== null && 'outline-none')}
    >
      <div role="presentation" className="relative" style={{ height: count * rowHeight }}>
        {Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset).map((index) => (
          <div
            key={index}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={isSelected(index)}
            aria-setsize={count}
            aria-posinset={index + 1}
            onMouseDown={(event) => {
              if (event.button === 0) choose(index, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : null);
            }}
            onDoubleClick={() => onOpen?.(index)}
            style={{ height: rowHeight, top: index * rowHeight }}
            className={cx(
              'absolute inset-x-0 overflow-hidden rounded-lg border px-3',
              isSelected(index) ? 'border-line bg-selected shadow-low' : 'border-transparent hover:bg-hover',
              index === selectedIndex && '-outline-offset-2 outline-focus group-focus-visible/list:outline-2',
            )}
          >
            {renderRow(index, isSelected(index))}
          </div>
        ))}
      </div>
    </div>
  );
}

function targetOf(key: string, selected: number | null, count: number, page: number): number | null {
  if (count === 0) return null;
  const at = selected ?? -1;
  const clamp = (index: number) => Math.min(count - 1, Math.max(0, index));
  switch (key) {
    case 'ArrowDown':
      return clamp(at + 1);
    case 'ArrowUp':
      return clamp(at - 1);
    case 'PageDown':
      return clamp(at + page);
    case 'PageUp':
      return clamp(at - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
