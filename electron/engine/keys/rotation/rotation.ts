import { appError } from '../../../../shared/errors.ts';
import { isSymmetric, useOf } from '../../../../shared/key-algorithms.ts';
import type { PrepareRotation, Rehearsal, SwitchRotation } from '../../../../shared/key-rotation.ts';
import type { KeySummary } from '../../../../shared/keys.ts';
import { fail, type Result } from '../../../../shared/result.ts';
import type { Database } from '../../vault/database.ts';
import type { KeyRing } from '../key-ring.ts';
import type { KeyRow } from '../key-rows.ts';
import { rehearse, type RehearsalParts } from './rehearsal.ts';
import { beginRotation, reactivate, retire, switchOver } from './rotation-rows.ts';

export type RotationParts = RehearsalParts & { readonly ring: Pick<KeyRing, 'create' | 'summary'> };

/**
 * Replaces keys in steps: the successor is made and published, it signs and the old key only verifies, the old one is
 * retired. Each step is one transaction. Deleting a successor that waits undoes its preparation.
 */
export class KeyRotation {
  private readonly parts: RotationParts;
  private readonly preparing = new Set<string>();

  constructor(parts: RotationParts) {
    this.parts = parts;
  }

  /**
   * Makes the successor, which has the old key's tags and purpose. Errors: 'key-unusable' for a key that is not active, has
   * a successor or is public; 'invalid-input' for an algorithm of another purpose or kind; those of `KeyRing.create`.
   */
  async prepare({ job, id, name, alg, size, curve }: PrepareRotation, signal?: AbortSignal): Promise<Result<KeySummary>> {
    if (this.preparing.has(id)) {
      return fail(appError('key-unusable', { field: 'id', expected: 'a key without a successor', actual: 'its successor is being made' }));
    }
    this.preparing.add(id);
    try {
      const old = this.change((database, now) => beginRotation(database, id, now));
      if (!old.ok) return old;
      const misfit = misfitOf(old.value, alg);
      if (misfit !== null) return fail(misfit);
      const choices = { kid: { kind: 'thumbprint' }, tags: old.value.tags, notes: '', secret: null, acceptsWeak: false } as const;
      return await this.parts.ring.create({ job, name, alg, size, curve, ...choices }, { ...(signal && { signal }), follows: id });
    } finally {
      this.preparing.delete(id);
    }
  }

  /** Answers the old key. Errors: 'key-unusable' unless it is active and its successor waits or signs already. */
  switchOver(id: string, overlapSeconds: number): Result<KeySummary> {
    return this.changed(id, (database, now) => switchOver(database, id, overlapSeconds, now));
  }

  /** At once, whatever its state. Error: 'key-unusable' for a key that is retired. */
  retire(id: string): Result<KeySummary> {
    return this.changed(id, (database, now) => retire(database, id, now));
  }

  /** Error: 'key-unusable' unless it is retired or only verifies. */
  reactivate(id: string): Result<KeySummary> {
    return this.changed(id, (database, now) => reactivate(database, id, now));
  }

  /**
   * Shows what each step means for the stored tokens; changes nothing.
   * Errors: 'key-unusable' for a key that is not active or not for signing, those of the vault and the keychain, 'cancelled'.
   */
  rehearse(input: SwitchRotation, signal?: AbortSignal): Promise<Result<Rehearsal>> {
    return rehearse(input, this.parts, signal);
  }

  private change<T>(work: (database: Database, now: number) => Result<T>): Result<T> {
    const written = this.parts.vault.write(({ database }) => work(database, this.parts.now()));
    return written.ok ? written.value : written;
  }

  private changed(id: string, work: (database: Database, now: number) => Result<null>): Result<KeySummary> {
    const done = this.change(work);
    return done.ok ? this.parts.ring.summary(id) : done;
  }
}

/** Pairs follow pairs and secrets secrets: those who verify would else need another kind of key at the switch. */
function misfitOf(old: KeyRow, alg: PrepareRotation['alg']) {
  const isSameKind = useOf(alg) === useOf(old.alg) && isSymmetric(alg) === isSymmetric(old.alg);
  return isSameKind ? null : appError('invalid-input', { field: 'alg', expected: `an algorithm of the kind of ${old.alg}`, actual: alg });
}
