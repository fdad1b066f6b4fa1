import { Button } from './button.tsx';
import { Spinner } from './spinner.tsx';

type Props = { readonly label: string; readonly stopLabel: string; readonly onStop: () => void };

/** Work that takes over a second says so, and can be stopped; before that nothing is seen. */
export function LateProgress({ label, stopLabel, onStop }: Props) {
  return (
    <div className="flex animate-late items-center gap-3 text-ink-soft">
      <Spinner />
      <span role="status" className="min-w-0 flex-1">
        {label}
      </span>
      <Button size="small" onPress={onStop}>
        {stopLabel}
      </Button>
    </div>
  );
}
