import { createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry } from 'yauzl';

/** The file-type bits of a Unix mode, and the value that stands for a symbolic link. */
const TYPE_BITS = 0o170000;
const SYMBOLIC_LINK = 0o120000;

/**
 * Unpacks a zip with its Unix modes and symbolic links. yauzl refuses names that lead outside (`..`, absolute) itself.
 * @param placeOf where an entry goes below `target`, or null to leave it out
 */
export async function unzip(file: string, target: string, placeOf: (name: string) => string | null): Promise<void> {
  const zip = await openPromise(file);
  try {
    for await (const entry of zip.eachEntry()) {
      const place = placeOf(entry.fileName);
      if (place === null || entry.fileName.endsWith('/')) continue;
      const destination = path.join(target, place);
      await mkdir(path.dirname(destination), { recursive: true });
      const content = await zip.openReadStreamPromise(entry);
      const mode = unixMode(entry);
      if ((mode & TYPE_BITS) === SYMBOLIC_LINK) await symlink(await text(content), destination);
      else await pipeline(content, createWriteStream(destination, { mode: mode & 0o777 || 0o644 }));
    }
  } finally {
    zip.close();
  }
}

/** The upper half of the external attributes is the Unix mode (zip appnote 4.4.15). */
function unixMode(entry: Entry): number {
  return entry.externalFileAttributes >>> 16;
}
