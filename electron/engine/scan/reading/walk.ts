import { opendir, stat } from 'node:fs/promises';
import path from 'node:path';
import { appError, type AppError } from '../../../../shared/errors.ts';
import { systemCode } from '../../system-code.ts';

/** `name` is what is shown: within the chosen folder, or the bare name of a chosen file. */
export type FoundFile = { readonly path: string; readonly name: string; readonly bytes: number };
export type Unread = { readonly file: string; readonly error: AppError };
export type Found = { readonly kind: 'file'; readonly file: FoundFile } | ({ readonly kind: 'unread' } & Unread);

/** More files than a person keeps in one place; beyond them a folder is told as too large. */
const mostFiles = 200_000;

/**
 * The files that were chosen, and all in the folders that were, in the order of their names. A chosen link is followed; what
 * stands in a folder is not, so that no loop and no way out of it exists. Hidden files and folders, links, and what is no file
 * are told and passed over.
 */
export async function* filesOf(chosen: readonly string[]): AsyncGenerator<Found> {
  let files = 0;
  for (const place of chosen) {
    for await (const found of filesAt(place)) {
      if (found.kind === 'file' && ++files > mostFiles) {
        yield unread(path.basename(place), appError('payload-too-large', { expected: `at most ${mostFiles} files` }));
        return;
      }
      yield found;
    }
  }
}

async function* filesAt(place: string): AsyncGenerator<Found> {
  const name = path.basename(place);
  try {
    const found = await stat(place);
    if (found.isDirectory()) yield* filesIn(place, name);
    else if (found.isFile()) yield { kind: 'file', file: { path: place, name, bytes: found.size } };
    else yield skipped(name, 'special');
  } catch (error) {
    yield unread(name, appError('file-unreadable', { actual: systemCode(error) }));
  }
}

async function* filesIn(folder: string, shown: string): AsyncGenerator<Found> {
  const entries = await entriesOf(folder);
  if (entries === null) return yield unread(shown, appError('file-unreadable', { actual: 'folder' }));
  for (const entry of entries) {
    const place = path.join(folder, entry.name);
    const name = `${shown}/${entry.name}`;
    if (entry.name.startsWith('.')) yield skipped(name, 'hidden');
    else if (entry.isSymbolicLink()) yield skipped(name, 'link');
    else if (entry.isDirectory()) yield* filesIn(place, name);
    else if (!entry.isFile()) yield skipped(name, 'special');
    else yield* fileAt(place, name);
  }
}

async function* fileAt(place: string, name: string): AsyncGenerator<Found> {
  try {
    yield { kind: 'file', file: { path: place, name, bytes: (await stat(place)).size } };
  } catch (error) {
    yield unread(name, appError('file-unreadable', { actual: systemCode(error) }));
  }
}

async function entriesOf(folder: string) {
  try {
    const entries = [];
    for await (const entry of await opendir(folder)) entries.push(entry);
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return null;
  }
}

function skipped(file: string, actual: 'hidden' | 'link' | 'special'): Found {
  return unread(file, appError('file-unreadable', { actual }));
}

function unread(file: string, error: AppError): Found {
  return { kind: 'unread', file, error };
}
