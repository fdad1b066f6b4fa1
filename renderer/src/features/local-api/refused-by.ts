import {
  sessionRefusals,
  tokenRefusals,
  type ServedRequest,
  type SessionRefusal,
  type TokenRefusal,
} from '../../../../shared/local-api.ts';
import { checkCodeSchema, type OwnCheckName } from '../../../../shared/verdict.ts';

/** Why the local API refused a request, as far as its log tells; null where it did not refuse. */
export type RefusedBy =
  | { readonly kind: 'check'; readonly name: OwnCheckName }
  | { readonly kind: 'grant'; readonly error: TokenRefusal }
  | { readonly kind: 'no-token' | 'foreign' | 'other' | SessionRefusal };

const groups = ['format', 'key', 'algorithm', 'signature', 'crit', 'typ', 'exp', 'nbf', 'iat', 'iss', 'aud', 'sub'] as const;

export function refusedBy({ refusedBy: code, status, path }: ServedRequest): RefusedBy | null {
  if (code === null) {
    if (status === 401 && path === '/protected') return { kind: 'no-token' };
    return status === 403 ? { kind: 'foreign' } : null;
  }
  const session = sessionRefusals.find((reason) => reason === code);
  if (session !== undefined) return { kind: session };
  const grant = tokenRefusals.find((error) => error === code);
  if (grant !== undefined) return { kind: 'grant', error: grant };
  const known = checkCodeSchema.safeParse(code);
  // A code begins with its check's name: "exp-expired".
  const name = known.success ? groups.find((group) => known.data.startsWith(`${group}-`)) : undefined;
  return name === undefined ? { kind: 'other' } : { kind: 'check', name };
}
