import type { KeyObject } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { appError, type AppError } from '../../../../shared/errors.ts';
import type { KeyAlgorithm } from '../../../../shared/key-algorithms.ts';
import { worstOf, type Finding } from '../../../../shared/key-health.ts';
import type { ImportChoice } from '../../../../shared/key-import.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { KeyToAdd } from '../add-keys.ts';
import { assessMaterial } from '../health/material.ts';
import { thumbprint } from '../thumbprint.ts';
import { mayBeChosen } from './found-key.ts';
import type { VaultKey } from './import-sessions.ts';
import { doesComplete, type HeldKey, type SessionPreview } from './session-preview.ts';

/**
 * The keys that were chosen, ready to be stored. The first choice that is wrong fails them all, with its place in `field`:
 * 'invalid-input', 'key-unusable' (alg), 'secret-weak' (nobody accepted that), 'key-exists'.
 */
export async function chosenKeys(
  choices: readonly ImportChoice[],
  preview: SessionPreview,
  known: readonly VaultKey[],
  signal?: AbortSignal,
): Promise<Result<KeyToAdd[]>> {
  const byThumbprint = new Map(known.map((key) => [key.thumbprint, key]));
  const taken = { indexes: new Set<number>(), thumbprints: new Set<string>() };
  const keys: KeyToAdd[] = [];
  for (const [position, choice] of choices.entries()) {
    const held = preview.key(choice.index);
    const wrong = (code: AppError['code'], field: string, expected?: string, actual?: string): Result<never> =>
      fail(
        appError(code, {
          field: `keys.${position}.${field}`,
          ...(expected === undefined ? {} : { expected }),
          ...(actual === undefined ? {} : { actual }),
        }),
      );
    if (held === undefined) return wrong('invalid-input', 'index', 'a key of this preview', String(choice.index));
    if (taken.indexes.has(choice.index)) return wrong('invalid-input', 'index', 'each key once', String(choice.index));
    taken.indexes.add(choice.index);
    const means = meantBy(choice, held);
    if (means === null)
      return wrong(
        'invalid-input',
        'encoding',
        held.item.readings.map(({ encoding }) => encoding).join(', ') || 'null',
        String(choice.encoding),
      );
    const { key, algorithms } = means;
    if (!algorithms.includes(choice.alg)) return wrong('key-unusable', 'alg', algorithms.join(', '), choice.alg);
    const print = thumbprint(key);
    const twin = byThumbprint.get(print);
    const isCompleting = twin !== undefined && doesComplete(twin, held.item);
    if (taken.thumbprints.has(print) || (twin !== undefined && !isCompleting)) return wrong('key-exists', 'index');
    taken.thumbprints.add(print);
    const material = await assessMaterial(key, choice.alg, true, signal);
    const isGuessable = mayBeGuessed(key, material.findings);
    if (choice.kid.kind === 'thumbprint' && isGuessable) return wrong('invalid-input', 'kid', 'date or own', 'thumbprint');
    const isWeak = worstOf([...material.findings, ...held.judged.said]) === 'danger';
    if (isWeak && !choice.acceptsWeak) return wrong('secret-weak', 'acceptsWeak', 'true', 'false');
    const { item, judged } = held;
    keys.push({
      key,
      name: choice.name,
      alg: choice.alg,
      kid: choice.kid,
      tags: [],
      notes: '',
      origin: 'imported',
      format: item.format,
      certificate: item.certificate?.facts ?? null,
      isWeak,
      entropyBits: isGuessable ? material.entropyBits : null,
      // What stands in its file about alg, kid and use is over: those are chosen now.
      findings: [...material.findings, ...judged.said.filter(({ code }) => code === 'certificate-other-key')],
      completes: isCompleting ? twin.id : null,
    });
    await setImmediate();
    signal?.throwIfAborted();
  }
  return ok(keys);
}

/** The thumbprint of such a secret tells who guesses that the guess is right (RFC 7638 section 7). */
function mayBeGuessed(key: KeyObject, findings: readonly Finding[]): boolean {
  return mayBeChosen(key) || findings.some(({ code }) => code === 'secret-guessable' || code === 'secret-known');
}

/** The key of a choice; null when it reads a raw secret in a way that does not work, or another key as if it were one. */
function meantBy({ encoding }: ImportChoice, { item, judged }: HeldKey): { key: KeyObject; algorithms: readonly KeyAlgorithm[] } | null {
  if (item.readings.length === 0) return encoding === null ? { key: item.key, algorithms: judged.facts.algorithms } : null;
  const place = item.readings.findIndex((reading) => reading.encoding === encoding);
  const [reading, facts] = [item.readings[place], judged.facts.readings[place]];
  return reading === undefined || facts === undefined ? null : { key: reading.key, algorithms: facts.algorithms };
}
