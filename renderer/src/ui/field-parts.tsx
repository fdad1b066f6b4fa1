import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { SafeText } from './safe-text.tsx';

/** What every field may say: its name, a code beside it, a hint or an error below it. */
export type FieldTexts = {
  readonly label: string;
  /** The claim or header name, in monospace beside the label: "sub". */
  readonly code?: string;
  /** A badge beside the name; it belongs to the name for screen readers too. */
  readonly mark?: ReactNode;
  readonly hideLabel?: boolean;
  readonly hint?: ReactNode;
  /** Shown instead of the hint, and announced. */
  readonly error?: string | null | undefined;
};

export function FieldLabel({ label, code, mark, hideLabel = false }: FieldTexts) {
  return (
    <Label className={hideLabel ? 'sr-only' : 'flex flex-wrap items-baseline gap-x-1.5 text-xs font-semibold text-ink-soft'}>
      {label}
      {code !== undefined && <code className="font-mono font-normal text-ink-faint">{code}</code>}
      {mark}
    </Label>
  );
}

export function FieldNote({ hint, error }: FieldTexts) {
  if (typeof error === 'string') {
    return (
      <FieldError className="text-xs text-invalid selectable">
        <SafeText text={error} />
      </FieldError>
    );
  }
  if (hint === undefined || hint === null) return null;
  return (
    <Text slot="description" className="text-xs text-ink-faint">
      {hint}
    </Text>
  );
}
