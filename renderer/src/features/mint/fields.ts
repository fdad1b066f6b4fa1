import type { AppError } from '../../../../shared/errors.ts';
import type { ClaimsProblem } from './claims-draft.ts';

/** Where a mistake can stand, in the names of MintRecipe and Place. */
const fields = [
  'keyId',
  'typ',
  'kid',
  'header',
  'embedsKey',
  'subject',
  'issuer',
  'audience',
  'claims',
  'lifetime',
  'notBefore',
  'issuedAt',
  'jti',
  'payload',
  'form.serialization',
  'form.isDetached',
  'form.isUnencoded',
  'form.otherKeyIds',
  'form.encryption',
  'label',
  'folder',
  'environment',
  'tags',
  'notes',
] as const;
export type Field = (typeof fields)[number] | `values.${string}`;

export type FieldProblem =
  | { readonly problem: 'missing' }
  | { readonly problem: 'too-long'; readonly most: number; readonly actual: number }
  | { readonly problem: 'too-many'; readonly most: number; readonly actual: number }
  | { readonly problem: 'refused'; readonly error: AppError }
  | { readonly problem: 'claims'; readonly claims: ClaimsProblem }
  /** Names among the own claims that have a field of their own, or that minting writes. */
  | { readonly problem: 'claim-taken'; readonly names: readonly string[] }
  /** A name among the further header parameters that has a control of its own, or that belongs to the form of the token. */
  | { readonly problem: 'parameter-reserved'; readonly name: string };
export type FieldProblems = { readonly [F in Field]?: FieldProblem };

/** The field that a refusal names ("access.place.label" is the label), or null where it names none of the form. */
export function fieldOfError(error: AppError): Field | null {
  const path = (error.field ?? '').replace(/^(?:access\.|recipe\.|place\.)+/, '');
  if (path.startsWith('values.') && path.length > 'values.'.length) return `values.${path.slice('values.'.length)}`;
  return fields.find((field) => path === field || path.startsWith(`${field}.`)) ?? null;
}
