import type { Hint } from '../../../../shared/hints.ts';
import { jsonString, stringMember, type JsonObject } from '../../../../shared/json/node.ts';
import type { Policy } from '../../../../shared/policy.ts';
import { checkTyp } from '../../tokens/header.ts';
import { withClaims } from './claims.ts';
import { hint } from './hint.ts';

/** Media types of tokens (RFC 7519, 9068, 9449, 8417, 9901, 9101, OIDC back-channel logout, RFC 7523bis …), without "application/". */
const knownTypes = [
  'jwt',
  'at+jwt',
  'id_token+jwt',
  'dpop+jwt',
  'logout+jwt',
  'secevent+jwt',
  'kb+jwt',
  'dc+sd-jwt',
  'vc+sd-jwt',
  'sd+jwt',
  'oauth-authz-req+jwt',
  'client-authentication+jwt',
  'token-introspection+jwt',
  'entity-statement+jwt',
  'oauth-client-attestation+jwt',
  'oauth-client-attestation-pop+jwt',
];

/** `typ` is nearly right, or that of another kind of token, which a policy for that kind would take. */
export function typeHints(header: JsonObject | null, policy: Policy): Hint[] {
  const actual = header === null ? undefined : stringMember(header, 'typ');
  if (header === null || actual === undefined || policy.types === null || checkTyp(header, policy).outcome !== 'failed') return [];
  for (const expected of policy.types) {
    const isNearly = lettersOf(expected) === lettersOf(actual);
    if (isNearly && checkTyp(withClaims(header, { typ: jsonString(expected) }), policy).outcome === 'passed') {
      return [hint('typ-case', 'typ', { expected, actual })];
    }
  }
  const isKind = knownTypes.includes(bare(actual));
  const isGood = isKind && checkTyp(header, { ...policy, types: [actual] }).outcome === 'passed';
  return isGood ? [hint('typ-other', 'typ', { expected: policy.types, actual })] : [];
}

const bare = (typ: string) => typ.toLowerCase().replace(/^application\//, '');
const lettersOf = (typ: string) => bare(typ.trim()).replace(/[^a-z0-9]/g, '');
