import type { KeyObject } from 'node:crypto';
import { appError, type AppError } from '../../../../../shared/errors.ts';
import type { JsonObject } from '../../../../../shared/json/node.ts';
import type { SecretReadingName } from '../../../../../shared/key-import.ts';
import type { KeyContainer, KeyFormat } from '../../../../../shared/key-formats.ts';
import { KeyRefusal } from '../refusal.ts';
import type { Certificate } from './certificate.ts';
import { KdfBudget, type Effort } from './kdf.ts';

/** One thing that a user gave: a file, a paste, a clipboard's text. `name` is null where it has none. */
export type Source = { readonly name: string | null; readonly bytes: Buffer };

/** A source, or a file that could not be read. */
export type SourceInput = Source | { readonly name: string; readonly problem: AppError };

/** A key as it was read, before it is judged. `nameHint` is what its file calls it. */
export type KeyItem = {
  readonly kind: 'key';
  readonly format: KeyFormat;
  readonly key: KeyObject;
  readonly nameHint: string | null;
  /** Where the key was a JWK: what else that says. */
  readonly jwk: JsonObject | null;
  readonly certificate: Certificate | null;
  /** For a raw secret: every way that works to read it, the likeliest first; `key` is the first. */
  readonly readings: readonly { readonly encoding: SecretReadingName; readonly key: KeyObject }[];
};

/** Waits for a passphrase. `open` throws KeyRefusal: 'passphrase-wrong', or what is wrong inside. */
export type LockedItem = {
  readonly kind: 'locked';
  readonly format: KeyFormat;
  readonly isWrong: boolean;
  readonly open: (passphrase: string, effort: Effort) => Promise<Item[]>;
};

/** Something that gives no key, and why. `what` names it without its content. */
export type IgnoredItem = { readonly kind: 'ignored'; readonly what: string; readonly problem: AppError };

export type Item = KeyItem | LockedItem | IgnoredItem;

/** A source that was recognised. `format` is that of the first key in it. */
export type Reading = { readonly container: KeyContainer; readonly format: KeyFormat | null; readonly items: readonly Item[] };

export function keyItem(format: KeyFormat, key: KeyObject, more: Partial<Omit<KeyItem, 'kind' | 'format' | 'key'>> = {}): KeyItem {
  return { kind: 'key', format, key, nameHint: null, jwk: null, certificate: null, readings: [], ...more };
}

export function lockedItem(format: KeyFormat, open: LockedItem['open']): LockedItem {
  return { kind: 'locked', format, isWrong: false, open };
}

export function ignoredItem(what: string, problem: AppError): IgnoredItem {
  return { kind: 'ignored', what: what.slice(0, 200), problem };
}

export function passphraseWrong(): KeyRefusal {
  return new KeyRefusal(appError('passphrase-wrong'));
}

/** The work, or the refusal in its place. */
export function itemsOf(what: string, work: () => readonly Item[]): readonly Item[] {
  try {
    return work();
  } catch (refusal) {
    if (refusal instanceof KeyRefusal) return [ignoredItem(what, refusal.error)];
    throw refusal;
  }
}

/**
 * Tries a passphrase on everything that waits for one, as far as a source may cost. What it does not open is marked as wrong;
 * what opens to something broken says so.
 */
export async function unlocked(items: readonly Item[], passphrase: string, signal: AbortSignal | undefined): Promise<Item[]> {
  const effort: Effort = { budget: new KdfBudget(), signal };
  const opened: Item[] = [];
  for (const item of items) opened.push(...(item.kind === 'locked' ? await opening(item, passphrase, effort) : [item]));
  return opened;
}

async function opening(item: LockedItem, passphrase: string, effort: Effort): Promise<readonly Item[]> {
  const isFirst = effort.budget.isWhole;
  try {
    return await item.open(passphrase, effort);
  } catch (refusal) {
    if (!(refusal instanceof KeyRefusal)) throw refusal;
    if (refusal.error.code === 'passphrase-wrong') return [{ ...item, isWrong: true }];
    // Those before it have spent too much. A second try begins with it.
    if (refusal.error.code === 'kdf-too-costly' && !isFirst) return [item];
    return [ignoredItem(item.format, refusal.error)];
  }
}
