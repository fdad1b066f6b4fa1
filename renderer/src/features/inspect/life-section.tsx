import type { JsonObject } from '../../../../shared/json/node.ts';
import { formatDuration } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { cx } from '../../ui/class-names.ts';
import { formatShort, lifeOf, timesOf, type Life, type LifeState, type Times } from './life.ts';

const barLooks: Record<LifeState, string> = {
  living: 'bg-valid-soft',
  forever: 'bg-warning-soft',
  'not-yet': 'bg-neutral-soft',
  expired: 'bg-expired-soft',
};
const doneLooks: Record<LifeState, string> = {
  living: 'bg-valid',
  forever: 'bg-warning',
  'not-yet': 'bg-neutral-soft',
  expired: 'bg-expired',
};
const words: Record<LifeState, string> = {
  living: 'text-valid',
  forever: 'text-warning',
  'not-yet': 'text-warning',
  expired: 'text-expired',
};

/** The token's life on a line: issued, not before, expires, and where now lies. */
export function LifeSection({ claims }: { readonly claims: JsonObject }) {
  const m = useMessages();
  const now = useNow();
  const times = timesOf(claims);
  const life = lifeOf(times, now);
  if (life === null) return null;
  const short = (at: number) => formatShort(at, now, m.time.locale);
  const begin = times.issued ?? times.starts;
  return (
    <section aria-label={m.inspect.life} className="rounded-xl border border-line bg-card p-4">
      <div className="flex flex-wrap justify-between gap-x-3">
        <h3 className="text-xs font-semibold text-ink-soft">{m.inspect.life}</h3>
        <p className={cx('text-xs font-semibold', words[life.state])}>{summary(life, times, now, m)}</p>
      </div>
      <div role="group" aria-label={m.inspect.lifeLabel} className="mt-2 text-2xs">
        <Anchored at={life.now}>{m.inspect.lifeNow(short(now))}</Anchored>
        <Line life={life} hasBegin={begin !== null} hasEnd={times.expires !== null} />
        <div className="mt-1 flex justify-between gap-3 text-ink-soft">
          <span>
            {begin === null
              ? m.inspect.lifeNoStart
              : times.issued === null
                ? m.inspect.lifeStarts(short(begin))
                : m.inspect.lifeIssued(short(begin))}
          </span>
          {life.starts !== null && times.starts !== null && <span>{m.inspect.lifeStarts(short(times.starts))}</span>}
          <span className={life.state === 'expired' ? 'text-expired' : undefined}>{endWords(times.expires, life, short, m)}</span>
        </div>
        {!life.isToScale && <p className="mt-1 text-ink-faint">{m.inspect.lifeNotToScale}</p>}
      </div>
    </section>
  );
}

function Line({ life, hasBegin, hasEnd }: { readonly life: Life; readonly hasBegin: boolean; readonly hasEnd: boolean }) {
  const done = Math.min(Math.max(life.now, life.from), life.to);
  return (
    <div aria-hidden className="relative h-5">
      <span className="absolute inset-x-0 top-2 h-1 rounded-full bg-well" />
      <span
        className={cx('absolute top-1.5 h-2', hasBegin && 'rounded-l-full', hasEnd && 'rounded-r-full', barLooks[life.state])}
        style={{ left: `${life.from}%`, width: `${life.to - life.from}%` }}
      />
      <span
        className={cx(
          'absolute top-1.5 h-2',
          hasBegin && 'rounded-l-full',
          done >= life.to && hasEnd && 'rounded-r-full',
          doneLooks[life.state],
        )}
        style={{ left: `${life.from}%`, width: `${done - life.from}%`, opacity: 0.55 }}
      />
      {life.starts !== null && <span className="absolute top-0.5 h-4 w-px bg-ink-soft" style={{ left: `${life.starts}%` }} />}
      <span className="absolute top-0 h-5 w-0.5 -translate-x-1/2 rounded-full bg-ink" style={{ left: `${life.now}%` }} />
    </div>
  );
}

/** A label over its mark that never leaves the line: it hangs to the left, in the middle or to the right of it. */
function Anchored({ at, children }: { readonly at: number; readonly children: string }) {
  const side = at < 20 ? 'translate-x-0' : at > 80 ? '-translate-x-full' : '-translate-x-1/2';
  return (
    <div className="relative h-4">
      <span className={cx('absolute whitespace-nowrap text-ink', side)} style={{ left: `${at}%` }}>
        {children}
      </span>
    </div>
  );
}

function endWords(expires: number | null, life: Life, short: (at: number) => string, m: Messages): string {
  if (expires === null) return m.inspect.lifeNoEnd;
  return life.state === 'expired' ? m.inspect.lifeExpired(short(expires)) : m.inspect.lifeExpires(short(expires));
}

function summary({ state, length }: Life, { starts, expires }: Times, now: number, m: Messages): string {
  const away = (time: number | null) => formatDuration((time ?? now) - now, m.time);
  switch (state) {
    case 'expired':
      return m.inspect.lifeExpiredAgo(away(expires));
    case 'not-yet':
      return m.inspect.lifeStartsIn(away(starts));
    case 'forever':
      return m.inspect.lifeForever;
    case 'living':
      return length === null ? m.inspect.lifeLeft(away(expires)) : m.inspect.lifeOf(away(expires), formatDuration(length, m.time));
  }
}
