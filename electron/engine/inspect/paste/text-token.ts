import type { FoundToken, Inspection, Opaque, TokenKind } from '../../../../shared/inspect.ts';

/** A token in a text, cleaned of what `removed` names and of nothing else. Places are UTF-16 units of the text. */
export type TextToken = {
  readonly kind: TokenKind;
  /** Compact, JSON text, or with tildes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** 1-based. */
  readonly line: number;
  readonly source: FoundToken['source'];
  readonly name: string | null;
  readonly removed: Inspection['removed'];
  readonly opaque: Opaque | null;
};

/** A token before anybody has asked where it came from. `from` and `to` are its places in the plain text. */
export type Piece = Pick<TextToken, 'kind' | 'text' | 'start' | 'end' | 'opaque'> & {
  readonly from: number;
  readonly to: number;
  /** What was undone within it, as bits of `mark`. */
  readonly marks: number;
};

/** A token, or an opaque string of a kind that is known, and not one that is only random. */
export function isOfUse({ opaque }: Pick<TextToken, 'opaque'>): boolean {
  return opaque === null || (opaque.kind !== 'unknown' && opaque.kind !== 'uuid');
}
