import { expiringSeconds, type ShelfFilter, type ShelfOrder, type TokenState } from '../../../shared/tokens.ts';

/** What a shelf should remember of a token; `place` counts up with each token that comes. */
export type Remembered = {
  readonly id: string;
  readonly arrival: number;
  readonly storedAt: number;
  label: string;
  folder: string;
  environment: string;
  tags: readonly string[];
  notes: string;
  readonly source: string;
  readonly subject: string | null;
  readonly issuer: string | null;
  readonly kid: string | null;
  readonly alg: string;
  readonly notBefore: number | null;
  readonly expiresAt: number | null;
  readonly claims: string;
  batch: string | null;
};

/** The same answers as the shelf's, found in the simplest way. */
export function modelList(tokens: readonly Remembered[], filter: ShelfFilter, order: ShelfOrder, now: number): string[] {
  return tokens
    .filter((token) => token.batch === null && isTaken(token, filter, now))
    .sort((one, other) => (order.isDescending ? -1 : 1) * (compare(keyOf(one, order), keyOf(other, order)) || one.arrival - other.arrival))
    .map(({ id }) => id);
}

export function stateOf({ notBefore, expiresAt }: Pick<Remembered, 'notBefore' | 'expiresAt'>, now: number): TokenState {
  if (expiresAt !== null && expiresAt <= now) return 'expired';
  if (notBefore !== null && notBefore > now) return 'not-yet';
  return expiresAt !== null && expiresAt <= now + expiringSeconds ? 'expiring' : 'valid';
}

function isTaken(token: Remembered, filter: ShelfFilter, now: number): boolean {
  const { state, folder, environment, tag, source } = filter;
  const isWithin = folder === null || token.folder === folder || (folder !== '' && token.folder.startsWith(`${folder}/`));
  return (
    isWithin &&
    (state === null || stateOf(token, now) === state) &&
    (environment === null || token.environment === environment) &&
    (tag === null || token.tags.includes(tag)) &&
    (source === null || token.source === source) &&
    filter.search
      .split(/[\s\0]+/)
      .filter(Boolean)
      .every((word) => hasWord(token, word.toLowerCase()))
  );
}

function hasWord({ label, subject, issuer, kid, notes, tags, claims }: Remembered, word: string): boolean {
  return [label, subject, issuer, kid, notes, claims, ...tags].some((text) => text?.toLowerCase().includes(word));
}

function keyOf(token: Remembered, { by }: ShelfOrder): number | Buffer {
  switch (by) {
    case 'stored':
      return token.storedAt;
    case 'expires':
      return token.expiresAt ?? Number.POSITIVE_INFINITY;
    case 'label':
      return folded(token.label || token.subject);
    case 'subject':
      return folded(token.subject);
    case 'issuer':
      return folded(token.issuer);
    case 'alg':
      return Buffer.from(token.alg);
  }
}

/** A to Z as a to z, then by bytes. */
function folded(text: string | null): Buffer {
  return Buffer.from((text ?? '').replace(/[A-Z]/g, (letter) => letter.toLowerCase()));
}

function compare(one: number | Buffer, other: number | Buffer): number {
  if (typeof one !== 'number' && typeof other !== 'number') return Buffer.compare(one, other);
  return one === other ? 0 : one < other ? -1 : 1;
}
