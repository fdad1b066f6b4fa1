import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { maximumImportSources, type DroppedFiles } from '../../../shared/key-import.ts';

/** Far more than an import takes: it is the import that says that they are too many. */
const pathsSchema = z.array(z.string().min(1).max(4_096)).min(1).max(10_000);

/** How long dropped files wait to be read, in milliseconds. */
const life = 600_000;

/** Paths that the user dropped on the window, each set under an id that the page may name, once. */
export type FileDrops = {
  /** null when these are not paths. */
  take(paths: unknown): DroppedFiles | null;
  /** null when the id is unknown or its time is over. */
  give(drop: string): readonly string[] | null;
};

export function createFileDrops(): FileDrops {
  const waiting = new Map<string, { paths: readonly string[]; timer: NodeJS.Timeout }>();
  return {
    take(input) {
      const paths = pathsSchema.safeParse(input);
      if (!paths.success) return null;
      const drop = randomUUID();
      const timer = setTimeout(() => waiting.delete(drop), life);
      timer.unref();
      const kept = paths.data.slice(0, maximumImportSources + 1);
      waiting.set(drop, { paths: kept, timer });
      return { drop, names: kept.map((file) => path.basename(file)) };
    },
    give(drop) {
      const found = waiting.get(drop);
      clearTimeout(found?.timer);
      waiting.delete(drop);
      return found?.paths ?? null;
    },
  };
}
