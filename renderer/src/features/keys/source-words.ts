import { formatDuration } from '../../lib/format.ts';
import type { Messages } from '../../messages/index.ts';

/** "8 min old". */
export function ageText(fetchedAt: number, now: number, m: Messages): string {
  return now - fetchedAt < 5 ? m.keySources.fresh : m.keySources.age(formatDuration(now - fetchedAt, m.time, 1));
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
