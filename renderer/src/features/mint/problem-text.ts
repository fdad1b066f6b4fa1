import type { AppError } from '../../../../shared/errors.ts';
import type { Messages } from '../../messages/screens.ts';
import { formatNumber } from '../../lib/format.ts';
import { limitAndSize } from '../../lib/limit-and-size.ts';
import { errorLine } from '../../ui/inline-error.tsx';
import type { ClaimRow, RowProblem, TextProblem } from './claim-rows.ts';
import type { Field, FieldProblem } from './fields.ts';

/** The sentence below a field; null where nothing is wrong or where the claims' own fields say it. */
export function fieldText(field: Field, problem: FieldProblem | undefined, m: Messages): string | null {
  if (problem === undefined) return null;
  const count = (value: number) => formatNumber(value, m.time.locale);
  switch (problem.problem) {
    case 'missing':
      return missingText(field, m);
    case 'too-long':
      return m.mint.tooLong(count(problem.most), count(problem.actual));
    case 'too-many':
      return m.mint.tooMany(count(problem.most), count(problem.actual));
    case 'refused':
      return refusalText(problem.error, m);
    case 'claim-taken':
      return problem.names.map((name) => takenText(name, m)).join(' ');
    case 'parameter-reserved':
      return reservedText(problem.name, m);
    case 'claims':
      return problem.claims.view === 'json' ? textProblemText(problem.claims.text, m) : null;
  }
}

function missingText(field: Field, m: Messages): string {
  switch (field) {
    case 'typ':
      return m.mint.ownTypMissing;
    case 'kid':
      return m.mintForm.ownKidMissing;
    case 'notBefore':
    case 'issuedAt':
      return m.mintForm.timeMissing;
    case 'form.encryption':
      return m.mintForm.sealKeyMissing;
    default:
      return m.mint.keyMissing;
  }
}

/** Why a header parameter cannot be set by hand. */
function reservedText(name: string, m: Messages): string {
  if (['alg', 'typ', 'kid'].includes(name)) return m.mintForm.reservedByField(name);
  return name === 'jwk' ? m.mintForm.reservedJwk : m.mintForm.reservedByForm(name);
}

export function refusalText(error: AppError, m: Messages): string {
  const most = Number(error.expected);
  const actual = Number(error.actual);
  if (error.code !== 'payload-too-large' || Number.isNaN(most) || Number.isNaN(actual)) return errorLine(error, m);
  return m.mint.tooLarge(...limitAndSize(most, actual, m.time.locale));
}

function takenText(name: string, m: Messages): string {
  return ['iss', 'sub', 'aud'].includes(name) ? m.mint.nameTakenByField(name) : m.mint.nameTakenByMint(name);
}

export function textProblemText(problem: TextProblem, m: Messages): string {
  switch (problem.problem) {
    case 'not-an-object':
      return m.mint.textNotObject;
    case 'name-unlistable':
      return m.mint.textUnlistable;
    case 'not-json': {
      const { error } = problem;
      return error.member === undefined
        ? m.mint.textNotJson(error.problem, error.line, error.column)
        : m.mint.textDuplicate(error.member, error.line, error.column);
    }
  }
}

/** What is wrong with a row, and whether its name or its value has to be mended. */
export type RowFault = { readonly at: 'name' | 'value'; readonly text: string };

/** Null for a right row, and for one that is still being typed. */
export function rowFault(row: ClaimRow, problem: FieldProblem | undefined, m: Messages): RowFault | null {
  if (!row.isLeft || problem === undefined) return null;
  if (problem.problem === 'claim-taken') return problem.names.includes(row.name) ? { at: 'name', text: takenText(row.name, m) } : null;
  if (problem.problem === 'parameter-reserved') {
    return problem.name === row.name ? { at: 'name', text: reservedText(row.name, m) } : null;
  }
  if (problem.problem !== 'claims' || problem.claims.view !== 'rows') return null;
  const own = problem.claims.rows.get(row.id);
  return own === undefined ? null : faultOf(row, own, m);
}

function faultOf(row: ClaimRow, problem: RowProblem, m: Messages): RowFault {
  switch (problem.problem) {
    case 'name-missing':
      return { at: 'name', text: m.mint.nameMissing };
    case 'name-repeated':
      return { at: 'name', text: m.mint.nameRepeated(row.name) };
    case 'not-a-number':
      return { at: 'value', text: m.mint.notANumber };
    case 'not-of-kind':
      return { at: 'value', text: m.mint.notOfKind[problem.kind] };
    case 'not-json':
      return {
        at: 'value',
        text: row.kind !== 'string' ? m.mint.notJson(problem.error.problem, problem.error.offset + 1) : m.mint.badText,
      };
  }
}
