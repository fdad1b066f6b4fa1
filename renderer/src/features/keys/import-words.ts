import type { AppError } from '../../../../shared/errors.ts';
import { isJws, type KeyAlgorithm } from '../../../../shared/key-algorithms.ts';
import type { FoundKey, ImportedSource } from '../../../../shared/key-import.ts';
import type { Messages } from '../../messages/index.ts';

export function isLocked({ status }: ImportedSource): boolean {
  return status === 'passphrase-needed' || status === 'passphrase-wrong';
}

/** "PKCS#12, 2 keys": what a file or text was found to be. */
export function sourceText(source: ImportedSource, keys: number, m: Messages): string {
  const { status, format, container } = source;
  const form = format === null ? null : m.keyImport.formats[format];
  if (keys === 0 && isLocked(source)) {
    return form === null ? m.keyImport.passphrase : m.keyImport.sourceLocked(form);
  }
  if (status === 'failed') return form ?? m.keyImport.sourceUnknown;
  if (keys === 0) return form ?? m.keyImport.sourceEmpty;
  const shown = form ?? (container === null ? null : m.keyImport.containers[container]);
  return shown === null ? m.keyImport.sourceMixed(keys) : m.keyImport.sourceIs(shown, keys);
}

const tellsPlace: ReadonlySet<AppError['code']> = new Set(['json-malformed', 'key-malformed', 'answer-malformed']);

/** Where in the text or file it went wrong: "line 3, column 7". Null where the error's own title says it, as those of `tellsPlace` do. */
export function placeText({ code, line, column, offset }: AppError, m: Messages): string | null {
  if (tellsPlace.has(code)) return null;
  if (line !== undefined) return m.keyImport.atLine(line, column ?? 1);
  return offset === undefined ? null : m.keyImport.atByte(offset);
}

/** What a key can do with the algorithms that are open to it, one sentence for signatures and one for encryption. */
export function abilityTexts(holds: FoundKey['holds'], algorithms: readonly KeyAlgorithm[], m: Messages): readonly string[] {
  const signing = algorithms.filter((alg) => isJws(alg));
  const encrypting = algorithms.filter((alg) => !isJws(alg));
  const isPublic = holds === 'public';
  return [
    ...(signing.length === 0 ? [] : [isPublic ? m.keyImport.verifies(signing) : m.keyImport.signs(signing)]),
    ...(encrypting.length === 0 ? [] : [isPublic ? m.keyImport.encrypts(encrypting) : m.keyImport.decrypts(encrypting)]),
  ];
}
