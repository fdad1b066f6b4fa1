import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';

type Props = {
  /** Left out where the row beside it says it; then `aria-label` names it. */
  readonly children?: ReactNode;
  readonly 'aria-label'?: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isDisabled?: boolean;
};

/** For one of many that can be chosen together; a setting that acts at once is a Switch. */
export function Checkbox({ children, isOn, onChange, isDisabled = false, ...rest }: Props) {
  return (
    <AriaCheckbox
      {...rest}
      isSelected={isOn}
      onChange={onChange}
      isDisabled={isDisabled}
      className="group inline-flex items-center gap-2.5 data-disabled:text-ink-faint data-focus-visible:outline-none"
    >
      <span
        aria-hidden
        className="flex size-4 shrink-0 items-center justify-center rounded-sm border border-field-line bg-pane text-on-accent transition-colors duration-100 group-data-disabled:opacity-50 group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-focus group-data-selected:border-accent group-data-selected:bg-accent"
      >
        <Check size={13} strokeWidth={3} className="invisible group-data-selected:visible" />
      </span>
      {children !== undefined && <span>{children}</span>}
    </AriaCheckbox>
  );
}
