import { plainTyp } from '../../../../../shared/claim-demands.ts';
import type { InspectedToken } from '../../../../../shared/inspect.ts';
import { numberMember, type JsonObject } from '../../../../../shared/json/node.ts';
import { stringifyJson } from '../../../../../shared/json/stringify.ts';
import { vaultKeyId } from '../../../../../shared/keys.ts';
import { plainRecipe, type FilledRecipe, type MintRecipe } from '../../../../../shared/mint-input.ts';
import type { Policy } from '../../../../../shared/policy.ts';
import { claimsOf } from './fill-from-token.ts';
import { textIn, withDemands } from './wanted-claims.ts';

/**
 * How a token like this one would be made that the policy takes: what the token says where that will do, what the policy asks for
 * where not, and an empty field for what nobody but the user knows.
 */
export function wantedRecipe(token: InspectedToken, policy: Policy): FilledRecipe {
  const own: JsonObject = claimsOf(token) ?? { kind: 'object', members: [] };
  const issuer = oneOf(policy.issuers, textIn(own, 'iss'));
  const claims = withDemands(own, policy, issuer);
  const rest = claims.members.filter(({ name }) => !fields.has(name));
  const recipe: MintRecipe = {
    ...plainRecipe,
    keyId: keyOf(token, policy),
    typ: oneOf(policy.types, token.header?.json ? textIn(token.header.json, 'typ') : plainRecipe.typ),
    embedsKey: policy.byOwnKey,
    issuer,
    subject: policy.subject ?? textIn(claims, 'sub'),
    audience: audienceOf(own, policy),
    claims: rest.length === 0 ? '' : stringifyJson({ kind: 'object', members: rest }),
    lifetime: lifetimeOf(own, policy),
    notBefore: asks(own, policy, 'nbf') ? '0s' : null,
    jti: asks(own, policy, 'jti') ? 'random' : 'none',
  };
  return { recipe, variables: [], values: [], profileId: null };
}

/** What the form has fields of its own for. */
const fields: ReadonlySet<string> = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti']);

/** What the token says, where it may say that; else the first that it may say. */
function oneOf(allowed: readonly string[] | null, said: string | null): string | null {
  if (allowed === null || (said !== null && allowed.includes(said))) return said;
  return allowed[0] ?? null;
}

/** The key that the signature was good with, where the policy allows it; null leaves the one that is chosen. */
function keyOf({ verdict: { key, checks } }: InspectedToken, { algorithms }: Policy): string | null {
  const isGood = checks.some(({ name, outcome }) => name === 'signature' && outcome === 'passed');
  return key !== null && isGood && (algorithms === null || algorithms.includes(key.alg)) ? vaultKeyId(key.id) : null;
}

function audienceOf(own: JsonObject, { audience }: Policy): string[] {
  const node = own.members.find(({ name }) => name === 'aud')?.value;
  const items = node?.kind === 'array' ? node.items : node === undefined ? [] : [node];
  const said = items.flatMap((item) => (item.kind === 'string' && item.value !== '' ? [item.value] : []));
  if (audience === null) return said;
  const { match, values } = audience;
  if (match === 'any') return values.some((value) => said.includes(value)) ? said : values.slice(0, 1);
  return match === 'exact' ? values : [...new Set([...values, ...said])];
}

const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
] as const;

/** As long as it lived before. What is judged by its age, or tells of an event, needs no end (RFC 9449 section 4.2, RFC 8417 2.2). */
function lifetimeOf(own: JsonObject, { required, types, maximumAgeSeconds }: Policy): string {
  const [from, to] = [numberMember(own, 'iat'), numberMember(own, 'exp')];
  const isEvent = types?.some((type) => plainTyp(type) === 'secevent+jwt') === true;
  if (to === undefined && (maximumAgeSeconds !== null || isEvent) && !required.includes('exp')) return 'none';
  const life = from === undefined || to === undefined ? Number.NaN : to - from;
  if (!Number.isSafeInteger(life) || life <= 0) return plainRecipe.lifetime;
  const unit = units.find(([, length]) => life % length === 0);
  return unit === undefined ? `${life}s` : `${life / unit[1]}${unit[0]}`;
}

function asks(own: JsonObject, { required, rules }: Policy, claim: 'nbf' | 'jti'): boolean {
  const isForbidden = rules.some((rule) => rule.claim === claim && rule.rule === 'absent');
  return !isForbidden && (required.includes(claim) || own.members.some(({ name }) => name === claim));
}
