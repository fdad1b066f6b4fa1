import type { ShelfItem } from '../../../../shared/tokens.ts';
import type { Messages } from '../../messages/screens.ts';
import { clipped } from '../../lib/format.ts';

/** What a token is called: its label, else whom it is about. */
export function tokenName({ label, subject }: Pick<ShelfItem, 'label' | 'subject'>, m: Messages): string {
  if (label !== '') return label;
  return subject !== null && subject !== '' ? subject : m.tokens.unnamed;
}

const mostInSentence = 60;

/** The same for a sentence, such as a toast's: the beginning of a long one. */
export function briefName(token: Pick<ShelfItem, 'label' | 'subject'>, m: Messages): string {
  return clipped(tokenName(token, m), mostInSentence);
}

/** Which key signed it, as far as one of ours did. */
export function keyText(item: ShelfItem, m: Messages): string {
  if (item.keyName !== null) return item.keyName;
  return item.source === 'minted' ? m.tokens.keyGone : m.tokens.keyUnknown;
}
