import type { FoundToken } from '../../../../shared/inspect.ts';
import { longestName } from './json-path.ts';
import type { Removed } from './marks.ts';

/** A text that stood there in another form, in base64 or in pieces. Places are those of the source. */
export type Embedded = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where a character of the text begins. */
  readonly from: (at: number) => number;
  /** Where the character before `at` ends. */
  readonly to: (at: number) => number;
  readonly name: string | null;
  readonly source: Extract<FoundToken['source'], 'json' | 'bearer' | 'cookie'>;
  readonly removed: readonly Removed[];
};

/** Three bytes stand in four characters. */
export const base64Place = {
  from: (byte: number) => Math.floor((byte * 4) / 3),
  to: (byte: number) => Math.ceil((byte * 4) / 3),
};

/** `data.text` and `access_token`: one path. */
export function joinedName(outer: string | null, inner: string | null): string | null {
  if (outer === null || inner === null) return outer ?? inner;
  return `${outer}${inner.startsWith('[') ? '' : '.'}${inner}`.slice(0, longestName);
}
