import type { AppError } from '../../../../shared/errors.ts';
import { compactForm, type FilledRecipe, type MintRecipe } from '../../../../shared/mint-input.ts';
import { composeToken, type ComposeTools, type Composition, type MintKeys } from '../../../../shared/mint.ts';
import { fieldOfError, type Field, type FieldProblem, type FieldProblems } from './fields.ts';
import { isSignedDraft, type MintDraft } from './mint-draft.ts';
import { recipeOf } from './recipe-of.ts';

export type Review = {
  readonly problems: FieldProblems;
  /** Null where something is wrong. */
  readonly filled: FilledRecipe | null;
  /** The same, but also where only values of variables are wrong or missing. */
  readonly template: FilledRecipe | null;
  /** Of the template: placeholders without a value stay as they stand. Null where there is none. */
  readonly composition: Composition | null;
};
export type ReviewTools = Omit<ComposeTools, 'jti'>;

/** As long as a UUID, and as plainly not one: minting makes a new one each time. */
const jtiPlaceholder = 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx';
/** One try for each field that can be wrong, and the last one that succeeds. */
const mostTries = 12;

/** What the draft would become if it were minted now, or all that is wrong with it. */
export function reviewDraft(draft: MintDraft, keys: MintKeys, tools: ReviewTools): Review {
  const read = recipeOf(draft);
  const known: FieldProblems = read.ok ? {} : read.problems;
  const missing: FieldProblems = {
    ...(isSignedDraft(draft) && keys.signer === null && { keyId: { problem: 'missing' } }),
    ...(draft.isSealed && keys.recipient === null && { 'form.encryption': { problem: 'missing' } }),
  };
  const composed = composeAll(withoutWrong(read.value, known), keys, tools);
  const problems = { ...composed.problems, ...missing, ...known };
  const isRight = Object.keys(problems).length === 0;
  const isTemplate = Object.keys(problems).every((field) => field.startsWith('values.'));
  return {
    problems,
    filled: isRight ? read.value : null,
    template: isTemplate ? read.value : null,
    composition: isTemplate ? composed.composition : null,
  };
}

type Composed = { readonly problems: FieldProblems; readonly composition: Composition | null };

/** Composing stops at the first mistake; with that one taken out it goes on to the next. */
function composeAll(filled: FilledRecipe, given: MintKeys, tools: ReviewTools): Composed {
  const stranger = { alg: 'none', kid: '', publicJwk: null };
  // A key that is missing is told of already, and shall not hide what else is wrong.
  const keys: MintKeys = {
    signer: filled.recipe.keyId === null && filled.recipe.form.encryption !== null ? null : (given.signer ?? stranger),
    recipient: filled.recipe.form.encryption === null ? null : (given.recipient ?? stranger),
  };
  const problems: Record<string, FieldProblem> = {};
  let rest = filled;
  for (let tries = 0; tries < mostTries; tries++) {
    const composed = composeToken(rest, keys, { ...tools, jti: jtiPlaceholder });
    if (composed.ok) return { problems, composition: composed.value };
    const field = fieldOfError(composed.error) ?? 'claims';
    if (problems[field] !== undefined) break;
    problems[field] = problemOf(composed.error);
    rest = withoutWrong(rest, { [field]: problems[field] });
  }
  return { problems, composition: null };
}

function problemOf(error: AppError): FieldProblem {
  if (error.code === 'claim-shadows-field') return { problem: 'claim-taken', names: (error.actual ?? '').split(', ') };
  if (error.code === 'parameter-reserved') return { problem: 'parameter-reserved', name: error.actual ?? '' };
  return { problem: 'refused', error };
}

/** What takes the place of a wrong part while the others are judged. */
const harmless: { readonly [F in Field]?: Partial<MintRecipe> } = {
  header: { header: '' },
  embedsKey: { embedsKey: false },
  claims: { claims: '' },
  lifetime: { lifetime: 'none' },
  notBefore: { notBefore: null },
  issuedAt: { issuedAt: 'now' },
  audience: { audience: [] },
  payload: { payload: { kind: 'text', text: '-' } },
};

function withoutWrong(filled: FilledRecipe, problems: FieldProblems): FilledRecipe {
  const recipe = { ...filled.recipe };
  let { variables } = filled;
  for (const field of Object.keys(problems)) {
    Object.assign(recipe, Object.hasOwn(harmless, field) ? harmless[field as Field] : {});
    if (field.startsWith('form.')) recipe.form = { ...compactForm, encryption: recipe.form.encryption };
    variables = variables.filter(({ name }) => field !== `values.${name}`);
  }
  return { ...filled, recipe, variables };
}
