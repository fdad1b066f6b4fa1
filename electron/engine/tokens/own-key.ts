import { memberOf, stringMember, type JsonNode, type JsonObject } from '../../../shared/json/node.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { importJwk } from '../keys/import/jwk.ts';
import type { VerificationKey } from '../keys/import/verification-key.ts';
import { thumbprint } from '../keys/thumbprint.ts';

/** Of RSA, EC and OKP keys (RFC 7518 section 6, RFC 8037 section 2), and of secrets. */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/**
 * A public key that a token carries: `jwk` of its header (RFC 9449 section 4.3) or of `cnf` (RFC 7800 section 3.2). It has its
 * RFC 7638 thumbprint for a name, and no kid, because the place says which key is meant.
 * @returns what is wrong with it, never any of it
 */
export function carriedKey(jwk: JsonNode): Result<VerificationKey, string> {
  if (jwk.kind !== 'object') return fail(jwk.kind);
  const revealed = privateMembers.find((name) => memberOf(jwk, name) !== undefined);
  if (revealed !== undefined) return fail(`private: ${revealed}`);
  if (stringMember(jwk, 'kty') === 'oct') return fail('kty: oct');
  const imported = importJwk(jwk, { name: 'jwk' });
  if (!imported.ok) {
    const { code, field, actual } = imported.error;
    return fail([field, actual].filter((part) => part !== undefined).join(': ') || code);
  }
  return ok({ ...imported.value, kid: null, name: thumbprint(imported.value.node) });
}

/** The key in a header; null where there is none. Only for a policy that judges by it. */
export function ownKey(header: JsonObject): Result<VerificationKey, string> | null {
  const jwk = memberOf(header, 'jwk');
  return jwk === undefined ? null : carriedKey(jwk);
}
