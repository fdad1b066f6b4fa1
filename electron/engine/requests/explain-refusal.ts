import { numberMember, type JsonObject } from '../../../shared/json/node.ts';
import type { HeaderField, Refusal } from '../../../shared/requests.ts';
import type { CheckName, Verdict } from '../../../shared/verdict.ts';
import { parseChallenges, type Challenge } from './www-authenticate.ts';

/** Our own judgement of a token; `claims` is null where it has none that can be read. */
export type Judgement = { readonly verdict: Verdict; readonly claims: JsonObject | null };

export type RefusedResponse = { readonly status: number; readonly headers: readonly HeaderField[] };

/**
 * Why a request was refused, as far as it can be told from the answer, the server's clock and the token that was sent.
 * Null unless it is a 401, or a 403 with a challenge. `judgement` is null where no token was sent; `now` is in Unix seconds.
 */
export function explainRefusal(response: RefusedResponse, judgement: Judgement | null, now: number): Refusal | null {
  const challenge = tellingChallenge(parseChallenges(valuesOf(response.headers, 'www-authenticate')));
  if (response.status !== 401 && !(response.status === 403 && challenge !== null)) return null;
  const serverTime = serverTimeOf(response.headers);
  const claims = judgement?.claims ?? null;
  const facts = {
    challenge: challenge === null ? null : summaryOf(challenge),
    serverTime,
    skewSeconds: serverTime === null ? null : Math.round(serverTime - now),
    expiresAt: claims === null ? null : (numberMember(claims, 'exp') ?? null),
    notBefore: claims === null ? null : (numberMember(claims, 'nbf') ?? null),
    verdict: judgement?.verdict ?? null,
  };
  return { reason: reasonOf(facts, serverTime ?? now), ...facts };
}

/** The first reason that holds. Times are judged by the server's clock, where it told the time. */
function reasonOf(facts: Omit<Refusal, 'reason'>, time: number): Refusal['reason'] {
  const { challenge, verdict, expiresAt, notBefore } = facts;
  const said = `${challenge?.error ?? ''} ${challenge?.description ?? ''}`.trim();
  if (verdict === null) return 'no-token';
  // The token was understood: it is what it allows that did not suffice.
  if (challenge?.error === 'insufficient_scope') return 'server-says';
  if (hasFailed(verdict, 'format')) return 'token-malformed';
  if (isAlgorithmAtFault(verdict)) return 'algorithm';
  if (expiresAt !== null && expiresAt <= time) return 'expired';
  if (notBefore !== null && notBefore > time) return 'not-yet-valid';
  if (hasFailed(verdict, 'signature')) return 'signature';
  // A key that we lack explains nothing where the server speaks of something else: it may well have that key.
  if (hasFailed(verdict, 'key') && (challenge?.description == null || /\b(?:kid|keys?|jwks?|sign\w*)\b/i.test(said))) return 'unknown-key';
  return said === '' ? 'unexplained' : 'server-says';
}

function hasFailed(verdict: Verdict, name: CheckName): boolean {
  return verdict.checks.some((check) => check.name === name && check.outcome === 'failed');
}

/** "Not allowed" without a key only says that our keys are for others: the server may well have one that fits. */
function isAlgorithmAtFault(verdict: Verdict): boolean {
  const failed = verdict.checks.find((check) => check.name === 'algorithm' && check.outcome === 'failed');
  return failed !== undefined && (failed.code !== 'algorithm-not-allowed' || verdict.key !== null);
}

/** Of several challenges the one for tokens, which alone says what was wrong with ours. */
function tellingChallenge(challenges: readonly Challenge[]): Challenge | null {
  return challenges.find(({ scheme }) => /^(?:bearer|dpop)$/i.test(scheme)) ?? challenges[0] ?? null;
}

function summaryOf({ scheme, parameters }: Challenge): NonNullable<Refusal['challenge']> {
  return { scheme, error: parameters.get('error') ?? null, description: parameters.get('error_description') ?? null };
}

function serverTimeOf(headers: readonly HeaderField[]): number | null {
  const milliseconds = Date.parse(valuesOf(headers, 'date')[0] ?? '');
  return Number.isNaN(milliseconds) ? null : milliseconds / 1000;
}

export function valuesOf(headers: readonly HeaderField[], name: string): string[] {
  return headers.filter((field) => field.name.toLowerCase() === name).map((field) => field.value);
}
