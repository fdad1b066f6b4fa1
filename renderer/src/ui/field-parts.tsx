import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';

/** What every field may say: its name, a code beside it, a hint or an error below it. */
export type FieldTexts = {
  readonly label: string;
  /** The claim or header name, in monospace beside the label: "sub". */
  readonly code?: string;
  readonly hideLabel?: boolean;
  readonly hint?: ReactNode;
  /** Shown instead of the hint, and announced. */
  readonly error?: string | null | undefined;
};

export function FieldLabel({ label, code, hideLabel = false }: FieldTexts) {
  return (
    <Label className={hideLabel ? 'sr-only' : 'flex items-baseline gap-1.5 text-xs font-semibold text-ink-soft'}>
      {label}
      {code !== undefined && <code className="font-mono font-normal text-ink-faint">{code}</code>}
    </Label>
  );
}

export function FieldNote({ hint, error }: FieldTexts) {
  if (typeof error === 'string') return <FieldError className="text-xs text-invalid selectable">{error}</FieldError>;
  if (hint === undefined || hint === null) return null;
  return (
    <Text slot="description" className="text-xs text-ink-faint">
      {hint}
    </Text>
  );
}
