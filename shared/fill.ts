import type { JsonObject } from './json/node.ts';
import { stringifyJson } from './json/stringify.ts';
import type { FilledRecipe, KidHeader, MintRecipe, Payload } from './mint-input.ts';
import { parseObject } from './parse-object.ts';
import { createFiller, type Filler, type FillTools } from './placeholders.ts';
import { fail, ok, type Result } from './result.ts';

export type Fillable = Pick<FilledRecipe, 'recipe' | 'variables' | 'values'>;

/** A recipe with all values in it, its JSON texts parsed. In `recipe` these two are as they were. */
export type FilledParts = { recipe: MintRecipe; claims: JsonObject; header: JsonObject };

/**
 * Puts the values of the variables into a recipe: into the strings of claims and of header parameters (not into their names), into
 * issuer, subject, audience, an own `kid`, the times and the payload's text.
 *
 * - Where a string is exactly `{{name}}`, the value comes in with its type: a number keeps its digits. Inside a longer string it is
 *   text. An entry of the audience that is exactly a list's placeholder becomes the list's entries.
 * - An optional variable without value and default is nothing: where a value is exactly its placeholder, the member (or entry,
 *   or field) is left out altogether; inside a longer string it is the empty text.
 * - Names that are not declared stay as they stand, braces included.
 *
 * Errors: 'variable-missing', 'variable-malformed', and those of parseInstant for kind 'time', with `field` "values.NAME";
 * those of parseObject for the recipe's own JSON.
 */
export function fillRecipe(filled: Fillable, tools: FillTools): Result<MintRecipe> {
  if (filled.variables.length === 0) return ok(filled.recipe);
  const parts = fillParts(filled, tools);
  if (!parts.ok) return parts;
  const { recipe, claims, header } = parts.value;
  return ok({ ...recipe, claims: textOf(claims), header: textOf(header) });
}

/** What fillRecipe does, for those who go on with the values: nothing is written as text to be parsed again. */
export function fillParts({ recipe, variables, values }: Fillable, tools: FillTools): Result<FilledParts> {
  const claims = parseObject(recipe.claims, 'claims');
  if (!claims.ok) return claims;
  const header = parseObject(recipe.header, 'header');
  if (!header.ok) return header;
  if (variables.length === 0) return ok({ recipe, claims: claims.value, header: header.value });
  const filler = createFiller(variables, values, tools);
  const parts = { recipe: fillTexts(recipe, filler), claims: filler.object(claims.value), header: filler.object(header.value) };
  const problem = filler.problem();
  return problem === null ? ok(parts) : fail(problem);
}

function fillTexts(recipe: MintRecipe, filler: Filler): MintRecipe {
  const orNone = (text: string | null) => (text === null ? null : filler.textOrNone(text));
  return {
    ...recipe,
    kid: fillKid(recipe.kid, filler),
    issuer: orNone(recipe.issuer),
    subject: orNone(recipe.subject),
    audience: filler.list(recipe.audience),
    lifetime: filler.text(recipe.lifetime),
    notBefore: orNone(recipe.notBefore),
    issuedAt: orNone(recipe.issuedAt),
    payload: fillPayload(recipe.payload, filler),
  };
}

function fillKid(kid: KidHeader, filler: Filler): KidHeader {
  if (kid.kind !== 'own') return kid;
  const filled = filler.textOrNone(kid.kid);
  return filled === null ? { kind: 'none' } : { kind: 'own', kid: filled };
}

function fillPayload(payload: Payload, filler: Filler): Payload {
  return payload.kind === 'text' ? { kind: 'text', text: filler.text(payload.text) } : payload;
}

function textOf(object: JsonObject): string {
  return object.members.length === 0 ? '' : stringifyJson(object);
}
