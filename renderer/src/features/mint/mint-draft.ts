import type { AppError } from '../../../../shared/errors.ts';
import type { KeySummary } from '../../../../shared/keys.ts';
import { parseLifetime, type LifetimePreset } from '../../../../shared/lifetime.ts';
import { composeToken, type Composition } from '../../../../shared/mint.ts';
import type { MintInput } from '../../../../shared/tokens.ts';
import { addAudience, mostAudiences } from './audience.ts';
import { noClaims, readClaims, type ClaimsDraft, type ClaimsProblem } from './claims-draft.ts';

export const typChoices = ['JWT', 'at+jwt', 'own', 'none'] as const;
export type TypChoice = (typeof typChoices)[number];
export type LifetimeChoice = LifetimePreset | 'custom' | 'never';

/** The form as it stands, right or not. */
export type MintDraft = {
  readonly keyId: string | null;
  readonly typ: TypChoice;
  readonly ownTyp: string;
  readonly lifetime: LifetimeChoice;
  readonly customLifetime: string;
  readonly subject: string;
  readonly issuer: string;
  readonly audience: readonly string[];
  /** What is being typed into the audience's field and is no tag yet. It counts. */
  readonly audienceText: string;
  readonly claims: ClaimsDraft;
  readonly label: string;
};

export const emptyDraft: MintDraft = {
  keyId: null,
  typ: 'JWT',
  ownTyp: '',
  lifetime: '1h',
  customLifetime: '',
  subject: '',
  issuer: '',
  audience: [],
  audienceText: '',
  claims: noClaims,
  label: '',
};

export type Field = keyof MintInput;
export type FieldProblem =
  | { readonly problem: 'missing' }
  | { readonly problem: 'too-long'; readonly most: number; readonly actual: number }
  | { readonly problem: 'too-many'; readonly most: number; readonly actual: number }
  | { readonly problem: 'refused'; readonly error: AppError }
  | { readonly problem: 'claims'; readonly claims: ClaimsProblem }
  | { readonly problem: 'claim-taken'; readonly name: string };
export type FieldProblems = Partial<Record<Field, FieldProblem>>;

export type Review = {
  readonly problems: FieldProblems;
  /** Null where something is wrong. */
  readonly input: MintInput | null;
  readonly composition: Composition | null;
};

/** As long as a UUID, and as plainly not one: minting makes a new one each time. */
const jtiPlaceholder = 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx';
const longest = { typ: 100, subject: 1_000, issuer: 1_000, label: 200, claims: 200_000, audience: 1_000 };

export function lifetimeText(draft: MintDraft): string {
  if (draft.lifetime === 'never') return 'none';
  return draft.lifetime === 'custom' ? draft.customLifetime.trim() : draft.lifetime;
}

export function audienceOf(draft: MintDraft): string[] {
  return addAudience(draft.audience, draft.audienceText);
}

/** What the draft would become if it were minted at `issuedAt` (Unix seconds), or what is wrong with which field. */
export function reviewDraft(draft: MintDraft, key: Pick<KeySummary, 'alg' | 'kid'> | null, issuedAt: number): Review {
  const problems: FieldProblems = {};
  const claims = readClaims(draft.claims);
  if (!claims.ok) problems.claims = { problem: 'claims', claims: claims.error };
  const audience = audienceOf(draft);
  const fields = {
    typ: typOf(draft),
    subject: draft.subject === '' ? null : draft.subject,
    issuer: draft.issuer === '' ? null : draft.issuer,
    audience,
    claims: claims.ok ? claims.value : '',
    lifetime: lifetimeText(draft),
  };
  const label = draft.label.trim() === '' ? null : draft.label.trim();
  Object.assign(problems, lengthProblems({ ...fields, label }));
  if (draft.typ === 'own' && draft.ownTyp.trim() === '') problems.typ = { problem: 'missing' };
  if (key === null || draft.keyId === null) problems.keyId = { problem: 'missing' };
  const lifetime = parseLifetime(fields.lifetime);
  if (!lifetime.ok) problems.lifetime = { problem: 'refused', error: { ...lifetime.error, actual: fields.lifetime.slice(0, 40) } };

  const composed = composeToken(fields, key ?? { alg: '', kid: '' }, issuedAt, jtiPlaceholder);
  if (!composed.ok) Object.assign(problems, composeProblem(composed.error, problems));
  const isRight = composed.ok && draft.keyId !== null && Object.keys(problems).length === 0;
  if (!isRight) return { problems, input: null, composition: null };
  return { problems, input: { ...fields, keyId: draft.keyId, label }, composition: composed.value };
}

function typOf(draft: MintDraft): string | null {
  if (draft.typ === 'none') return null;
  return draft.typ === 'own' ? draft.ownTyp.trim() : draft.typ;
}

function lengthProblems(input: Omit<MintInput, 'keyId'>): FieldProblems {
  const problems: FieldProblems = {};
  for (const field of ['typ', 'subject', 'issuer', 'label', 'claims'] as const) {
    const actual = input[field]?.length ?? 0;
    if (actual > longest[field]) problems[field] = { problem: 'too-long', most: longest[field], actual };
  }
  const widest = Math.max(0, ...input.audience.map((name) => name.length));
  if (widest > longest.audience) problems.audience = { problem: 'too-long', most: longest.audience, actual: widest };
  if (input.audience.length > mostAudiences)
    problems.audience = { problem: 'too-many', most: mostAudiences, actual: input.audience.length };
  return problems;
}

function composeProblem(error: AppError, known: FieldProblems): FieldProblems {
  const field = error.field === 'lifetime' ? 'lifetime' : 'claims';
  if (known[field] !== undefined) return {};
  if (error.code === 'claim-shadows-field') return { claims: { problem: 'claim-taken', name: error.actual ?? '' } };
  return { [field]: { problem: 'refused', error } };
}

/** The field that main's refusal names ("audience.3" is the audience), or null where it names none of the form. */
export function fieldOfError(error: AppError): Field | null {
  const name = error.field?.split('.')[0];
  const fields: readonly Field[] = ['keyId', 'typ', 'subject', 'issuer', 'audience', 'claims', 'lifetime', 'label'];
  return fields.find((field) => field === name) ?? null;
}

/** The claims of RFC 9068 section 2.2 that an at+jwt still lacks; `iat`, `jti` are always there. */
export function missingForAccessToken(composition: Composition): string[] {
  const present = new Set(composition.claims.members.map((member) => member.name));
  return ['iss', 'exp', 'aud', 'sub', 'client_id'].filter((name) => !present.has(name));
}
