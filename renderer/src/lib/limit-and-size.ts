import { formatBytes, formatNumber } from './format.ts';

/** A limit and a size beyond it, in the units of the app; in bytes where both would read the same. */
export function limitAndSize(limit: number, size: number, locale: string): [limit: string, size: string] {
  const [shortLimit, shortSize] = [formatBytes(limit, locale), formatBytes(size, locale)];
  if (shortLimit !== shortSize) return [shortLimit, shortSize];
  return [`${formatNumber(limit, locale)} B`, `${formatNumber(size, locale)} B`];
}
