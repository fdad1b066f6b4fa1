import type { AppError } from '../../../../shared/errors.ts';
import { secretBitsOf, type KeyAlgorithm } from '../../../../shared/key-algorithms.ts';
import type { Finding } from '../../../../shared/key-health.ts';
import type { FoundKey, ImportChoice, SecretReading, SecretReadingName } from '../../../../shared/key-import.ts';

/** 'other' is one that the user types. */
export type KidKind = 'own' | 'thumbprint' | 'date' | 'other';

/** What is to become of one found key. */
export type Draft = {
  readonly isTaken: boolean;
  readonly name: string;
  readonly alg: KeyAlgorithm | null;
  /** For raw secrets only. */
  readonly encoding: SecretReadingName | null;
  readonly kid: KidKind;
  readonly typedKid: string;
  readonly acceptsWeak: boolean;
  /** Main said so when it was to be imported: a secret may be weak for one algorithm only. */
  readonly isRefusedAsWeak: boolean;
};

/** What the user changed, by the key's number in the preview. */
export type Edits = ReadonlyMap<number, Partial<Draft>>;

function readingOf(found: FoundKey, encoding: SecretReadingName | null): SecretReading | null {
  return found.readings.find((reading) => reading.encoding === encoding) ?? found.readings[0] ?? null;
}

export function algorithmsOf(found: FoundKey, encoding: SecretReadingName | null): readonly KeyAlgorithm[] {
  return readingOf(found, encoding)?.algorithms ?? found.algorithms;
}

type Meant = Pick<Draft, 'encoding' | 'alg'>;

/** What was found, in the reading and for the algorithm that are chosen. */
export function findingsOf(found: FoundKey, { encoding, alg }: Meant): readonly Finding[] {
  const findings = readingOf(found, encoding)?.findings ?? found.findings;
  const bits = bitsOf(found, encoding);
  const least = found.holds === 'secret' && alg?.startsWith('HS') === true ? (secretBitsOf(alg) ?? 0) : 0;
  const others = findings.filter(({ code }) => code !== 'secret-too-short');
  if (bits >= least) return others;
  return [{ code: 'secret-too-short', severity: 'danger', expected: `${least / 8} bytes`, actual: `${bits / 8} bytes` }, ...others];
}

/** The size in the reading that is chosen. */
export function bitsOf(found: FoundKey, encoding: SecretReadingName | null): number {
  const bytes = readingOf(found, encoding)?.bytes;
  return bytes === undefined ? found.bits : bytes * 8;
}

/** Whether it takes the mark "weak, for testing". */
export function needsWeakMark(found: FoundKey, draft: Meant & Pick<Draft, 'isRefusedAsWeak'>): boolean {
  return draft.isRefusedAsWeak || findingsOf(found, draft).some((finding) => finding.severity === 'danger');
}

/** One that cannot be used, or that the vault has, cannot be taken; a raw secret is another key in another reading. */
export function canTake(found: FoundKey, { encoding }: Pick<Draft, 'encoding'>): boolean {
  return found.problem === null && algorithmsOf(found, encoding).length > 0 && !isInVault(found, encoding);
}

export function isInVault(found: FoundKey, encoding: SecretReadingName | null): boolean {
  return found.duplicateOf?.adds === false && isLikeliest(found, encoding);
}

/** The key earlier in the preview that this one is. */
export function twinOf(found: FoundKey, encoding: SecretReadingName | null): number | null {
  return isLikeliest(found, encoding) ? found.duplicateIndex : null;
}

/** Duplicates are those of the likeliest reading. */
function isLikeliest(found: FoundKey, encoding: SecretReadingName | null): boolean {
  return found.readings.length === 0 || found.readings[0]?.encoding === encoding;
}

/** The choices that a key id has: a thumbprint only where it cannot give a secret away. */
export function kidKindsOf(found: FoundKey): readonly KidKind[] {
  return [
    ...(found.kid === null ? [] : (['own'] as const)),
    ...(found.thumbprint === null ? [] : (['thumbprint'] as const)),
    'date',
    'other',
  ];
}

/** The choices for a key: the user's where they are possible, else those that suit most. */
export function draftOf(found: FoundKey, edit: Partial<Draft> = {}): Draft {
  const encoding = readingOf(found, edit.encoding ?? null)?.encoding ?? null;
  const offered = algorithmsOf(found, encoding);
  const alg = [edit.alg, found.alg].find((wanted) => wanted != null && offered.includes(wanted)) ?? offered[0] ?? null;
  const kinds = kidKindsOf(found);
  return {
    isTaken: canTake(found, { encoding }) && (edit.isTaken ?? twinOf(found, encoding) === null),
    name: edit.name ?? (found.duplicateOf?.adds === true ? found.duplicateOf.name : found.name),
    alg,
    encoding,
    kid: edit.kid !== undefined && kinds.includes(edit.kid) ? edit.kid : (kinds[0] ?? 'date'),
    typedKid: edit.typedKid ?? '',
    acceptsWeak: edit.acceptsWeak ?? false,
    isRefusedAsWeak: edit.isRefusedAsWeak ?? false,
  };
}

export function withEdit(edits: Edits, index: number, edit: Partial<Draft>): Edits {
  // What main refused was refused for one reading and one algorithm.
  const isOther = edit.alg !== undefined || edit.encoding !== undefined;
  return new Map(edits).set(index, { ...edits.get(index), ...(isOther && { isRefusedAsWeak: false }), ...edit });
}

export function withAllTaken(edits: Edits, found: readonly FoundKey[], isTaken: boolean): Edits {
  const all = new Map(edits);
  for (const key of found) {
    const { encoding } = draftOf(key, all.get(key.index));
    // Of twins, the first is enough.
    if (!isTaken || twinOf(key, encoding) === null) all.set(key.index, { ...all.get(key.index), isTaken });
  }
  return all;
}

/**
 * The edits for a preview that was read anew: a key has another number then, so it is found again by what it is. Of two
 * that are alike, the order decides.
 */
export function carriedOver(edits: Edits, before: readonly FoundKey[], after: readonly FoundKey[]): Edits {
  const waiting = new Map<string, Partial<Draft>[]>();
  for (const key of before) {
    const name = identityOf(key);
    waiting.set(name, [...(waiting.get(name) ?? []), edits.get(key.index) ?? {}]);
  }
  const carried = new Map<number, Partial<Draft>>();
  for (const key of after) {
    const edit = waiting.get(identityOf(key))?.shift();
    if (edit !== undefined && Object.keys(edit).length > 0) carried.set(key.index, edit);
  }
  return carried;
}

function identityOf({ source, format, holds, bits, kid, thumbprint }: FoundKey): string {
  return JSON.stringify([source, format, holds, bits, kid, thumbprint]);
}

export type ChoiceProblem = 'name-missing' | 'name-taken' | 'name-twice' | 'kid-missing' | 'key-twice' | 'weak-not-accepted';

export type Plan = {
  /** What main is asked to import; complete only while `problems` is empty. */
  readonly choices: readonly ImportChoice[];
  /** By the key's number; in the order of the keys. */
  readonly problems: ReadonlyMap<number, ChoiceProblem>;
};

/** The keys that are taken and what still stands in their way. `names`: those of the vault, compared as main does. */
export function planImport(found: readonly FoundKey[], edits: Edits, names: ReadonlySet<string>): Plan {
  const choices: ImportChoice[] = [];
  const problems = new Map<number, ChoiceProblem>();
  const seenNames = proposedNames(found, edits);
  const seenKeys = new Set<number>();
  for (const key of found) {
    const draft = draftOf(key, edits.get(key.index));
    if (!draft.isTaken || draft.alg === null) continue;
    const name = draft.name.trim();
    const kid = kidTextOf(key, draft);
    const isProposed = edits.get(key.index)?.name === undefined;
    const problem = problemOf(key, draft, { names, seenNames: isProposed ? none : seenNames, seenKeys });
    if (problem !== null) problems.set(key.index, problem);
    seenNames.add(name);
    seenKeys.add(twinOf(key, draft.encoding) ?? key.index);
    choices.push({
      index: key.index,
      name,
      alg: draft.alg,
      kid: draft.kid === 'thumbprint' || draft.kid === 'date' ? { kind: draft.kid } : { kind: 'own', kid: kid ?? '' },
      encoding: draft.encoding,
      acceptsWeak: draft.acceptsWeak && needsWeakMark(key, draft),
    });
  }
  return { choices, problems };
}

const none: ReadonlySet<string> = new Set();

/** Of the keys that are taken as they came: main proposed them, and they differ. Who types one of them is told, not they. */
function proposedNames(found: readonly FoundKey[], edits: Edits): Set<string> {
  const taken = found.filter((key) => edits.get(key.index)?.name === undefined).map((key) => draftOf(key, edits.get(key.index)));
  return new Set(taken.filter(({ isTaken }) => isTaken).map(({ name }) => name));
}

type Others = { readonly names: ReadonlySet<string>; readonly seenNames: ReadonlySet<string>; readonly seenKeys: ReadonlySet<number> };

function problemOf(found: FoundKey, draft: Draft, { names, seenNames, seenKeys }: Others): ChoiceProblem | null {
  const name = draft.name.trim();
  const twin = twinOf(found, draft.encoding);
  if (twin !== null && seenKeys.has(twin)) return 'key-twice';
  if (name === '') return 'name-missing';
  if (names.has(name) && !isOwnName(found, name)) return 'name-taken';
  if (seenNames.has(name)) return 'name-twice';
  if (kidTextOf(found, draft) === '') return 'kid-missing';
  return needsWeakMark(found, draft) && !draft.acceptsWeak ? 'weak-not-accepted' : null;
}

/** A private half that joins its public one may keep that one's name. */
function isOwnName(found: FoundKey, name: string): boolean {
  return found.duplicateOf?.adds === true && found.duplicateOf.name === name;
}

/** The key id that is known here; null where main works it out. */
function kidTextOf(found: FoundKey, draft: Draft): string | null {
  if (draft.kid === 'other') return draft.typedKid.trim();
  return draft.kid === 'own' ? found.kid : null;
}

/** Which key an error of `keys:finish-import` is about ("keys.3.name", and of one alone "name"); null where it is about all of them. */
export function concernedKey(error: AppError, choices: readonly ImportChoice[]): number | null {
  if (choices.length === 1) return error.field === undefined ? null : (choices[0]?.index ?? null);
  const at = /^keys\.(\d+)(\.|$)/.exec(error.field ?? '')?.[1];
  return at === undefined ? null : (choices[Number(at)]?.index ?? null);
}
