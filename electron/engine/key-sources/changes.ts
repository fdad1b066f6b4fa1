import type { SourceChange } from '../../../shared/key-sources.ts';
import type { KeyIdentity } from './prepared-keys.ts';

export type KeyChange = Omit<SourceChange, 'at'>;

/**
 * What became of the keys between two answers. A key is the same while its kid and its thumbprint are; the same kid with
 * another key is 'changed', which is told apart from a rotation because no honest publisher does it.
 */
export function changesBetween(before: readonly KeyIdentity[], after: readonly KeyIdentity[]): KeyChange[] {
  const gone = [...before];
  const take = (isIt: (key: KeyIdentity) => boolean): boolean => {
    const index = gone.findIndex(isIt);
    if (index >= 0) gone.splice(index, 1);
    return index >= 0;
  };
  const unknown = after.filter((key) => !take(({ kid, thumbprint }) => kid === key.kid && thumbprint === key.thumbprint));
  const arrived = unknown.map((key): KeyChange => {
    const isReplaced = key.kid !== null && take(({ kid }) => kid === key.kid);
    return { change: isReplaced ? 'changed' : 'came', ...key };
  });
  return [...gone.map((key): KeyChange => ({ change: 'went', ...key })), ...arrived];
}
