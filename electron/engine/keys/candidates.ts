import { isUnread, type GivenKey, type VerificationKey } from './import/verification-key.ts';
import { thumbprint } from './thumbprint.ts';

/**
 * The vault's keys, then those of public sources. A key that is in several places (one's own, published; one key on two
 * hosts) is one key, and stands where it came first: two candidates under one kid would leave the verdict in doubt which of
 * them is meant. Without a kid there is nothing to confuse. A secret is never published, so it needs no reading here.
 * A key that the user retired stays retired, whoever still publishes it.
 */
export function candidatesOf(own: readonly GivenKey[], published: readonly GivenKey[]): GivenKey[] {
  const byKid = new Map<string, VerificationKey[]>();
  const isNew = (key: GivenKey): boolean => {
    if (!key.isUsable || isUnread(key) || key.kid === null) return true;
    const namesakes = byKid.get(key.kid) ?? [];
    if (namesakes.some(({ node }) => node.equals(key.node))) return false;
    byKid.set(key.kid, [...namesakes, key]);
    return true;
  };
  const retired = new Set(own.flatMap((key) => (key.isUsable || key.retired === undefined ? [] : [key.retired])));
  const isRetired = (key: GivenKey) => retired.size > 0 && key.isUsable && !isUnread(key) && retired.has(thumbprint(key.node));
  for (const key of own) isNew(key);
  return [...own, ...published.filter((key) => !isRetired(key) && isNew(key))];
}
