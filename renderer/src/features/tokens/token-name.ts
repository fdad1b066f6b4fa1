import type { ShelfItem } from '../../../../shared/tokens.ts';
import type { Messages } from '../../messages/index.ts';

/** What a token is called: its label, else whom it is about. */
export function tokenName(item: ShelfItem, m: Messages): string {
  if (item.label !== '') return item.label;
  return item.subject !== null && item.subject !== '' ? item.subject : m.tokens.unnamed;
}

/** Which key signed it, as far as one of ours did. */
export function keyText(item: ShelfItem, m: Messages): string {
  if (item.keyName !== null) return item.keyName;
  return item.source === 'minted' ? m.tokens.keyGone : m.tokens.keyUnknown;
}
