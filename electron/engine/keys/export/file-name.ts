const most = { characters: 60, bytes: 180 };

/** Windows opens a device by these, whatever stands behind the dot. */
const devices = /^(con|prn|aux|nul|(com|lpt)[0-9¹²³])\./i;

/**
 * A file's name that every file system takes: the key's own with only letters and digits of any language, hyphens,
 * underscores and single dots between them, at most 60 characters and 180 bytes of UTF-8, and the ending.
 * @param ending such as "-private.pem", at most 75 bytes: names end at 255
 */
export function fileNameOf(name: string, ending: string): string {
  const safe = name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}\p{M}_.-]+/gu, '-')
    .replaceAll(/\.{2,}/g, '.');
  const short = cut(safe).replaceAll(/^[-.]+|[-.]+$/g, '');
  const full = `${short || 'key'}${ending}`;
  return devices.test(full) ? `_${full}` : full;
}

/** Whole characters only. */
function cut(text: string): string {
  const characters = [...text].slice(0, most.characters);
  while (Buffer.byteLength(characters.join('')) > most.bytes) characters.pop();
  return characters.join('');
}
