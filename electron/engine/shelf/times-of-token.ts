import { memberOf, type JsonObject } from '../../../shared/json/node.ts';
import { latestInstant } from '../../../shared/lifetime.ts';
import type { MintRecipe } from '../../../shared/mint-input.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { notRenewable } from './not-renewable.ts';

type Times = Pick<MintRecipe, 'issuedAt' | 'notBefore' | 'lifetime'>;

/**
 * A token's times as a recipe has them: spans from its `iat`, or from `madeAt` (Unix seconds) where it has none. An `exp` that
 * is not after that is no span and stays the date that it is. Error: 'not-renewable' for what is no whole second of the years
 * 1970 to 9999.
 */
export function timesOfToken(claims: JsonObject, madeAt: number): Result<Times> {
  const issuedAt = secondOf(claims, 'iat');
  if (!issuedAt.ok) return issuedAt;
  const notBefore = secondOf(claims, 'nbf');
  if (!notBefore.ok) return notBefore;
  const expiresAt = secondOf(claims, 'exp');
  if (!expiresAt.ok) return expiresAt;
  const from = issuedAt.value ?? madeAt;
  return ok({
    issuedAt: issuedAt.value === null ? null : 'now',
    notBefore: notBefore.value === null ? null : offsetText(notBefore.value - from),
    lifetime: lifetimeText(expiresAt.value, from),
  });
}

function secondOf(claims: JsonObject, name: 'iat' | 'nbf' | 'exp'): Result<number | null> {
  const node = memberOf(claims, name);
  if (node === undefined) return ok(null);
  const second = node.kind === 'number' ? Number(node.source) : Number.NaN;
  if (Number.isInteger(second) && second >= 0 && second <= latestInstant) return ok(second);
  return notRenewable('times', { field: `claims.${name}`, expected: 'whole seconds since 1970' });
}

function lifetimeText(expiresAt: number | null, from: number): string {
  if (expiresAt === null) return 'none';
  if (expiresAt > from) return spanText(expiresAt - from);
  return new Date(expiresAt * 1_000).toISOString().replace('.000', '');
}

function offsetText(seconds: number): string {
  return seconds < 0 ? `-${spanText(-seconds)}` : spanText(seconds);
}

const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
] as const;

/** "1h", "1d12h", "0s": as parseLifetime and parseInstant read it. */
function spanText(seconds: number): string {
  if (seconds === 0) return '0s';
  let rest = seconds;
  let text = '';
  for (const [unit, length] of units) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) text += `${count}${unit}`;
  }
  return text;
}
