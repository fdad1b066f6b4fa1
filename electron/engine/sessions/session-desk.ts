import { randomUUID } from 'node:crypto';
import { appError, type AppError } from '../../../shared/errors.ts';
import type { FilledRecipe, Place } from '../../../shared/mint-input.ts';
import { stringMember, type JsonObject } from '../../../shared/json/node.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { beginSpan } from '../../../shared/session-span.ts';
import type { SessionState } from '../../../shared/sessions.ts';
import type { LocalApiKeySet } from '../local-api/local-api-key.ts';
import { verifyRefreshToken } from './refresh-token.ts';
import { afterUse, lastMoment, revoked, stateAt, type RotationOutcome } from './session-rules.ts';
import type { Presented, SessionStore, ShelvedPair, SignedPair, StoredSession } from './session-store.ts';
import { makeAccessToken, makeRefreshToken, sessionRecipe, type TokenSigner } from './session-tokens.ts';
import { signerOf } from './session-keys.ts';

export type NewSession = {
  /** Its recipe names the key that signs, but is not asked for it. */
  readonly filled: FilledRecipe;
  readonly refreshLifetime: string;
  readonly slidesUpTo: string | null;
  /** Where on the shelf; null for tokens that their client holds alone. */
  readonly onto: { readonly place: Place; readonly parentId: string | null } | null;
};

export type IssuedPair = SignedPair & { readonly session: StoredSession; readonly shelved: ShelvedPair | null };

/** What the app and the local API do with sessions, each with its own keys. `now` is in whole Unix seconds. */
export type SessionDesk = ReturnType<typeof createSessionDesk>;

export function createSessionDesk({ store, now }: { readonly store: SessionStore; readonly now: () => number }) {
  const sign = async (session: SessionPlan, signer: TokenSigner): Promise<Result<SignedPair>> => {
    const filled = signedBy(session.filled, signer);
    const access = await makeAccessToken(filled, signer, now());
    if (!access.ok) return access;
    const { id, jti } = session;
    const expiresAt = lastMoment(session);
    const refresh = await makeRefreshToken(access.value.claims ?? noClaims, { id, jti, expiresAt }, signer, now());
    return refresh.ok ? ok({ access: access.value, refresh: refresh.value, filled }) : refresh;
  };

  return {
    /** Errors: those of composing, of the key and of the vault; 'form-impossible', 'claim-shadows-field', 'lifetime-malformed', 'time-out-of-range'. */
    async begin({ filled: asked, refreshLifetime, slidesUpTo, onto }: NewSession, signer: TokenSigner): Promise<Result<IssuedPair>> {
      const [id, refreshJti] = [randomUUID(), randomUUID()];
      const filled = sessionRecipe(asked, id);
      if (!filled.ok) return filled;
      const span = beginSpan(now(), refreshLifetime, slidesUpTo);
      if (!span.ok) return span;
      const signed = await sign({ id, jti: refreshJti, filled: filled.value, ...span.value }, signer);
      if (!signed.ok) return signed;
      const session: StoredSession = {
        ...span.value,
        id,
        refreshJti,
        keyId: signer.id,
        filled: signed.value.filled,
        refreshes: 0,
        revokedAt: null,
        revokedFor: null,
      };
      const shelved = store.add(session, signed.value, onto);
      return shelved.ok ? ok({ ...signed.value, session, shelved: shelved.value }) : shelved;
    },

    /**
     * Exchanges a refresh token for a new pair. Both tokens are signed first; then one transaction rotates and stores them. So
     * a crash, a full disk or a locked keychain in between leaves the old refresh token as it was, to be used again. Only an
     * answer that is lost after that transaction costs the client its session: whoever then repeats the old token cannot be told
     * from a thief (RFC 9700 section 4.14.2).
     * @param presentedId the token on the shelf, where it came from there
     * @param inPlaceOf the access token on the shelf that gets the new one's text, and so stays who it is
     * @param clientId who presents it; must be the client that it was issued to (RFC 6749 section 6), where both are known
     * Errors: 'not-a-refresh-token', 'session-not-found', 'session-ended', 'session-revoked', 'refresh-reused'; those of key and vault.
     */
    async refresh(
      compact: string,
      keys: LocalApiKeySet,
      { presentedId = null, inPlaceOf = null, clientId = null }: Presenter = {},
    ): Promise<Result<IssuedPair>> {
      const token = await verifyRefreshToken(compact, keys.trusted, now());
      if (!token.ok) return token;
      const { sid: id, jti: from, claims } = token.value;
      const issuedTo = stringMember(claims, 'client_id');
      if (clientId !== null && issuedTo !== undefined && issuedTo !== clientId) {
        return fail(appError('not-a-refresh-token', { expected: 'one of this client', actual: 'one of another client' }));
      }
      const known = store.find(id);
      if (!known.ok) return known;
      // A session of other keys than those that judged the token is none of theirs.
      if (known.value === null || !keys.trusted.some((key) => key.id === known.value?.keyId)) return fail(appError('session-not-found'));
      const signer = signerOf(keys);
      if (!signer.ok) return signer;
      const to = randomUUID();
      const signed = await sign({ ...known.value, jti: to }, signer.value);
      if (!signed.ok) return signed;
      const rotated = store.rotate({ id, from, to, keyId: signer.value.id, now: now() }, signed.value, { presentedId, inPlaceOf });
      if (!rotated.ok) return rotated;
      if (rotated.value === null) return fail(appError('session-not-found'));
      const { outcome, session, shelved } = rotated.value;
      return outcome === 'rotated' ? ok({ ...signed.value, session, shelved }) : fail(refusal(outcome));
    },

    /** The state of the session that a token names; null for a `sid` that is not ours. */
    stateOf(sid: string): Result<SessionState | null> {
      const found = store.find(sid);
      if (!found.ok) return found;
      return ok(found.value === null ? null : stateAt(found.value, now()));
    },

    /** One use: a sliding session ends later. Others stay as they are. */
    use(id: string): Result<StoredSession | null> {
      const found = store.find(id);
      if (!found.ok || found.value === null || afterUse(found.value, now()) === found.value) return found;
      return store.change(id, (session) => afterUse(session, now()));
    },

    /** Another access token of a session, beside those that it has. It goes on no shelf. */
    accessToken: (session: StoredSession, signer: TokenSigner) => makeAccessToken(signedBy(session.filled, signer), signer, now()),

    find: (id: string): Result<StoredSession | null> => store.find(id),
    end: (id: string): Result<StoredSession | null> => store.change(id, (session) => revoked(session, 'user', now())),
  };
}

const noClaims: JsonObject = { kind: 'object', members: [] };

type Presenter = Partial<Presented> & { readonly clientId?: string | null };

type SessionPlan = Pick<StoredSession, 'id' | 'filled' | 'startedAt' | 'endsAt' | 'slidesBy' | 'latestEnd'> & { readonly jti: string };

/** The recipe as it was used: with the key that signed, which may be the successor of the one that it began with. */
function signedBy(filled: FilledRecipe, { id }: TokenSigner): FilledRecipe {
  return { ...filled, recipe: { ...filled.recipe, keyId: id } };
}

function refusal(outcome: Exclude<RotationOutcome, 'rotated'>): AppError {
  const codes = { reused: 'refresh-reused', revoked: 'session-revoked', ended: 'session-ended' } as const;
  return appError(codes[outcome]);
}
