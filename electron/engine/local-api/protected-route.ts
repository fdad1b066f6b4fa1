import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { numberMember, stringMember, type JsonObject } from '../../../shared/json/node.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import type { SessionDesk } from '../sessions/session-desk.ts';
import { signerOf } from '../sessions/session-keys.ts';
import { judgeAccess, type AccessToken } from './access-token.ts';
import { readBearer } from './bearer.ts';
import { challengeForAmbiguity, challengeForDemand, challengeForNobody, challengeForToken, type RefusalCode } from './challenge.ts';
import type { LocalApiKeySet } from './local-api-key.ts';
import { wordsOf } from './token-options.ts';

export type ProtectedRoute = {
  readonly keys: () => Promise<Result<LocalApiKeySet>>;
  /** undefined: tokens are judged by themselves, and what sort they are does not matter. */
  readonly sessions: SessionDesk | undefined;
  readonly required: readonly string[];
  /** Unix seconds. */
  readonly now: () => number;
  readonly noteRefusal: (request: FastifyRequest, code: RefusalCode) => void;
};

type Query = { readonly acr?: unknown; readonly max_age?: unknown };

const welcome = 'This is a protected route';

/** GET /protected: for any good access token, or, with `?acr=` and `?max_age=`, for one of a strong or new enough sign-in. */
export function protectedRoute(server: FastifyInstance, { keys, sessions, required, now, noteRefusal }: ProtectedRoute): void {
  const policy = { ...defaultPolicy, required: [...required] };
  server.get<{ Querystring: Query }>('/protected', async (request, reply) => {
    const credential = readBearer(request.raw);
    if (credential.kind === 'none') return refuse(reply, challengeForNobody, 'Not authenticated');
    if (credential.kind === 'ambiguous') return refuse(reply, challengeForAmbiguity, 'Invalid token');
    const demand = readDemand(request.query);
    if (!demand.ok) return reply.code(422).send({ detail: demand.error });
    const current = await keys();
    if (!current.ok) return unavailable(reply);
    const judged = await judgeAccess(credential.compact, { keys: current.value, sessions, policy, now: now() });
    if (!judged.ok) {
      if (judged.error === 'unavailable') return unavailable(reply);
      noteRefusal(request, judged.error);
      return refuse(reply, challengeForToken(judged.error), 'Invalid token');
    }
    const lacking = whatIsLacking(judged.value.claims, demand.value, now());
    if (lacking !== null) {
      noteRefusal(request, lacking);
      return refuse(reply, challengeForDemand(demand.value), 'A stronger or newer sign-in is needed');
    }
    const fresh = sessions === undefined ? ok(null) : await useSession(judged.value, current.value, sessions, now());
    return fresh.ok ? { message: welcome, ...fresh.value } : unavailable(reply);
  });
}

type Demand = { readonly acr: readonly string[] | null; readonly maxAge: number | null };

/** Error: a sentence for the caller. */
function readDemand({ acr, max_age: maxAge }: Query): Result<Demand, string> {
  const words = typeof acr === 'string' ? wordsOf(acr) : null;
  if (acr !== undefined && words === null) return fail('acr must be given once, as words between single spaces');
  const isAge = typeof maxAge === 'string' && /^\d{1,10}$/.test(maxAge);
  if (maxAge !== undefined && !isAge) return fail('max_age must be given once, in whole seconds');
  return ok({ acr: words, maxAge: isAge ? Number(maxAge) : null });
}

/** RFC 9470 section 3; `auth_time` as OpenID Connect Core section 2 has it. */
function whatIsLacking(claims: JsonObject, { acr, maxAge }: Demand, now: number): RefusalCode | null {
  if (acr !== null && !acr.includes(stringMember(claims, 'acr') ?? '')) return 'acr-too-low';
  const signedInAt = numberMember(claims, 'auth_time');
  return maxAge !== null && (signedInAt === undefined || now - signedInAt > maxAge) ? 'auth-too-old' : null;
}

type Fresh = { readonly token: string; readonly expires_in: number };

/**
 * Each use moves the end of a sliding session. Once the access token is past half its life the answer holds the next one, so that
 * a client in use never has to refresh. A token that was stepped up gets none: a new one would lack what it was stepped up for.
 */
async function useSession(
  { claims, sid }: AccessToken,
  keys: LocalApiKeySet,
  sessions: SessionDesk,
  now: number,
): Promise<Result<Fresh | null>> {
  if (sid === null) return ok(null);
  const used = sessions.use(sid);
  if (!used.ok) return used;
  const [issuedAt, expiresAt] = [numberMember(claims, 'iat'), numberMember(claims, 'exp')];
  if (used.value === null || used.value.slidesBy === null || issuedAt === undefined || expiresAt === undefined) return ok(null);
  if (now < (issuedAt + expiresAt) / 2) return ok(null);
  const signer = signerOf(keys);
  const made = signer.ok ? await sessions.accessToken(used.value, signer.value) : signer;
  // The request itself was good: without a key that signs it is answered all the same.
  if (!made.ok || made.value.claims === null) return ok(null);
  const fresh = made.value.claims;
  if (stringMember(fresh, 'acr') !== stringMember(claims, 'acr')) return ok(null);
  return ok({ token: made.value.text, expires_in: Math.max(0, Math.floor((numberMember(fresh, 'exp') ?? now) - now)) });
}

function refuse(reply: FastifyReply, challenge: string, detail: string): FastifyReply {
  return reply.code(401).header('www-authenticate', challenge).send({ detail });
}

/** The vault is closed, or its keychain locked: it may come back. Which it is is nobody's business out there. */
export function unavailable(reply: FastifyReply): FastifyReply {
  return reply.code(503).send({ detail: 'The keys are not available' });
}
