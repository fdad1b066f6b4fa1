import { useRef } from 'react';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/text-field.tsx';

type Props = {
  readonly text: string;
  readonly error: string | null;
  /** Where the mistake is, in UTF-16 units. */
  readonly offset: number | null;
  readonly onChange: (text: string) => void;
  readonly onLeave: () => void;
};

const fewest = 6;
const most = 18;

/** The claims as JSON text; a mistake is named by line and column, and can be gone to. */
export function ClaimsText({ text, error, offset, onChange, onLeave }: Props) {
  const m = useMessages();
  const area = useRef<HTMLTextAreaElement>(null);
  const rows = Math.min(most, Math.max(fewest, text.split('\n').length + 1));
  const goThere = () => {
    if (offset === null) return;
    area.current?.focus();
    area.current?.setSelectionRange(offset, Math.min(offset + 1, text.length));
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <div className="w-full">
        <TextArea
          inputRef={area}
          label={m.mint.claimsJson}
          hideLabel
          isMono
          rows={rows}
          placeholder={'{\n  "role": "admin"\n}'}
          value={text}
          onChange={onChange}
          onBlur={onLeave}
          error={error}
        />
      </div>
      {error !== null && offset !== null && (
        <Button size="small" onPress={goThere}>
          {m.mint.goThere}
        </Button>
      )}
    </div>
  );
}
