import { maxTokenBytes } from '../../../../shared/inspect.ts';
import { cookieLimit, headerLimit } from '../../../../shared/mint-advice.ts';
import { formatBytes } from '../../lib/format.ts';
import { useMessages } from '../../messages/screens.ts';
import { cx } from '../../ui/class-names.ts';
import type { TokenSize } from './token-size.ts';

/** How much of a header line the token takes; the mark is where cookies end. The sentence says the same. */
export function SizeMeter({ size }: { readonly size: TokenSize }) {
  const m = useMessages();
  const { bytes, isEstimate } = size;
  const text = formatBytes(bytes, m.time.locale);
  const state = stateOf(bytes);
  const share = Math.max(1, Math.min(100, (bytes / headerLimit) * 100));
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap justify-between gap-x-3 text-xs text-ink-soft">
        <span>{isEstimate ? m.mintForm.sizeEstimate(text) : m.mint.size(text)}</span>
        <span className={cx(state === 'fits' ? 'text-ink-faint' : 'text-warning')}>{m.mintForm.sizes[state]}</span>
      </div>
      <div
        role="meter"
        aria-label={m.mintForm.sizeMeter}
        aria-valuemin={0}
        aria-valuemax={headerLimit}
        aria-valuenow={Math.min(bytes, headerLimit)}
        aria-valuetext={text}
        className="relative h-1 overflow-hidden rounded-full bg-neutral-soft"
      >
        <div
          className={cx('h-full', state === 'fits' ? 'bg-accent' : state === 'header' ? 'bg-warning' : 'bg-invalid')}
          style={{ width: `${share}%` }}
        />
        <div className="absolute inset-y-0 left-1/2 w-px bg-line-strong" />
      </div>
    </div>
  );
}

function stateOf(bytes: number): 'fits' | 'header' | 'over' | 'impossible' {
  if (bytes <= cookieLimit) return 'fits';
  if (bytes <= headerLimit) return 'header';
  return bytes <= maxTokenBytes ? 'over' : 'impossible';
}
