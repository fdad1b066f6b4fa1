import { appError } from '../../../shared/errors.ts';
import { noPlace, type MintPair } from '../../../shared/mint-input.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Session, StepUp } from '../../../shared/sessions.ts';
import { stringMember } from '../../../shared/json/node.ts';
import type { ShelfItem, TokenPair } from '../../../shared/tokens.ts';
import type { Shelf } from '../shelf/shelf.ts';
import { strictParse } from '../tokens/strict-parse.ts';
import { unverifiedSid } from './refresh-token.ts';
import type { IssuedPair, SessionDesk } from './session-desk.ts';
import { signerOf, type SessionKeys } from './session-keys.ts';
import { sessionAt } from './session-rules.ts';
import { stepUpToken } from './step-up.ts';

export type SessionsParts = {
  readonly desk: SessionDesk;
  readonly shelf: Pick<Shelf, 'add' | 'item' | 'text'>;
  readonly keys: SessionKeys;
  /** Whole Unix seconds. */
  readonly now: () => number;
};

/** Sessions as the app's shelf knows them: tokens come and go by their ids. */
export class Sessions {
  private readonly parts: SessionsParts;

  constructor(parts: SessionsParts) {
    this.parts = parts;
  }

  /** Errors: those of `SessionDesk.begin`; 'key-not-found', 'key-unusable'. */
  async start({ access, refreshLifetime, slidesUpTo }: MintPair): Promise<Result<TokenPair>> {
    const { place, parentId, ...filled } = access;
    const { keyId } = filled.recipe;
    if (keyId === null) return fail(appError('form-impossible', { field: 'keyId', expected: 'a key that signs', actual: 'none' }));
    const signer = await this.parts.keys.signer(keyId);
    if (!signer.ok) return signer;
    return this.pairOf(await this.parts.desk.begin({ filled, refreshLifetime, slidesUpTo, onto: { place, parentId } }, signer.value));
  }

  /**
   * With the keys of the session's own family. Errors: 'token-not-found', those of `SessionDesk.refresh`.
   * @param inPlaceOf an access token of the session that is renewed by it; null for a new pair beside the old one
   */
  async refresh(tokenId: string, inPlaceOf: string | null = null): Promise<Result<TokenPair>> {
    const stored = this.parts.shelf.text(tokenId);
    if (!stored.ok) return stored;
    const sid = unverifiedSid(stored.value.text);
    if (!sid.ok) return sid;
    const session = this.parts.desk.find(sid.value);
    if (!session.ok) return session;
    if (session.value === null || session.value.keyId === null) return fail(appError('session-not-found'));
    const keys = await this.parts.keys.family(session.value.keyId);
    if (!keys.ok) return keys;
    return this.pairOf(await this.parts.desk.refresh(stored.value.text, keys.value, { presentedId: tokenId, inPlaceOf }));
  }

  /**
   * The access token after a stronger sign-in, as a new token of the shelf. Errors: 'token-not-found', 'session-revoked',
   * 'session-ended', 'key-unusable' where its key is not in the vault; those of `stepUpToken`.
   */
  async stepUp({ id, ...stronger }: StepUp): Promise<Result<ShelfItem>> {
    const { shelf, keys, desk, now } = this.parts;
    const [item, stored] = [shelf.item(id), shelf.text(id)];
    if (!item.ok) return item;
    if (!stored.ok) return stored;
    const { header, payload } = strictParse(stored.value.text);
    if (item.value.form !== 'jws' || !header?.json || !payload?.json) {
      return fail(appError('form-impossible', { field: 'id', expected: 'jws', actual: item.value.form }));
    }
    const { keyId } = item.value;
    if (keyId === null) return fail(appError('key-unusable', { field: 'id', expected: 'a key of the vault', actual: 'none' }));
    const sid = stringMember(payload.json, 'sid');
    const state = sid === undefined ? ok(null) : desk.stateOf(sid);
    if (!state.ok) return state;
    if (state.value === 'revoked') return fail(appError('session-revoked'));
    if (state.value === 'ended') return fail(appError('session-ended'));
    const family = await keys.family(keyId);
    if (!family.ok) return family;
    const signer = signerOf(family.value);
    if (!signer.ok) return signer;
    const made = await stepUpToken({ header: header.json, claims: payload.json }, stronger, signer.value, now());
    if (!made.ok) return made;
    const { label, folder, environment, tags } = item.value;
    const sessionId = state.value === null || sid === undefined ? null : sid;
    return shelf.add({
      ...made.value,
      source: 'minted',
      place: { ...noPlace, label, folder, environment, tags },
      filled: null,
      profileId: null,
      parentId: id,
      sessionId,
      role: sessionId === null ? null : 'access',
    });
  }

  /** Nothing of the session is accepted any more. One that was revoked or has ended stays as it is. Error: 'session-not-found'. */
  end(id: string): Result<Session> {
    return this.told(this.parts.desk.end(id));
  }

  get(id: string): Result<Session> {
    return this.told(this.parts.desk.find(id));
  }

  private told(found: ReturnType<SessionDesk['find']>): Result<Session> {
    if (!found.ok) return found;
    return found.value === null ? fail(appError('session-not-found')) : ok(sessionAt(found.value, this.parts.now()));
  }

  private pairOf(issued: Result<IssuedPair>): Result<TokenPair> {
    if (!issued.ok) return issued;
    const { session, shelved } = issued.value;
    if (shelved === null) throw new Error('A pair of the app was not put on the shelf');
    const [access, refresh] = [this.parts.shelf.item(shelved.accessId), this.parts.shelf.item(shelved.refreshId)];
    if (!access.ok) return access;
    if (!refresh.ok) return refresh;
    return ok({ access: access.value, refresh: refresh.value, session: sessionAt(session, this.parts.now()) });
  }
}
