import type { AppError } from '../../../../shared/errors.ts';
import { curvesOf, isSymmetric, sizesOf, type Curve, type KeyAlgorithm } from '../../../../shared/key-algorithms.ts';
import type { SecretEncoding } from '../../../../shared/key-formats.ts';
import type { CreateKey, KidChoice, SecretAssessment } from '../../../../shared/keys.ts';

export type KidKind = KidChoice['kind'];

/** All that was chosen and typed for a new key. What does not apply at the moment is kept for when it does again. */
export type NewKeyDraft = {
  /** Null: the name that is proposed. */
  readonly name: string | null;
  readonly alg: KeyAlgorithm;
  readonly size: number | null;
  readonly curve: Curve | null;
  readonly isOwnSecret: boolean;
  readonly secret: string;
  readonly encoding: SecretEncoding;
  readonly acceptsWeak: boolean;
  readonly kidKind: KidKind;
  readonly kid: string;
  readonly tags: readonly string[];
  readonly notes: string;
};

export const emptyDraft: NewKeyDraft = {
  name: null,
  alg: 'HS256',
  size: null,
  curve: null,
  isOwnSecret: false,
  secret: '',
  encoding: 'utf8',
  acceptsWeak: false,
  kidKind: 'thumbprint',
  kid: '',
  tags: [],
  notes: '',
};

export function takesOwnSecret({ alg, isOwnSecret }: NewKeyDraft): boolean {
  return isOwnSecret && isSymmetric(alg);
}

/** The thumbprint of a secret that a person chose would help to guess it (RFC 7638 section 7). */
export function kidKindsOf(draft: NewKeyDraft): readonly KidKind[] {
  return takesOwnSecret(draft) ? ['date', 'own'] : ['thumbprint', 'date', 'own'];
}

export function kidKindOf(draft: NewKeyDraft): KidKind {
  return kidKindsOf(draft).find((kind) => kind === draft.kidKind) ?? 'date';
}

export function sizeOf({ alg, size }: NewKeyDraft): number | null {
  const sizes = sizesOf(alg);
  return sizes.find((offered) => offered === size) ?? sizes[0] ?? null;
}

export function curveOf({ alg, curve }: NewKeyDraft): Curve | null {
  const curves = curvesOf(alg);
  return curves.find((offered) => offered === curve) ?? curves[0] ?? null;
}

/** What main is asked for. */
export function inputOf(draft: NewKeyDraft, name: string, job: string): CreateKey {
  const isOwn = takesOwnSecret(draft);
  const kind = kidKindOf(draft);
  return {
    job,
    name: name.trim(),
    alg: draft.alg,
    size: isOwn ? null : sizeOf(draft),
    curve: curveOf(draft),
    kid: kind === 'own' ? { kind, kid: draft.kid.trim() } : { kind },
    tags: [...draft.tags],
    notes: draft.notes,
    secret: isOwn ? { text: draft.secret, encoding: draft.encoding } : null,
    acceptsWeak: isOwn && draft.acceptsWeak,
  };
}

/** Too weak to be taken without the mark "weak, for testing". */
export function isTooWeak(assessment: SecretAssessment | null): boolean {
  return assessment !== null && assessment.findings.some(({ severity }) => severity === 'danger');
}

/** Of a size that the algorithm cannot work with at all: no mark helps. */
export function isWrongSize(assessment: SecretAssessment | null): boolean {
  if (assessment === null) return false;
  const { isExact, bytes, minimumBytes, findings } = assessment;
  return (isExact && bytes !== minimumBytes) || findings.some(({ code }) => code === 'secret-wrong-size');
}

export type NewKeyField = 'name' | 'alg' | 'secret' | 'weak' | 'kid' | 'tags' | 'notes';

/** Where main's refusal belongs on the form; null: below it. */
export function fieldOf({ code, field = '' }: AppError): NewKeyField | null {
  if (code === 'name-taken') return 'name';
  if (code === 'kid-taken') return 'kid';
  if (code === 'secret-weak') return 'weak';
  const [first = ''] = field.split('.');
  const fields: Readonly<Record<string, NewKeyField>> = {
    name: 'name',
    alg: 'alg',
    size: 'alg',
    curve: 'alg',
    secret: 'secret',
    kid: 'kid',
    tags: 'tags',
    notes: 'notes',
  };
  return fields[first] ?? null;
}
