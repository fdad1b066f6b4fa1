import { compactForm, plainRecipe, type FilledRecipe } from '../../../shared/mint-input.ts';
import { numberMember, stringMember, type JsonObject } from '../../../shared/json/node.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import type { MadeToken } from '../mint/made-token.ts';
import type { SessionDesk } from '../sessions/session-desk.ts';
import { signerOf } from '../sessions/session-keys.ts';
import { makeAccessToken } from '../sessions/session-tokens.ts';
import { stepUpToken } from '../sessions/step-up.ts';
import { judgeAccess } from './access-token.ts';
import { sentenceFor, type RefusalCode } from './challenge.ts';
import { nameProblem } from './issue-token.ts';
import type { LocalApiKeySet } from './local-api-key.ts';
import { oauthErrorOf, refused, type OAuthError, type TokenAnswer } from './oauth-answer.ts';
import type { Parameters } from './parameters.ts';
import { readOptions, type TokenOptions } from './token-options.ts';

/** What a grant works with. `client` is the client's id, null where none is named; `now` in whole Unix seconds. */
export type GrantRequest = {
  readonly parameters: Parameters;
  readonly client: string | null;
  readonly keys: LocalApiKeySet;
  readonly sessions: SessionDesk;
  readonly issuer: string;
  readonly now: number;
};

type Granted = Promise<Result<TokenAnswer, OAuthError>>;

const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';
const jwtType = 'urn:ietf:params:oauth:token-type:jwt';
const exchangeGrant = 'urn:ietf:params:oauth:grant-type:token-exchange';

const grants: ReadonlyMap<string, (request: GrantRequest) => Granted> = new Map([
  ['password', passwordGrant],
  ['client_credentials', clientGrant],
  ['refresh_token', refreshGrant],
  [exchangeGrant, stepUpGrant],
]);
export const grantTypes = [...grants.keys()];

/** POST /token: RFC 6749 sections 4.3, 4.4 and 6, RFC 8693. */
export async function grantToken(request: GrantRequest): Granted {
  const type = request.parameters.one('grant_type');
  if (type === null) return refused('invalid_request', 'grant_type is missing');
  const grant = grants.get(type);
  return grant === undefined ? refused('unsupported_grant_type', `grant_type must be one of ${grantTypes.join(', ')}`) : grant(request);
}

const defaultLifetime = 3_600;
const steppedUpLifetime = 300;
/** RFC 8176 section 2. Nobody is asked for anything: the tokens say what a real sign-in would have done. */
const methods = { password: ['pwd'], strong: ['pwd', 'otp', 'mfa'] };

/** RFC 6749 section 4.3: an access and a refresh token, for any user with any password. */
async function passwordGrant(request: GrantRequest): Granted {
  const { parameters, sessions, client, now } = request;
  const username = parameters.one('username');
  if (username === null) return refused('invalid_request', 'username is missing');
  const problem = nameProblem('username', username);
  if (problem !== null) return refused('invalid_request', problem);
  const options = readOptions(parameters);
  if (!options.ok) return options;
  const signer = signerOf(request.keys);
  if (!signer.ok) return fail(oauthErrorOf(signer.error));
  const [acr] = options.value.acrValues;
  const amr = acr === undefined ? methods.password : methods.strong;
  const filled = recipeFor(request, options.value, username, { username, client_id: client ?? undefined, acr, amr, auth_time: now });
  const { refreshExpiresIn, slidesUpTo } = options.value.session;
  const session = { filled, refreshLifetime: `${refreshExpiresIn}s`, slidesUpTo: slidesUpTo === null ? null : `${slidesUpTo}s` };
  const issued = await sessions.begin({ ...session, onto: null }, signer.value);
  return issued.ok ? ok(answerOf(issued.value.access, now, issued.value.refresh)) : fail(oauthErrorOf(issued.error));
}

/** RFC 6749 section 4.4: the client for itself, `sub` as RFC 9068 section 2.2 has it; no refresh token (section 4.4.3). */
async function clientGrant(request: GrantRequest): Granted {
  const { client, parameters, now } = request;
  if (client === null) return refused('invalid_request', 'client_id is missing');
  const options = readOptions(parameters);
  if (!options.ok) return options;
  const signer = signerOf(request.keys);
  if (!signer.ok) return fail(oauthErrorOf(signer.error));
  const made = await makeAccessToken(recipeFor(request, options.value, client, { client_id: client }), signer.value, now);
  return made.ok ? ok(answerOf(made.value, now)) : fail(oauthErrorOf(made.error));
}

async function refreshGrant(request: GrantRequest): Granted {
  const token = request.parameters.one('refresh_token');
  return token === null ? refused('invalid_request', 'refresh_token is missing') : exchangeRefreshToken(token, request);
}

/** RFC 6749 section 6. The scope stays that of the session, and the answer says so (section 3.3). */
export async function exchangeRefreshToken(
  token: string,
  { sessions, keys, client, now }: Pick<GrantRequest, 'sessions' | 'keys' | 'client' | 'now'>,
): Granted {
  const issued = await sessions.refresh(token, keys, { clientId: client });
  return issued.ok ? ok(answerOf(issued.value.access, now, issued.value.refresh)) : fail(oauthErrorOf(issued.error));
}

/** RFC 8693: an access token for a stronger one, as if its user had signed in again (RFC 9470 section 4). */
async function stepUpGrant(request: GrantRequest): Granted {
  const { parameters, keys, sessions, now } = request;
  const subject = parameters.one('subject_token');
  const types = [parameters.one('subject_token_type') ?? '', parameters.one('requested_token_type') ?? accessTokenType];
  if (subject === null) return refused('invalid_request', 'subject_token is missing');
  if (types.some((type) => type !== accessTokenType && type !== jwtType)) {
    return refused('invalid_request', `subject_token_type and requested_token_type must be ${accessTokenType}`);
  }
  if (parameters.one('actor_token') !== null) return refused('invalid_request', 'actor_token is not supported');
  const options = readOptions(parameters);
  if (!options.ok) return options;
  const [acr] = options.value.acrValues;
  if (acr === undefined) return refused('invalid_request', 'acr_values is missing: tokens are exchanged for stronger ones only');
  const judged = await judgeAccess(subject, { keys, sessions, policy: { ...defaultPolicy, required: ['exp'] }, now });
  if (!judged.ok) return fail(subjectProblem(judged.error));
  const signer = signerOf(keys);
  if (!signer.ok) return fail(oauthErrorOf(signer.error));
  const lifetime = options.value.expiresIn ?? Math.min(steppedUpLifetime, lifeOf(judged.value.claims, now));
  const made = await stepUpToken(judged.value, { acr, amr: methods.strong, lifetime: `${lifetime}s` }, signer.value, now);
  return made.ok ? ok({ ...answerOf(made.value, now), issued_token_type: accessTokenType }) : fail(oauthErrorOf(made.error));
}

/** RFC 8693 section 2.2.2: a bad subject token is an invalid request. */
function subjectProblem(problem: RefusalCode | 'unavailable'): OAuthError {
  if (problem === 'unavailable') return { error: 'temporarily_unavailable', description: 'The keys are not available' };
  return { error: 'invalid_request', description: `The subject token is refused. ${sentenceFor(problem)}` };
}

/** Whole seconds, at least one. */
function lifeOf(claims: JsonObject, now: number): number {
  const life = (numberMember(claims, 'exp') ?? now) - (numberMember(claims, 'iat') ?? now);
  return Math.max(1, Math.floor(life));
}

/** Members that are undefined are left out. */
function recipeFor(
  { keys, issuer }: GrantRequest,
  { scope, audience, expiresIn }: TokenOptions,
  subject: string,
  claims: Readonly<Record<string, unknown>>,
): FilledRecipe {
  const recipe = {
    ...plainRecipe,
    keyId: keys.signing?.id ?? null,
    subject,
    issuer,
    audience: [...audience],
    claims: JSON.stringify({ ...claims, scope: scope ?? undefined }),
    lifetime: `${expiresIn ?? defaultLifetime}s`,
    form: compactForm,
  };
  return { recipe, variables: [], values: [], profileId: null };
}

function answerOf({ text, claims }: MadeToken, now: number, refresh?: MadeToken): TokenAnswer {
  const exp = claims === null ? undefined : numberMember(claims, 'exp');
  const scope = claims === null ? undefined : stringMember(claims, 'scope');
  return {
    access_token: text,
    token_type: 'Bearer',
    ...(exp === undefined ? {} : { expires_in: Math.max(0, Math.floor(exp - now)) }),
    ...(refresh === undefined ? {} : { refresh_token: refresh.text }),
    ...(scope === undefined ? {} : { scope }),
  };
}
