import { useMessages } from '../messages/index.ts';
import { cx } from './class-names.ts';

type Props = { readonly rows?: number; readonly shape?: 'list' | 'detail' };

/** What is loading, in outline. Invisible for the first 150 ms, so that quick answers do not flicker. */
export function Skeleton({ rows = 4, shape = 'list' }: Props) {
  const m = useMessages();
  return (
    <div role="status" aria-label={m.ui.loading} className="animate-appear p-4">
      <div aria-hidden className={cx('flex animate-pulse flex-col gap-4', shape === 'list' && 'max-w-80')}>
        {shape === 'detail' && <div className="h-6 w-56 rounded-md bg-neutral-soft" />}
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className={shape === 'detail' ? 'h-16 rounded-xl bg-neutral-soft' : 'flex flex-col gap-1.5'}>
            {shape === 'list' && (
              <>
                <div className="h-3.5 w-2/3 rounded-sm bg-neutral-soft" />
                <div className="h-3 w-2/5 rounded-sm bg-neutral-soft" />
              </>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

/** In place of a screen or pane that is being loaded. */
export function Loading() {
  return <Skeleton shape="detail" />;
}
