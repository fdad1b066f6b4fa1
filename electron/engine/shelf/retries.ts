const minute = 60;
const longestWait = 60 * minute;
/** A token that has ended for so long is not tried again. */
const givesUpAfter = 86_400;
/** A token that lives shorter than it wants to be renewed ahead would be renewed without end: half of its life is waited. */
const shortestLife = 20;

type Entry = { readonly expiresAt: number | null; readonly failures: number; readonly nextAt: number };

/** When tokens may be renewed again that were tried before. Times are Unix seconds; the state is of this run of the app. */
export function createRetries() {
  const entries = new Map<string, Entry>();

  return {
    /** Notes a failure and waits 1, 2, 4 … 60 minutes. True for the first one of this expiry. */
    failed(id: string, expiresAt: number | null, now: number): boolean {
      const before = entries.get(id);
      const failures = before?.expiresAt === expiresAt ? before.failures + 1 : 1;
      const isOver = expiresAt !== null && now >= expiresAt + givesUpAfter;
      const wait = Math.min(minute * 2 ** (failures - 1), longestWait);
      entries.set(id, { expiresAt, failures, nextAt: isOver ? Number.POSITIVE_INFINITY : now + wait });
      return failures === 1;
    },
    succeeded(id: string, expiresAt: number | null, now: number): void {
      const life = Math.max(expiresAt === null ? 0 : expiresAt - now, shortestLife);
      entries.set(id, { expiresAt, failures: 0, nextAt: now + Math.floor(life / 2) });
    },
    /** With this expiry it was not tried yet: at once. */
    nextAt(id: string, expiresAt: number | null): number {
      const entry = entries.get(id);
      return entry?.expiresAt === expiresAt ? entry.nextAt : Number.NEGATIVE_INFINITY;
    },
    /** The same whatever its expiry. */
    wakesAt: (id: string): number => entries.get(id)?.nextAt ?? Number.NEGATIVE_INFINITY,
    /** Forgets those that are not due any more. */
    keepOnly(ids: readonly string[]): void {
      const kept = new Set(ids);
      for (const id of entries.keys()) if (!kept.has(id)) entries.delete(id);
    },
  };
}
