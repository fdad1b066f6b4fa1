import { keyTypesOf, type KeyAlgorithm } from '../../../../shared/key-algorithms.ts';
import { rotationSteps, type RotationStep } from '../../../../shared/key-rotation.ts';
import type { KeySummary } from '../../../../shared/keys.ts';

/** Where a rotation stands, whichever of its two keys it is asked of. */
export type Standing = {
  readonly step: RotationStep;
  readonly old: KeySummary;
  readonly next: KeySummary | null;
  /** A key that `old` itself replaced and that is still accepted: an earlier rotation, not yet at its end. */
  readonly earlier: KeySummary | null;
};

export function standingOf(key: KeySummary, keys: readonly KeySummary[]): Standing {
  const predecessor = keys.find((other) => other.successorId === key.id) ?? null;
  const old = key.state === 'next' && predecessor !== null ? predecessor : key;
  const successor = keys.find((other) => other.id === old.successorId) ?? null;
  // A successor that is retired counts as none: another one may be made.
  const next = old.state === 'active' && successor?.state === 'retired' ? null : successor;
  const before = keys.find((other) => other.successorId === old.id) ?? null;
  return { step: stepOf(old, next), old, next, earlier: before?.state === 'verify-only' ? before : null };
}

function stepOf(old: KeySummary, next: KeySummary | null): RotationStep {
  switch (old.state) {
    case 'active':
    case 'next':
      // Reactivated, an old key may stand beside a successor that signs as well; it steps down by the same switch.
      return next?.state === 'next' || next?.state === 'active' ? 'published' : 'now';
    case 'verify-only':
      return 'switched';
    case 'retired':
      return 'retired';
  }
}

/** Who does what at a step, as far as the two keys tell. */
export type StepRoles = {
  readonly published: readonly ('old' | 'next')[];
  readonly signs: 'old' | 'next';
  readonly accepted: readonly ('old' | 'next')[];
};

export const stepRoles: Record<RotationStep, StepRoles> = {
  now: { published: ['old'], signs: 'old', accepted: ['old'] },
  published: { published: ['old', 'next'], signs: 'old', accepted: ['old', 'next'] },
  switched: { published: ['next', 'old'], signs: 'next', accepted: ['next', 'old'] },
  retired: { published: ['next'], signs: 'next', accepted: ['next'] },
};

export function progressOf(step: RotationStep, current: RotationStep): 'done' | 'here' | 'ahead' {
  const distance = rotationSteps.indexOf(step) - rotationSteps.indexOf(current);
  return distance === 0 ? 'here' : distance < 0 ? 'done' : 'ahead';
}

/** A name that is free, for the key that follows. */
export function nextName(name: string, names: readonly string[], named: (name: string, ordinal: number) => string): string {
  const bare = name.slice(0, 100);
  let ordinal = 1;
  while (names.includes(named(bare, ordinal))) ordinal += 1;
  return named(bare, ordinal);
}

/** Whether a key of one algorithm may be followed by one of the other: pairs follow pairs, secrets follow secrets. */
export function canFollow(old: KeyAlgorithm, next: KeyAlgorithm): boolean {
  return (keyTypesOf(old)[0] === 'oct') === (keyTypesOf(next)[0] === 'oct');
}
