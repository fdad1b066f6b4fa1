import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';

/** A secret to look for: its name in the report, and its bytes. */
export type Canary = { name: string; bytes: Buffer };
export type Finding = { canary: string; encoding: string; place: string };

/** Every form in which the bytes could have been written. Base64 depends on what stood before: three offsets. */
export function encodingsOf(bytes: Buffer): { encoding: string; needle: Buffer }[] {
  const texts = [
    { encoding: 'hex', text: bytes.toString('hex') },
    { encoding: 'HEX', text: bytes.toString('hex').toUpperCase() },
    ...[0, 1, 2].flatMap((offset) => {
      const shifted = Buffer.concat([Buffer.alloc(offset), bytes]);
      // The first and last characters also hold bits of the neighbours.
      const inner = (text: string) => text.slice(offset === 0 ? 0 : offset + 1, -3);
      return [
        { encoding: `base64+${offset}`, text: inner(shifted.toString('base64').replace(/=+$/, '')) },
        { encoding: `base64url+${offset}`, text: inner(shifted.toString('base64url')) },
      ];
    }),
  ];
  return [
    { encoding: 'raw', needle: bytes },
    { encoding: 'decimal list', needle: Buffer.from([...bytes].join(',')) },
    ...texts.map(({ encoding, text }) => ({ encoding, needle: Buffer.from(text, 'latin1') })),
    ...texts.map(({ encoding, text }) => ({ encoding: `${encoding} in UTF-16`, needle: Buffer.from(text, 'utf16le') })),
  ];
}

export function lookIn(content: Buffer, place: string, canaries: readonly Canary[]): Finding[] {
  return canaries.flatMap(({ name, bytes }) =>
    encodingsOf(bytes)
      .filter(({ needle }) => content.includes(needle))
      .map(({ encoding }) => ({ canary: name, encoding, place })),
  );
}

/** Every file below the folder; one that goes away meanwhile is skipped. */
export async function lookInFolder(folder: string, canaries: readonly Canary[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const content = await readFile(file).catch(() => null);
    if (content !== null) findings.push(...lookIn(content, path.relative(folder, file), canaries));
  }
  return findings;
}

/** The page's heap, its storages, and its document. */
export async function lookInPage(window: Page, canaries: readonly Canary[]): Promise<Finding[]> {
  const session = await window.context().newCDPSession(window);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  const stored = await window.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, databases, document.documentElement.outerHTML]);
  });
  return [
    ...lookIn(Buffer.from(chunks.join('')), 'heap of the page', canaries),
    ...lookIn(Buffer.from(stored), 'storage and document of the page', canaries),
  ];
}
