import { ProgressBar as AriaProgressBar } from 'react-aria-components';

type Props = {
  readonly label: string;
  /** 0 to 1; null while it cannot be known. */
  readonly share: number | null;
};

/** How far a job is. */
export function ProgressBar({ label, share }: Props) {
  const percent = share === null ? 0 : Math.min(100, Math.max(0, share * 100));
  return (
    <AriaProgressBar
      aria-label={label}
      value={percent}
      isIndeterminate={share === null}
      className="h-1.5 w-full overflow-hidden rounded-full bg-well"
    >
      <div className="h-full rounded-full bg-accent transition-[width] duration-150" style={{ width: `${percent}%` }} />
    </AriaProgressBar>
  );
}
