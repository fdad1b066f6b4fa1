import type { Severity } from '../../../../shared/key-health.ts';
import type { KeySummary } from '../../../../shared/keys.ts';
import type { Messages } from '../../messages/index.ts';

export const keyFilters = ['all', 'sig', 'enc', 'attention'] as const;
export type KeyFilter = (typeof keyFilters)[number];
export const keySorts = ['newest', 'name', 'used', 'health'] as const;
export type KeySort = (typeof keySorts)[number];

/** Which keys are listed, and in which order. */
export type KeyView = { readonly search: string; readonly filter: KeyFilter; readonly sort: KeySort };
export const wholeView: KeyView = { search: '', filter: 'all', sort: 'newest' };

const rank: Readonly<Record<Severity, number>> = { danger: 0, warning: 1, note: 2 };

/** Worst first; healthy last. */
export function bySeverity(one: { readonly severity: Severity }, other: { readonly severity: Severity }): number {
  return rank[one.severity] - rank[other.severity];
}

/** Whether someone should look at it: a danger or a warning, a missing secret. Notes and one's own mark do not count. */
export function needsAttention(key: KeySummary): boolean {
  return key.isSecretMissing || key.health === 'danger' || key.health === 'warning';
}

/** Every word must occur: in the name, algorithm, key id, a tag, or in what the row's badges say. */
export function findKeys(keys: readonly KeySummary[], { search, filter, sort }: KeyView, m: Messages): readonly KeySummary[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = keys.filter((key) => passes(key, filter) && (words.length === 0 || hasWords(key, words, m)));
  const newestFirst = (one: KeySummary, other: KeySummary) => other.createdAt - one.createdAt;
  switch (sort) {
    case 'newest':
      return found.toSorted(newestFirst);
    case 'name': {
      const { compare } = new Intl.Collator(m.time.locale, { numeric: true, sensitivity: 'base' });
      return found.toSorted((one, other) => compare(one.name, other.name));
    }
    case 'used':
      return found.toSorted((one, other) => (other.lastUsedAt ?? 0) - (one.lastUsedAt ?? 0) || newestFirst(one, other));
    case 'health':
      return found.toSorted((one, other) => rankOf(one) - rankOf(other) || newestFirst(one, other));
  }
}

function passes(key: KeySummary, filter: KeyFilter): boolean {
  if (filter === 'all') return true;
  return filter === 'attention' ? needsAttention(key) : key.use === filter;
}

function rankOf(key: KeySummary): number {
  if (key.isSecretMissing) return 0;
  return key.health === null ? 3 : rank[key.health];
}

function hasWords(key: KeySummary, words: readonly string[], m: Messages): boolean {
  const badges = [
    m.keys.states[key.state],
    m.keys.uses[key.use],
    m.keys.health[key.health ?? 'healthy'],
    key.isWeak ? m.keys.weakMark : '',
    key.isSecretMissing ? m.keys.secretMissing : '',
  ];
  const text = [key.name, key.alg, key.crv ?? '', key.kid, ...key.tags, ...badges].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}
