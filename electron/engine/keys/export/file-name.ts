/**
 * A file's name that every file system takes: the key's own with only letters and digits of any language, hyphens,
 * underscores and single dots between them, at most 60 characters (180 bytes), and the ending.
 * @param ending such as "-private.pem"
 */
export function fileNameOf(name: string, ending: string): string {
  const safe = name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}\p{M}_.-]+/gu, '-')
    .replaceAll(/\.{2,}/g, '.');
  const short = [...safe]
    .slice(0, 60)
    .join('')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  return `${short || 'key'}${ending}`;
}
