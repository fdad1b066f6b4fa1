/** Calendar months and, added after them, seconds. */
export type Span = { months: number; seconds: number };

/** Longer texts are no durations: nothing here looks at more. */
const longest = 100;

const second = { seconds: 1 };
const minute = { seconds: 60 };
const hour = { seconds: 3_600 };
const day = { seconds: 86_400 };
const week = { seconds: 604_800 };
const month = { months: 1 };
const year = { months: 12 };
type Unit = { seconds: number } | { months: number };

const units: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ...named(second, 's', 'sec', 'secs', 'second', 'seconds', '초'),
  ...named(minute, 'm', 'min', 'mins', 'minute', 'minutes', '분'),
  ...named(hour, 'h', 'hr', 'hrs', 'hour', 'hours', '시간'),
  ...named(day, 'd', 'day', 'days', '일'),
  ...named(week, 'w', 'wk', 'wks', 'week', 'weeks', '주', '주일'),
  ...named(month, 'mo', 'month', 'months', '개월', '달'),
  ...named(year, 'y', 'yr', 'yrs', 'year', 'years', '년'),
]);

function named(unit: Unit, ...names: string[]): [string, Unit][] {
  return names.map((name) => [name, unit]);
}

const part = /(\d{1,9})(?:\.(\d{1,9}))?\s*([a-z]+|[가-힣]+)/y;
const between = /\s*(?:,\s*)?(?:and\s+)?/y;
const iso =
  /^P(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:[.,](\d{1,9}))?W)?(?:(\d{1,9})(?:[.,](\d{1,9}))?D)?(?:T(?:(\d{1,9})(?:[.,](\d{1,9}))?H)?(?:(\d{1,9})(?:[.,](\d{1,9}))?M)?(?:(\d{1,9})(?:[.,](\d{1,9}))?S)?)?$/;

/**
 * Reads "90m", "2h30m", "3 weeks", "1 day and 4 hours", "1.5h", "2시간 30분", and ISO 8601 ("PT1H30M", "P1M").
 * A fraction is taken of units of fixed length only, and only where it gives whole seconds. Null for anything else.
 */
export function parseSpan(text: string): Span | null {
  if (text.length > longest) return null;
  const trimmed = text.trim();
  return trimmed.startsWith('P') ? isoSpan(trimmed) : wordSpan(trimmed.normalize('NFC').toLowerCase());
}

function wordSpan(text: string): Span | null {
  const span = { months: 0, seconds: 0 };
  let at = 0;
  do {
    if (at > 0) {
      between.lastIndex = at;
      between.exec(text);
      at = between.lastIndex;
    }
    part.lastIndex = at;
    const [found, whole = '', fraction = '', name = ''] = part.exec(text) ?? [];
    const unit = units.get(name);
    if (found === undefined || unit === undefined || !add(span, unit, whole, fraction)) return null;
    at += found.length;
  } while (at < text.length);
  return span;
}

function isoSpan(text: string): Span | null {
  const found = iso.exec(text);
  if (found === null || text.endsWith('P') || text.endsWith('T')) return null;
  const [, years = '0', months = '0', ...fixed] = found;
  const span = { months: Number(years) * 12 + Number(months), seconds: 0 };
  for (const [index, unit] of [week, day, hour, minute, second].entries()) {
    if (!add(span, unit, fixed[index * 2] ?? '0', fixed[index * 2 + 1] ?? '')) return null;
  }
  return span;
}

function add(span: Span, unit: Unit, whole: string, fraction: string): boolean {
  if ('months' in unit) {
    span.months += Number(whole) * unit.months;
    return fraction === '';
  }
  const parts = Number(`0${fraction}`) * unit.seconds;
  const per = 10 ** fraction.length;
  span.seconds += Number(whole) * unit.seconds + parts / per;
  return parts % per === 0;
}
