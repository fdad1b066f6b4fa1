import { setImmediate } from 'node:timers/promises';
import type { ImportedSource } from '../../../../shared/key-import.ts';
import { fail, type Result } from '../../../../shared/result.ts';
import { readSource, unlockReading } from './reading/read-source.ts';
import type { KeyItem, Reading, SourceInput } from './reading/reading.ts';

/** A source as a session keeps it: what was read, and not its bytes. */
export type HeldSource = { readonly name: string | null; readonly bytes: number; readonly reading: Result<Reading> };

/** Reads one source after the other. Throws only when `signal` is aborted. */
export async function readAll(inputs: readonly SourceInput[], signal: AbortSignal | undefined): Promise<HeldSource[]> {
  const held: HeldSource[] = [];
  for (const input of inputs) {
    const { name } = input;
    if ('problem' in input) held.push({ name, bytes: 0, reading: fail(input.problem) });
    else held.push({ name, bytes: input.bytes.length, reading: await readSource(input, signal) });
    await setImmediate();
    signal?.throwIfAborted();
  }
  return held;
}

export function isLocked({ reading }: HeldSource): boolean {
  return reading.ok && reading.value.items.some((item) => item.kind === 'locked');
}

/** Tries a passphrase on a source; one that is not locked stays as it is. */
export async function unlockSource(source: HeldSource, passphrase: string, signal: AbortSignal | undefined): Promise<HeldSource> {
  if (!source.reading.ok || !isLocked(source)) return source;
  return { ...source, reading: await unlockReading(source.reading.value, passphrase, signal) };
}

export function keysOf({ reading }: HeldSource): KeyItem[] {
  return reading.ok ? reading.value.items.flatMap((item) => (item.kind === 'key' ? [item] : [])) : [];
}

export function shownSource({ name, bytes, reading }: HeldSource): ImportedSource {
  if (!reading.ok) return { name, bytes, status: 'failed', format: null, container: null, problem: reading.error, ignored: [] };
  const { container, format, items } = reading.value;
  const ignored = items.flatMap((item) => (item.kind === 'ignored' ? [{ what: item.what, problem: item.problem }] : []));
  return { name, bytes, status: statusOf(reading.value), format, container, problem: null, ignored };
}

function statusOf({ items }: Reading): ImportedSource['status'] {
  const locked = items.filter((item) => item.kind === 'locked');
  if (locked.length === 0) return 'read';
  return locked.some(({ isWrong }) => isWrong) ? 'passphrase-wrong' : 'passphrase-needed';
}
