import type { KeyObject } from 'node:crypto';
import { appError, type AppError } from '../../../../shared/errors.ts';
import { isJws, type JweAlgorithm, type JwsAlgorithm, type KeyAlgorithm } from '../../../../shared/key-algorithms.ts';
import { worstOf } from '../../../../shared/key-health.ts';
import type { SecretReadingName } from '../../../../shared/key-import.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { VerdictKey } from '../../../../shared/verdict.ts';
import { attempt } from './refusal.ts';
import type { ShownKey } from './session-preview.ts';
import { toVerificationKey, type GivenKey, type UnusableKey } from './verification-key.ts';

/** What opens JWEs of its one algorithm. */
export type GivenDecryptionKey = VerdictKey & { readonly alg: JweAlgorithm; readonly read: () => Promise<Result<KeyObject>> };

/** How the keys of a session are looked at: by which id of the session, and how raw secrets among them are read (null: the likeliest). */
export type Look = { readonly session: string; readonly encoding: SecretReadingName | null };

/** What judges signatures: of a private key its public half. What cannot be used says why; a weak key judges, and is marked. */
export function verifierOfGiven(shown: ShownKey, look: Look): GivenKey {
  const unusable = (problem: AppError): UnusableKey => ({ isUsable: false, ...labelOf(shown, look), problem });
  const meant = meantKey(shown, look);
  if (!meant.ok) return unusable(meant.error);
  const { facts } = shown.held.judged;
  const allowed = signing(meant.value.algorithms);
  if (allowed.length === 0) return unusable(facts.problem ?? notForSigning(meant.value.algorithms));
  const own = facts.alg !== null && isJws(facts.alg) ? facts.alg : null;
  const options = { ...labelOf(shown, look), isWeak: meant.value.isWeak };
  const made = attempt(() => toVerificationKey(meant.value.key, options, own));
  if (!made.ok) return unusable(made.error);
  const algorithms = made.value.algorithms.filter((alg) => allowed.includes(alg));
  return algorithms.length > 0 ? { ...made.value, algorithms } : unusable(notForSigning(meant.value.algorithms));
}

/** One for each algorithm that a private key or a secret may open JWEs with. */
export function decryptersOfGiven(shown: ShownKey, look: Look): GivenDecryptionKey[] {
  const meant = meantKey(shown, look);
  if (!meant.ok || meant.value.key.type === 'public') return [];
  const { key, algorithms, isWeak } = meant.value;
  const { kty } = shown.held.judged.facts;
  return algorithms.flatMap((alg) => (isJws(alg) ? [] : [{ ...labelOf(shown, look), alg, kty, isWeak, read: async () => ok(key) }]));
}

function labelOf({ held, name }: ShownKey, { session }: Look) {
  return { id: `given:${session}:${held.index}`, name, kid: held.judged.facts.kid };
}

type Meant = { readonly key: KeyObject; readonly algorithms: readonly KeyAlgorithm[]; readonly isWeak: boolean };

/** The key itself, or the reading of a raw secret that is meant. */
function meantKey({ held: { item, judged } }: ShownKey, { encoding }: Look): Result<Meant> {
  const { algorithms, isWeak, readings } = judged.facts;
  if (item.readings.length === 0) return ok({ key: item.key, algorithms, isWeak });
  const place = encoding === null ? 0 : item.readings.findIndex((reading) => reading.encoding === encoding);
  const [reading, facts] = [item.readings[place], readings[place]];
  if (reading === undefined || facts === undefined) {
    const expected = item.readings.map((one) => one.encoding).join(', ');
    return fail(appError('key-unusable', { field: 'encoding', expected, actual: String(encoding) }));
  }
  return ok({ key: reading.key, algorithms: facts.algorithms, isWeak: worstOf(facts.findings) === 'danger' });
}

function signing(algorithms: readonly KeyAlgorithm[]): JwsAlgorithm[] {
  return algorithms.filter(isJws);
}

function notForSigning(algorithms: readonly KeyAlgorithm[]): AppError {
  return appError('key-unusable', { field: 'alg', expected: 'a key for signatures', actual: algorithms.join(', ') });
}
