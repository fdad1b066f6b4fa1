import { appError } from '../../../shared/errors.ts';
import { vaultKeyId } from '../../../shared/keys.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ShelfForm } from '../../../shared/tokens.ts';
import type { TokenKind } from '../../../shared/inspect.ts';
import type { MadeToken } from '../mint/made-token.ts';
import { inTurns } from '../turns.ts';
import type { JudgingKeys } from './forms/judging.ts';
import { inspectInTurn } from './inspector.ts';
import { findingTokens } from './paste/find-tokens.ts';

/** A token from elsewhere, as the shelf takes it. `keyId`: the vault's key that made its signature or opened it. */
export type PastedToken = Omit<MadeToken, 'keyId'> & { readonly keyId: string | null };

const forms: Partial<Record<TokenKind, ShelfForm>> = {
  jws: 'jws',
  'jws-json': 'jws-json',
  'jws-detached': 'jws-detached',
  jwe: 'jwe',
  'jwe-json': 'jwe-json',
  'sd-jwt': 'sd-jwt',
};

/**
 * Takes apart what is to be kept. It need not be valid, but it must be a token of a form that the shelf knows, whose header can be
 * read; the claims of one that stays closed are not known.
 * Error: 'token-malformed'.
 */
export async function pastedToken(text: string, keys: JudgingKeys, at: number): Promise<Result<PastedToken>> {
  const [found, ...others] = await inTurns(findingTokens(text));
  const form = found === undefined || others.length > 0 ? undefined : forms[found.kind];
  if (found === undefined || form === undefined) {
    return fail(appError('token-malformed', { field: 'compact', expected: 'one token', actual: found?.kind ?? 'none' }));
  }
  const token = await inspectInTurn(found, { keys, policy: defaultPolicy, at, payload: null });
  const header = token.header?.json ?? token.encryption?.header?.json ?? null;
  if (header === null) return fail(appError('token-malformed', { field: 'compact', expected: 'JSON object', actual: 'header' }));
  const { verdict, encryption, selective, payload } = token;
  // The key of the verdict is that of the first signature: a further one may be good with another.
  const isOurs = verdict.checks.some(({ name, signature, outcome }) => name === 'signature' && signature === 0 && outcome === 'passed');
  const keyId = vaultKeyId((isOurs ? verdict.key?.id : encryption?.openedBy?.id) ?? null);
  return ok({ text: found.text, form, header, claims: selective?.claims ?? payload?.json ?? null, detachedPayload: null, keyId });
}
