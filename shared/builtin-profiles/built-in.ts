import { jwsAlgorithms, isSymmetric, type JwsAlgorithm } from '../key-algorithms.ts';
import { plainRecipe, type MintRecipe } from '../mint-input.ts';
import type { Profile } from '../profiles.ts';
import type { Variable, VariableKind } from '../variables.ts';

export const asymmetric: JwsAlgorithm[] = jwsAlgorithms.filter((algorithm) => !isSymmetric(algorithm));

/** A built-in profile. Name, description and hints of the UI are in the message catalogs, by `id`; `name` is for files. */
export function builtIn(
  id: string,
  name: string,
  algorithms: JwsAlgorithm[] | null,
  recipe: Partial<MintRecipe>,
  variables: Variable[],
): Profile {
  const whole = { ...plainRecipe, ...recipe };
  return { id, name, description: '', recipe: whole, variables, algorithms, isBuiltIn: true, changedAt: null };
}

export function required(name: string, kind: VariableKind = 'text', byDefault = ''): Variable {
  return { name, kind, default: byDefault, isRequired: true, hint: '' };
}

export function optional(name: string, kind: VariableKind = 'text', byDefault = ''): Variable {
  return { name, kind, default: byDefault, isRequired: false, hint: '' };
}
