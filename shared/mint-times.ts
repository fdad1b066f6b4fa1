import { appError } from './errors.ts';
import type { Fillable } from './fill.ts';
import { parseInstant } from './instant.ts';
import { expiryOf, latestInstant, parseLifetime } from './lifetime.ts';
import type { ComposeTools } from './mint.ts';
import type { MintRecipe } from './mint-input.ts';
import { createFiller } from './placeholders.ts';
import { fail, ok, type Result } from './result.ts';
import { instantBounds } from './time/calendar.ts';

/** Unix seconds; null where there is no such claim. */
export type MintTimes = { issuedAt: number | null; notBefore: number | null; expiresAt: number | null };

/**
 * When the token is issued, as its recipe has it: before all else, as the other times count from it. A variable of kind 'time'
 * in this very field counts from now.
 */
export function issueTime({ recipe, variables, values }: Fillable, { now, sha256 }: ComposeTools): Result<number | null> {
  if (recipe.issuedAt === null || recipe.payload.kind !== 'claims') return ok(null);
  const filler = createFiller(variables, values, { issuedAt: now, sha256 });
  const text = filler.textOrNone(recipe.issuedAt);
  const problem = filler.problem();
  if (problem !== null) return fail(problem);
  return text === null ? ok(null) : at('issuedAt', parseInstant(text, now));
}

/** A recipe's times, its values filled in. Without `iat` they count from now. */
export function readTimes(recipe: MintRecipe, issuedAt: number | null, now: number): Result<MintTimes> {
  const from = issuedAt ?? now;
  const notBefore = recipe.notBefore === null ? ok(null) : at('notBefore', parseInstant(recipe.notBefore, from));
  if (!notBefore.ok) return notBefore;
  const lifetime = at('lifetime', parseLifetime(recipe.lifetime));
  if (!lifetime.ok) return lifetime;
  const expiresAt = expiryOf(lifetime.value, from);
  if (lifetime.value.kind === 'span' && expiresAt !== null && expiresAt >= latestInstant) {
    return fail(appError('time-out-of-range', { field: 'lifetime', expected: instantBounds, actual: recipe.lifetime.slice(0, 40) }));
  }
  if (notBefore.value !== null && expiresAt !== null && expiresAt <= notBefore.value) {
    return fail(appError('never-valid', { field: 'lifetime', expected: String(notBefore.value), actual: String(expiresAt) }));
  }
  return ok({ issuedAt, notBefore: notBefore.value, expiresAt });
}

function at<T>(field: keyof MintRecipe, result: Result<T>): Result<T> {
  return result.ok ? result : fail({ ...result.error, field });
}
