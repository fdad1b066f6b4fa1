import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inProject } from './project.ts';
import { Refusal } from './terminal.ts';

/**
 * Loads what each module of a folder exports under one name; modules without it are parts of others.
 * @param names only these, by their `name`; all when empty
 * @throws Refusal naming the known ones when one is unknown
 */
export async function discover<T extends { name: string }>(
  folder: string,
  exported: string,
  isWanted: (value: unknown) => value is T,
  names: readonly string[],
): Promise<T[]> {
  const files = (await readdir(inProject(...folder.split('/'))).catch(() => [])).filter((file) => file.endsWith('.ts')).toSorted();
  const found: T[] = [];
  for (const file of files) {
    const module: Record<string, unknown> = await import(pathToFileURL(path.join(inProject(...folder.split('/')), file)).href);
    const value = module[exported];
    if (isWanted(value)) found.push(value);
  }
  const unknown = names.filter((name) => !found.some((one) => one.name === name));
  if (unknown.length > 0) {
    throw new Refusal(`Unknown: ${unknown.join(', ')}\nKnown: ${found.map(({ name }) => name).join(', ')}`);
  }
  return names.length === 0 ? found : found.filter(({ name }) => names.includes(name));
}

/** Whether something is an object with a name and a `run` function: what figures and benches have in common. */
export function isRunnable(value: unknown): value is { name: string; title: string; run: (...words: never[]) => unknown } {
  return (
    typeof value === 'object' && value !== null && 'name' in value && 'title' in value && 'run' in value && typeof value.run === 'function'
  );
}

/** `--json` and the like, and the names. */
export function readWords(words: readonly string[], known: readonly string[]): { flags: Set<string>; names: string[] } {
  const flags = words.filter((word) => word.startsWith('-'));
  const strange = flags.filter((flag) => !known.includes(flag));
  if (strange.length > 0) throw new Refusal(`Unknown option ${strange.join(', ')}. Known: ${known.join(', ')}`);
  return { flags: new Set(flags), names: words.filter((word) => !word.startsWith('-')) };
}
