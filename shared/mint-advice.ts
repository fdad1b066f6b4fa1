import { secretsIn } from './claim-secrets.ts';
import { demandsOf, demandsUnmet, plainTyp } from './claim-demands.ts';
import type { JsonNode, JsonObject } from './json/node.ts';
import type { Composition } from './mint.ts';
import type { FilledRecipe, MintRecipe } from './mint-input.ts';
import { personalDataIn } from './personal-data.ts';
import { placeholdersIn } from './placeholders.ts';

/** Browsers keep a cookie up to this size in bytes (RFC 6265 section 6.1). */
export const cookieLimit = 4_096;
/** Common servers take a header line up to this size in bytes (nginx, Apache). */
export const headerLimit = 8_192;
const daySeconds = 86_400;

/** What the form points out about a token that could be made all the same. `names`: claims or placeholders concerned. */
export const adviceCodes = [
  'never-expires', // whoever gets hold of it has it for ever
  'long-lived-access', // an access token for more than 24 h: by its typ, or as one of a pair
  'expired-from-start',
  'secret-in-claims', // `names`: paths
  'personal-data', // `names`: paths
  'weak-key', // the signing key, or the one that seals, is marked "weak, for testing"
  'over-cookie',
  'over-header',
  'lacks-claims', // `names`: what the typ demands; "sub/sid" where one of them would do
  'forbids-claims', // `names`: what the typ must not have
  'not-a-bearer', // JSON or detached: it cannot be sent as Bearer (RFC 7519 section 1)
  'claim-looks-like-milliseconds', // `names`: paths
  'undeclared-placeholder', // `names`: they stay in the token as they stand
] as const;
export type AdviceCode = (typeof adviceCodes)[number];
export type Advice = { readonly code: AdviceCode; readonly severity: 'warning' | 'note'; readonly names: readonly string[] };

const notes: ReadonlySet<AdviceCode> = new Set(['over-cookie', 'not-a-bearer', 'claim-looks-like-milliseconds']);

export type AdviceFacts = {
  readonly filled: Pick<FilledRecipe, 'recipe' | 'variables' | 'profileId'>;
  /** Unix seconds. */
  readonly now: number;
  readonly isKeyWeak: boolean;
  /** It is the access token of a pair, whatever its typ. */
  readonly isOfPair: boolean;
  /** Of the token as it will be written. */
  readonly bytes: number;
};

/** What to tell about a composed token, warnings first. Cheap enough for each key press. */
export function adviceOn(composition: Composition, facts: AdviceFacts): Advice[] {
  const { filled, isKeyWeak, bytes } = facts;
  const { recipe, variables } = filled;
  const declared = new Set(variables.map(({ name }) => name));
  const found: [AdviceCode, boolean | readonly string[]][] = [
    ...claimsAdvice(composition, facts),
    ['weak-key', isKeyWeak],
    ['over-header', bytes > headerLimit],
    [
      'undeclared-placeholder',
      recipeTexts(recipe)
        .flatMap(placeholdersIn)
        .filter((name) => !declared.has(name)),
    ],
    ['over-cookie', bytes > cookieLimit && bytes <= headerLimit],
    ['not-a-bearer', recipe.form.serialization !== 'compact' || recipe.form.isDetached],
  ];
  const advice = found.flatMap(([code, what]): Advice[] => {
    const names = typeof what === 'boolean' ? [] : [...new Set(what)];
    const isSo = typeof what === 'boolean' ? what : names.length > 0;
    return isSo ? [{ code, severity: notes.has(code) ? 'note' : 'warning', names }] : [];
  });
  return [...advice.filter(({ severity }) => severity === 'warning'), ...advice.filter(({ severity }) => severity === 'note')];
}

function claimsAdvice(
  { claims, sealHeader, issuedAt, expiresAt }: Composition,
  { filled, now, isOfPair }: AdviceFacts,
): [AdviceCode, boolean | readonly string[]][] {
  if (claims === null) return [];
  const { typ } = filled.recipe;
  const name = plainTyp(typ);
  const isAccess = isOfPair || name === 'at+jwt';
  const { lacking, forbidden } = demandsUnmet(demandsOf(typ, filled.profileId), claims);
  return [
    // A proof is for one request, and judged by its iat (RFC 9449 section 11.1).
    ['never-expires', expiresAt === null && name !== 'dpop+jwt'],
    ['expired-from-start', expiresAt !== null && expiresAt <= now],
    ['long-lived-access', isAccess && expiresAt !== null && expiresAt - (issuedAt ?? now) > daySeconds],
    ['lacks-claims', lacking],
    ['forbids-claims', forbidden],
    // What is sealed is for its recipient alone.
    ['secret-in-claims', sealHeader === null ? secretsIn(claims) : []],
    ['personal-data', sealHeader === null ? personalDataIn(claims) : []],
    ['claim-looks-like-milliseconds', millisecondsIn(claims)],
  ];
}

const timeName = /(?:^|_)(?:time|at|date|ts|timestamp|since|until|iat|exp|nbf)$|(?:At|Time|Date|Timestamp|Since|Until)$/;
/** 2001-09-09 to 2286-11-20. */
const thirteenDigits = /^[1-9]\d{12}$/;

/** Paths of numbers, two levels deep, that are called like times and are as large as milliseconds; NumericDate counts seconds. */
function millisecondsIn({ members }: JsonObject): string[] {
  const isSo = (name: string, value: JsonNode) => value.kind === 'number' && timeName.test(name) && thirteenDigits.test(value.source);
  return members.flatMap(({ name, value }) => {
    if (value.kind !== 'object') return isSo(name, value) ? [name] : [];
    return value.members.filter((inner) => isSo(inner.name, inner.value)).map((inner) => `${name}.${inner.name}`);
  });
}

function recipeTexts({ claims, header, issuer, subject, audience, kid, lifetime, notBefore, issuedAt, payload }: MintRecipe): string[] {
  const own = kid.kind === 'own' ? kid.kid : '';
  const text = payload.kind === 'text' ? payload.text : '';
  return [claims, header, issuer ?? '', subject ?? '', ...audience, own, lifetime, notBefore ?? '', issuedAt ?? '', text];
}
