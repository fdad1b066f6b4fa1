import { shortcutLabel, type Shortcut } from '../lib/shortcuts.ts';
import { cx } from './class-names.ts';

type Props = {
  readonly shortcut: Shortcut;
  readonly className?: string;
  /** "1" for Ctrl+1: where a column of digits says enough. */
  readonly digitAlone?: boolean;
};

/** A shortcut as a hint. Screen readers learn it from `aria-keyshortcuts` on the control. */
export function Kbd({ shortcut, className, digitAlone = false }: Props) {
  const digit = /^mod\+(\d)$/.exec(shortcut)?.[1];
  return (
    <kbd aria-hidden className={cx('font-sans text-2xs font-normal whitespace-nowrap', className ?? 'text-ink-faint')}>
      {(digitAlone ? digit : undefined) ?? shortcutLabel(shortcut)}
    </kbd>
  );
}
