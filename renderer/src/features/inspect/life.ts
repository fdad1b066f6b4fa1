import { numberMember, type JsonObject } from '../../../../shared/json/node.ts';

/** The token's times as far as it gives them, in Unix seconds. */
export type Times = { readonly issued: number | null; readonly starts: number | null; readonly expires: number | null };

export type LifeState = 'living' | 'expired' | 'not-yet' | 'unissued' | 'forever';

/** Where everything lies on the line, in per cent of its width. */
export type Life = {
  readonly state: LifeState;
  readonly from: number;
  readonly to: number;
  readonly now: number;
  /** The nbf mark, where it lies apart from the bar's start. */
  readonly starts: number | null;
  /** How far the leeway reaches before nbf and after exp; null where there is none, or no such time. */
  readonly leewayFrom: number | null;
  readonly leewayTo: number | null;
  /** It is good for the leeway alone: before its start, or after its end. */
  readonly within: 'start' | 'end' | null;
  /** False where now lies so far away that the life itself would shrink to nothing. */
  readonly isToScale: boolean;
  /** Seconds from the start to the expiry; null where one of them is not given. */
  readonly length: number | null;
};

/** Later instants have no calendar date; they are shown as numbers and not drawn. */
const latest = 8.64e12;
/** The life takes at least this share of the line, in per cent. */
const smallestShare = 45;
const margin = 4;

export function timesOf(claims: JsonObject): Times {
  const read = (name: string) => {
    const time = numberMember(claims, name);
    return time === undefined || Math.abs(time) > latest ? null : time;
  };
  return { issued: read('iat'), starts: read('nbf'), expires: read('exp') };
}

/** Null where the token gives no times at all. `now` and `leeway` in seconds: what the token is judged by. */
export function lifeOf(times: Times, now: number, leeway = 0): Life | null {
  const { issued, starts, expires } = times;
  const begin = issued ?? starts;
  if (begin === null && expires === null) return null;
  const first = begin ?? Math.min(expires ?? now, now) - openEnd(expires ?? now, now);
  const last = expires ?? Math.max(first, now) + openEnd(first, now);
  // Expiry before issue is nonsense, but must be drawn all the same.
  const [low, high] = first <= last ? [first, last] : [last, first];
  const before = leeway > 0 && starts !== null ? starts - leeway : null;
  const after = leeway > 0 && expires !== null ? expires + leeway : null;
  const scale = scaleFor(Math.min(low, before ?? low), Math.max(high, after ?? high), now);
  return {
    state: stateOf(times, now, leeway),
    from: scale.at(low),
    to: scale.at(high),
    now: scale.at(now),
    starts: starts !== null && starts !== begin && starts > low && starts < high ? scale.at(starts) : null,
    leewayFrom: before === null ? null : scale.at(before),
    leewayTo: after === null ? null : scale.at(after),
    within: withinLeeway(times, now, leeway),
    isToScale: scale.isToScale,
    length: begin !== null && expires !== null && expires > begin ? expires - begin : null,
  };
}

function stateOf({ issued, starts, expires }: Times, now: number, leeway: number): LifeState {
  if (expires !== null && expires + leeway <= now) return 'expired';
  if (starts !== null && starts - leeway > now) return 'not-yet';
  // More than its whole life would be left.
  if (issued !== null && issued - leeway > now) return 'unissued';
  return expires === null ? 'forever' : 'living';
}

function withinLeeway(times: Times, now: number, leeway: number): Life['within'] {
  const { starts, expires } = times;
  if (stateOf(times, now, leeway) === stateOf(times, now, 0)) return null;
  return expires !== null && expires <= now && expires + leeway > now ? 'end' : starts !== null && starts > now ? 'start' : null;
}

/** How far a side without a time reaches: half as far again as what is known, at least an hour. */
function openEnd(known: number, now: number): number {
  return Math.max(3_600, Math.abs(now - known) / 2);
}

function scaleFor(low: number, high: number, now: number): { at: (time: number) => number; isToScale: boolean } {
  const length = Math.max(1, high - low);
  const widest = (length * 100) / smallestShare;
  const left = Math.max(0, low - now);
  const right = Math.max(0, now - high);
  const isToScale = left + length + right <= widest;
  const shownLeft = isToScale ? left : Math.min(left, widest - length);
  const shownRight = isToScale ? right : Math.min(right, widest - length);
  const span = shownLeft + length + shownRight;
  const at = (time: number) => {
    const inside = Math.min(Math.max(time, low - shownLeft), high + shownRight);
    return margin + ((inside - (low - shownLeft)) / span) * (100 - 2 * margin);
  };
  return { at, isToScale };
}

/** "14:03:12" today, "23 Nov, 14:03" this year, "23 Nov 2025" else; local time. */
export function formatShort(at: number, now: number, locale: string): string {
  const date = new Date(at * 1000);
  const today = new Date(now * 1000);
  if (Number.isNaN(date.getTime())) return String(at);
  if (date.toDateString() === today.toDateString()) {
    return date.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  }
  if (date.getFullYear() === today.getFullYear()) {
    return date.toLocaleString(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  }
  return date.toLocaleDateString(locale, { day: 'numeric', month: 'short', year: 'numeric' });
}
