import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { AppError } from '../../../../shared/errors.ts';
import type { KeySummary } from '../../../../shared/keys.ts';
import type { FilledRecipe, Place } from '../../../../shared/mint-input.ts';
import type { Composition } from '../../../../shared/mint.ts';
import { useLoad } from '../../lib/use-call.ts';
import { draftOf } from './draft-of.ts';
import { fieldOfError, type Field, type FieldProblems } from './fields.ts';
import { emptyDraft, type MintDraft } from './mint-draft.ts';
import { firstKey, hasPublicHalf, isForSealing, isForSigning, keyOf, mintKeysOf } from './mint-keys.ts';
import { placeOf } from './place-of.ts';
import { reviewDraft } from './review.ts';
import { useAfterPress } from './use-after-press.ts';
import { useHashes } from './use-hashes.ts';

/** What to change; as a function where it builds on the newest draft. */
export type DraftChange = Partial<MintDraft> | ((draft: MintDraft) => Partial<MintDraft>);
/** Where a loaded form comes from. */
export type Origin = { readonly tokenId: string; readonly name: string };

export type MintForm = {
  readonly draft: MintDraft;
  readonly keys: readonly KeySummary[];
  /** Keys that sign, and keys that seal: also those that cannot now. */
  readonly signers: readonly KeySummary[];
  readonly sealers: readonly KeySummary[];
  /** The keys that the draft names, if they still exist. */
  readonly key: KeySummary | null;
  readonly recipient: KeySummary | null;
  /** All that is wrong. */
  readonly problems: FieldProblems;
  /** What may be named by now: in fields that were left, or in all after an attempt. Rows of claims know for themselves. */
  readonly shown: FieldProblems;
  /** The recipe with its values; null where something is wrong. */
  readonly filled: FilledRecipe | null;
  /** The same, but also where only values of variables are wrong or missing: for rows that bring their own. */
  readonly template: FilledRecipe | null;
  readonly place: Place;
  /**
   * What would be signed or sealed now, placeholders without a value as they stand; null where something else is wrong.
   * `iat` stands still until the next change.
   */
  readonly composition: Composition | null;
  /** The newest draft without a mistake but for values: what the preview shows. */
  readonly sound: MintDraft;
  /** The draft that `problems`, `filled` and `composition` are about: the newest, but for a moment while one types. */
  readonly judged: MintDraft;
  readonly sha256: (text: string) => string;
  /** The signing key's public half as JSON text, where the header shall hold it. */
  readonly jwk: string | null;
  /** The token that the form is a changed copy of. */
  readonly copyOf: Origin | null;
  /** Counts the times that a field was named as wrong when one wanted to mint: by the form, or by what minted. */
  readonly stops: number;
  readonly edit: (change: DraftChange) => void;
  readonly leave: (field: Field) => void;
  /** For what else a field does on being left. */
  readonly afterPress: (action: () => void) => void;
  /** Fills the form anew. A recipe without a key keeps the one that is chosen. */
  readonly load: (filled: FilledRecipe, place: Place, copyOf?: Origin | null) => void;
  /** An empty form with the key that is chosen. */
  readonly startAnew: () => void;
  /** The recipe, judged this very moment; null names all that is wrong and leads to the first of it. */
  readonly attempt: () => FilledRecipe | null;
  /** Shows a refusal at its field; one that names no field is the caller's to show. */
  readonly refuse: (error: AppError | null) => void;
  /** The refusal, where it names no field of the form. */
  readonly refusal: AppError | null;
};

function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** The form's state. Nothing that was typed is ever thrown away by an error. */
export function useMint(keys: readonly KeySummary[]): MintForm {
  const [draft, setDraft] = useState(emptyDraft);
  const [sound, setSound] = useState(draft);
  const [left, setLeft] = useState<ReadonlySet<Field> | 'all'>(new Set());
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const [copyOf, setCopyOf] = useState<Origin | null>(null);
  const [stops, setStops] = useState(0);
  const signers = useMemo(() => keys.filter(isForSigning), [keys]);
  const sealers = useMemo(() => keys.filter(isForSealing), [keys]);
  // The first key may be made after this screen was opened. A chosen one is never swapped for another.
  const first = firstKey(signers);
  if (draft.keyId === null && first !== null) setDraft({ ...draft, keyId: first });

  const key = keyOf(keys, draft.keyId);
  const wantsJwk = draft.embedsKey && key !== null && hasPublicHalf(key);
  const { state: half } = useLoad('keys:public', wantsJwk ? { id: key.id } : null);
  const jwk = half.status === 'done' ? half.value.jwk : null;
  const sha256 = useHashes(draft);

  const review = useCallback(
    (judged: MintDraft) => reviewDraft(judged, mintKeysOf(judged, keys, jwk), { now: nowInSeconds(), sha256 }),
    [keys, jwk, sha256],
  );
  // A megabyte of claims takes a moment to judge: typing goes first.
  const judged = useDeferredValue(draft);
  const { problems, filled, template, composition } = useMemo(() => review(judged), [review, judged]);
  if (template !== null && sound !== judged) setSound(judged);

  const afterPress = useAfterPress();
  const edit = useCallback((change: DraftChange) => {
    setDraft((before) => ({ ...before, ...(typeof change === 'function' ? change(before) : change) }));
    setRefusal(null);
  }, []);
  const load = useCallback((loaded: FilledRecipe, place: Place, from: Origin | null = null) => {
    setDraft((before) => {
      const next = draftOf(loaded, place);
      return next.keyId === null && next.isSigned ? { ...next, keyId: before.keyId } : next;
    });
    setLeft(new Set());
    setRefusal(null);
    setCopyOf(from);
  }, []);
  const startAnew = useCallback(() => {
    setDraft((before) => ({ ...emptyDraft, keyId: before.keyId }));
    setLeft(new Set());
    setRefusal(null);
    setCopyOf(null);
  }, []);
  const refuse = (error: AppError | null) => {
    setRefusal(error);
    if (error !== null && fieldOfError(error) !== null) setStops((count) => count + 1);
  };
  const attempt = () => {
    const now = review(draft);
    if (now.filled !== null) return now.filled;
    edit(allRowsLeft);
    setLeft('all');
    setStops((count) => count + 1);
    return null;
  };

  const refusedField = refusal === null ? null : fieldOfError(refusal);
  return {
    draft,
    keys,
    signers,
    sealers,
    key,
    recipient: draft.isSealed ? keyOf(keys, draft.sealKeyId) : null,
    problems,
    shown: shownProblems(problems, namedBy(draft, left), refusal),
    filled,
    template,
    place: placeOf(draft),
    composition,
    sound,
    judged,
    sha256,
    jwk,
    copyOf,
    stops,
    edit,
    leave: (field) => afterPress(() => setLeft((before) => (before === 'all' ? before : new Set([...before, field])))),
    afterPress,
    load,
    startAnew,
    attempt,
    refuse,
    refusal: refusedField === null ? refusal : null,
  };
}

function allRowsLeft({ claims, header }: MintDraft): Partial<MintDraft> {
  const leave = <T extends { readonly isLeft: boolean }>(rows: readonly T[]) => rows.map((row) => ({ ...row, isLeft: true }));
  return { claims: { ...claims, rows: leave(claims.rows) }, header: { ...header, rows: leave(header.rows) } };
}

/** Rows know for themselves whether they were left; choices are right or wrong at once. */
function namedBy({ claims, header }: MintDraft, left: ReadonlySet<Field> | 'all'): (field: string) => boolean {
  const atOnce = ['embedsKey', 'form.serialization', 'form.isDetached', 'form.isUnencoded', 'form.otherKeyIds'];
  if (claims.view === 'rows') atOnce.push('claims');
  if (header.view === 'rows') atOnce.push('header');
  const names: ReadonlySet<string> = new Set(left === 'all' ? atOnce : [...atOnce, ...left]);
  return (field) => left === 'all' || names.has(field);
}

function shownProblems(problems: FieldProblems, isNamed: (field: string) => boolean, refusal: AppError | null): FieldProblems {
  const shown: FieldProblems = Object.fromEntries(Object.entries(problems).filter(([field]) => isNamed(field)));
  const refused = refusal === null ? null : fieldOfError(refusal);
  if (refusal === null || refused === null) return shown;
  return { [refused]: { problem: 'refused', error: refusal }, ...shown };
}
