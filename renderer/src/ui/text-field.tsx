import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { Group, Input, TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import { cx } from './class-names.ts';
import { FieldLabel, FieldNote, type FieldTexts } from './field-parts.tsx';

type Common = FieldTexts & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly placeholder?: string;
  /** For tokens, keys, JSON and ids. */
  readonly isMono?: boolean;
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
  readonly isRequired?: boolean;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
};

export type TextFieldProps = Common & {
  readonly type?: 'text' | 'url' | 'password';
  /** Stands inside the field, before or after the text. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  readonly inputRef?: Ref<HTMLInputElement>;
};

/** Characters. A field lays out each line of a longer text at once: a million lines hold up the window for seconds, or end it. */
export const longestPaste = 30_000;

const quiet = { autoComplete: 'off', autoCorrect: 'off', spellCheck: 'false' } as const;
const column = 'flex min-w-0 flex-col gap-1';

/** One line of text. Nothing that is typed here is remembered, corrected or sent to a spelling service. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, onBlur, onKeyDown, placeholder, isMono, inputRef, before, after, maxLength } = props;
  return (
    <AriaTextField {...fieldProps(props)} {...quiet} type={props.type ?? 'text'} value={value} onChange={onChange} className={column}>
      <FieldLabel {...props} />
      <Group
        isInvalid={typeof props.error === 'string'}
        isDisabled={props.isDisabled ?? false}
        className="field-shape flex h-8 items-center gap-1.5 px-2.5"
      >
        {before}
        <Input
          {...(inputRef !== undefined && { ref: inputRef })}
          {...(placeholder !== undefined && { placeholder })}
          {...(onBlur !== undefined && { onBlur })}
          {...(onKeyDown !== undefined && { onKeyDown })}
          {...(maxLength !== undefined && { maxLength })}
          className={cx('h-full w-full min-w-0 bg-transparent outline-none selectable', isMono && 'font-mono text-xs')}
        />
        {after}
      </Group>
      <FieldNote {...props} />
    </AriaTextField>
  );
}

export type TextAreaProps = Common & {
  readonly rows?: number;
  /** Fills the height that its parent leaves. */
  readonly fills?: boolean;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
};

export function TextArea(props: TextAreaProps) {
  const { value, onChange, onBlur, onKeyDown, placeholder, isMono, inputRef, rows = 4, fills, maxLength } = props;
  return (
    <AriaTextField {...fieldProps(props)} {...quiet} value={value} onChange={onChange} className={cx(column, fills && 'min-h-0 flex-1')}>
      <FieldLabel {...props} />
      <AriaTextArea
        {...(inputRef !== undefined && { ref: inputRef })}
        {...(placeholder !== undefined && { placeholder })}
        {...(onBlur !== undefined && { onBlur })}
        {...(onKeyDown !== undefined && { onKeyDown })}
        {...(maxLength !== undefined && { maxLength })}
        rows={rows}
        className={cx(
          'field-shape w-full resize-none px-2.5 py-1.5 selectable',
          isMono && 'font-mono text-xs leading-5 break-all',
          fills && 'min-h-0 flex-1',
        )}
      />
      <FieldNote {...props} />
    </AriaTextField>
  );
}

function fieldProps({ error, isDisabled, isReadOnly, isRequired, autoFocus }: Common) {
  return {
    isInvalid: typeof error === 'string',
    isDisabled: isDisabled ?? false,
    isReadOnly: isReadOnly ?? false,
    isRequired: isRequired ?? false,
    // Opened by a deliberate act, a form's first field may take the focus.
    autoFocus: autoFocus ?? false,
    validationBehavior: 'aria',
  } as const;
}
