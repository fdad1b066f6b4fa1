import type { ClaimsMessages } from '../../messages/en/claims.ts';
import type { Provider } from './provider.ts';

/** The meaning of a member, if the dictionary knows it. Own properties only: a claim may be named `constructor`. */
export function meaningOf(dictionary: Readonly<Record<string, string>>, name: string): string | null {
  return Object.hasOwn(dictionary, name) ? (dictionary[name] ?? null) : null;
}

/** What a claim means in the words of its issuer, where those are known, else in everybody's. */
export function claimMeaning(words: ClaimsMessages, name: string, provider: Provider | null): string | null {
  const own = provider === null ? null : meaningOf(words.providers[provider], name);
  if (own !== null) return own;
  if (provider === 'cognito' && name.startsWith('custom:')) return words.customAttribute;
  return meaningOf(words.claims, name) ?? (/^https?:\/\//.test(name) ? words.underAddress : null);
}
