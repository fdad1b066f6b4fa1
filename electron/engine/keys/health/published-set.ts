import { createHash } from 'node:crypto';
import { memberOf, stringMember, type JsonObject } from '../../../../shared/json/node.ts';
import type { Finding } from '../../../../shared/key-health.ts';
import { finding } from './finding.ts';
import { groupsOf } from './groups.ts';
import { visible } from './kid.ts';

/** RFC 7518 sections 6.2.2 and 6.3.2, RFC 8037 section 2: members that only a private key has. */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth'];

/** The members that make a key, without `kid`, `alg` and the like (RFC 7638 section 3.2). */
const keyMembers = ['kty', 'crv', 'x', 'y', 'n', 'e', 'k'];

/**
 * What is wrong with a JWK Set that others can read: one fetched from a URL, or a file that looks meant for it.
 * Judges the JSON alone, so that keys which cannot be used here count too. One finding of each kind, the gravest first.
 */
export function publishedSetFindings(keys: readonly JsonObject[]): Finding[] {
  const secrets = keys.filter((jwk) => stringMember(jwk, 'kty') === 'oct');
  const privates = keys.filter((jwk) => stringMember(jwk, 'kty') !== 'oct' && hasPrivateMember(jwk));
  const found: Finding[] = [];
  if (privates.length > 0) found.push(finding('private-key-published', 'danger'));
  if (secrets.length > 0) found.push(finding('secret-published', 'danger'));
  if (secrets.length > 0 && secrets.length < keys.length) found.push(finding('set-mixed', 'danger'));
  return [...found, ...duplicateKids(keys), ...sameKeys(keys)];
}

function hasPrivateMember(jwk: JsonObject): boolean {
  return privateMembers.some((name) => memberOf(jwk, name) !== undefined);
}

/** RFC 7517 section 4.5 lets keys of different types share a kid; verifiers that look for one key do not. */
function duplicateKids(keys: readonly JsonObject[]): Finding[] {
  const named = keys.filter((jwk) => stringMember(jwk, 'kid') !== undefined);
  return groupsOf(named, (jwk) => stringMember(jwk, 'kid') ?? '')
    .filter((group) => new Set(group.map(identityOf)).size > 1)
    .map((group) => {
      const isOneType = new Set(group.map((jwk) => stringMember(jwk, 'kty'))).size < group.length;
      return finding('kid-duplicate', isOneType ? 'danger' : 'warning', null, visible(stringMember(group[0] ?? jwkNothing, 'kid') ?? ''));
    });
}

/** One key under two entries: with several algorithms against RFC 8725 section 3.1, else only untidy. */
function sameKeys(keys: readonly JsonObject[]): Finding[] {
  const groups = groupsOf(keys, identityOf);
  if (groups.length === 0) return [];
  const isMixed = groups.some((group) => new Set(group.map((jwk) => stringMember(jwk, 'alg'))).size > 1);
  return [finding('same-key-twice', isMixed ? 'danger' : 'warning')];
}

const jwkNothing: JsonObject = { kind: 'object', members: [] };

/** A digest, so that no secret is kept as a map's key. */
function identityOf(jwk: JsonObject): string {
  const members = keyMembers.map((name) => stringMember(jwk, name) ?? null);
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url');
}
