import { removedKinds, type Inspection } from '../../../../shared/inspect.ts';

export type Removed = Inspection['removed'][number];

/** What was undone at a place of the text. */
export const mark = { invisible: 1, html: 2, json: 4, percent: 8, lineBreak: 16, base64: 32, shell: 64 } as const;

const names: readonly (readonly [number, Removed])[] = [
  [mark.lineBreak, 'line-breaks'],
  [mark.percent, 'percent-encoding'],
  [mark.json, 'json-escapes'],
  [mark.shell, 'shell-escapes'],
  [mark.html, 'html-entities'],
  [mark.base64, 'base64'],
  [mark.invisible, 'invisible-characters'],
];

/** In the order of `removedKinds`, each once. */
export function removedOf(marks: number, others: readonly Removed[]): Removed[] {
  const all = new Set<Removed>(others);
  for (const [bit, name] of names) if ((marks & bit) !== 0) all.add(name);
  return removedKinds.filter((kind) => all.has(kind));
}

/** Soft hyphen, joiners, marks of direction, byte order mark: a token never holds one, and nobody sees it. */
export function isInvisible(code: number): boolean {
  if (code < 0xad) return false;
  if (code === 0xad || code === 0x34f || code === 0x61c || code === 0x180e || code === 0xfeff) return true;
  return (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f);
}
