import { createHash } from 'node:crypto';
import { appError } from '../../shared/errors.ts';
import type { JsonObject } from '../../shared/json/node.ts';
import { composeToken, parseClaims, type Signer } from '../../shared/mint.ts';
import { plainRecipe } from '../../shared/mint-input.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { misused, type Refusal } from './exits.ts';

export type MintFields = {
  readonly subject: string | null;
  readonly issuer: string | null;
  readonly audience: readonly string[];
  /** JSON text of an object. */
  readonly claims: string;
  /** As parseLifetime reads it; null where the option was not given. */
  readonly expires: string | null;
};

const defaultLifetime = '1h';
const automatic = ['iat', 'exp', 'jti'];

/**
 * Puts the token together as the app does, but for one freedom: `iat`, `exp` and `jti` may be given among the claims
 * and then stand as they are, so that a tester can make any token. The same claim twice is refused.
 */
export function composeClaims(
  fields: MintFields,
  key: Pick<Signer, 'alg' | 'kid'>,
  issuedAt: number,
  jti: string,
): Result<{ header: JsonObject; claims: JsonObject; expiresAt: number | null }, Refusal> {
  const custom = parseClaims(fields.claims);
  if (!custom.ok) return misused(custom.error, '--claims');
  const own = new Set(custom.value.members.map(({ name }) => name));
  const isExpiryGiven = own.has('exp');
  if (isExpiryGiven && fields.expires !== null) return givenTwice('exp', '--expires');

  const lifetime = isExpiryGiven ? 'none' : (fields.expires ?? defaultLifetime);
  const { subject, issuer, audience } = fields;
  const recipe = { ...plainRecipe, subject, issuer, audience: [...audience], lifetime };
  const signer = { ...key, publicJwk: null };
  const composed = composeToken({ recipe, variables: [], values: [] }, { signer, recipient: null }, { now: issuedAt, jti, sha256 });
  if (!composed.ok) return misused(composed.error, composed.error.field === 'lifetime' ? '--expires' : '--claims');
  const { header, claims, expiresAt } = composed.value;
  if (header === null || claims === null) throw new Error('A plain recipe makes signed claims');
  const named = claims.members.filter(({ name }) => !automatic.includes(name));
  const twice = named.find(({ name }) => own.has(name));
  if (twice !== undefined) return givenTwice(twice.name, `--${twice.name}`);

  const added = claims.members.filter(({ name }) => automatic.includes(name) && !own.has(name));
  return ok({ header, claims: { kind: 'object', members: [...named, ...custom.value.members, ...added] }, expiresAt });
}

/** Asked for by variables only, and there are none on the command line. */
function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function givenTwice(claim: string, option: string): Result<never, Refusal> {
  return fail({ exit: 64, error: appError('claim-shadows-field', { field: option, actual: `"${claim}" in --claims too` }) });
}
