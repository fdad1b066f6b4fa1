import { useContext } from 'react';
import type { JsonObject } from '../../../../shared/json/node.ts';
import { formatDuration } from '../../lib/format.ts';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { cx } from '../../ui/class-names.ts';
import { SetClock, useClock } from './clock.ts';
import { formatShort, lifeOf, timesOf, type Life, type LifeState, type Times } from './life.ts';

const barLooks: Record<LifeState, string> = {
  living: 'bg-valid-soft',
  forever: 'bg-warning-soft',
  'not-yet': 'bg-neutral-soft',
  unissued: 'bg-neutral-soft',
  expired: 'bg-expired-soft',
};
const doneLooks: Record<LifeState, string> = {
  living: 'bg-valid',
  forever: 'bg-warning',
  'not-yet': 'bg-neutral-soft',
  unissued: 'bg-neutral-soft',
  expired: 'bg-expired',
};
const words: Record<LifeState, string> = {
  living: 'text-valid',
  forever: 'text-warning',
  'not-yet': 'text-warning',
  unissued: 'text-warning',
  expired: 'text-expired',
};

type Props = {
  readonly claims: JsonObject;
  /** What the policy allows at both ends, in seconds. */
  readonly leeway: number;
  /** Why it has no `exp`: its age counts instead, or it tells of an event. */
  readonly withoutEnd: 'age' | 'event' | null;
};

/** The token's life on a line: issued, not before, expires, the leeway around them, and where now lies. */
export function LifeSection({ claims, leeway, withoutEnd }: Props) {
  const m = useMessages();
  const now = useClock();
  const isSet = useContext(SetClock) !== null;
  const times = timesOf(claims);
  const life = lifeOf(times, now, leeway);
  if (life === null) return null;
  const short = (at: number) => formatShort(at, now, m.time.locale);
  const begin = times.issued ?? times.starts;
  const reasons = { age: m.inspect.lifeByAge, event: m.inspect.lifeOfEvent };
  return (
    <section aria-label={m.inspect.life} className="rounded-xl border border-line bg-card p-4">
      <div className="flex flex-wrap justify-between gap-x-3">
        <h3 className="text-xs font-semibold text-ink-soft">{m.inspect.life}</h3>
        <p className={cx('text-xs font-semibold', life.within === null ? words[life.state] : 'text-warning')}>
          {life.state === 'forever' && withoutEnd !== null ? reasons[withoutEnd] : summary(life, times, now, leeway, m)}
        </p>
      </div>
      <div role="group" aria-label={m.inspect.lifeLabel} className="mt-2 text-2xs">
        <Anchored at={life.now}>{isSet ? m.inspect.lifeAsOf(short(now)) : m.inspect.lifeNow(short(now))}</Anchored>
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
          <span className={life.state === 'expired' ? 'text-expired' : undefined}>{endWords(times.expires, now, short, m)}</span>
        </div>
        {isSet && <p className="mt-1 text-warning">{m.inspect.lifeAsOfNote}</p>}
        {leeway > 0 && <p className="mt-1 text-ink-faint">{m.inspect.lifeLeeway(formatDuration(leeway, m.time))}</p>}
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
      <Leeway from={life.leewayFrom} to={life.starts ?? life.from} />
      <Leeway from={life.to} to={life.leewayTo} />
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

/** Lower than the bar, so that it is told from the life itself without its colour. */
function Leeway({ from, to }: { readonly from: number | null; readonly to: number | null }) {
  if (from === null || to === null || to <= from) return null;
  return <span className="absolute top-2 h-1 bg-warning opacity-60" style={{ left: `${from}%`, width: `${to - from}%` }} />;
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

function endWords(expires: number | null, now: number, short: (at: number) => string, m: Messages): string {
  if (expires === null) return m.inspect.lifeNoEnd;
  return expires <= now ? m.inspect.lifeExpired(short(expires)) : m.inspect.lifeExpires(short(expires));
}

function summary({ state, length, within }: Life, { issued, starts, expires }: Times, now: number, leeway: number, m: Messages): string {
  const away = (time: number | null) => formatDuration((time ?? now) - now, m.time);
  if (within === 'end' && expires !== null) return m.inspect.lifeInLeeway(away(expires + leeway));
  if (within === 'start') return m.inspect.lifeStartsInLeeway(away(starts));
  switch (state) {
    case 'expired':
      return m.inspect.lifeExpiredAgo(away(expires));
    case 'not-yet':
      return m.inspect.lifeStartsIn(away(starts));
    case 'unissued':
      return m.inspect.lifeIssuedIn(away(issued));
    case 'forever':
      return m.inspect.lifeForever;
    case 'living':
      return length === null ? m.inspect.lifeLeft(away(expires)) : m.inspect.lifeOf(away(expires), formatDuration(length, m.time));
  }
}
