import { useCallback, useState } from 'react';
import { canSign } from '../../../../shared/can-sign.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { KeySummary } from '../../../../shared/keys.ts';
import type { ShelfItem } from '../../../../shared/tokens.ts';
import { useCall } from '../../lib/use-call.ts';
import { useAfterPress } from './use-after-press.ts';
import { emptyDraft, fieldOfError, reviewDraft, type Field, type FieldProblems, type MintDraft } from './mint-draft.ts';

/** What to change; as a function where it builds on the newest draft. */
export type DraftChange = Partial<MintDraft> | ((draft: MintDraft) => Partial<MintDraft>);

export type MintForm = {
  readonly draft: MintDraft;
  /** The key that the draft names, if it still exists. */
  readonly key: KeySummary | null;
  /** What may be named by now: in fields that were left, or in all after an attempt to mint. Rows of claims know for themselves. */
  readonly shown: FieldProblems;
  readonly edit: (change: DraftChange) => void;
  readonly leave: (field: Field) => void;
  /** For what else a field does on being left. */
  readonly afterPress: (action: () => void) => void;
};

export type Minting = MintForm & {
  /** The newest draft without a mistake: what the preview shows. */
  readonly sound: MintDraft;
  /** Main's refusal where it names no field of the form. */
  readonly refusal: AppError | null;
  readonly minted: ShelfItem | null;
  readonly isBusy: boolean;
  /** Counts the attempts that the form itself stopped. */
  readonly stops: number;
  readonly mint: () => void;
  readonly forget: () => void;
};

function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** The form's state and the act of minting. Nothing that was typed is ever thrown away by an error. */
export function useMint(keys: readonly KeySummary[]): Minting {
  const [draft, setDraft] = useState(emptyDraft);
  const [sound, setSound] = useState(draft);
  const [left, setLeft] = useState<ReadonlySet<Field>>(new Set());
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const [minted, setMinted] = useState<ShelfItem | null>(null);
  const [stops, setStops] = useState(0);
  const caller = useCall('tokens:mint');
  // The first key may be made after this screen was opened. A chosen one is never swapped for another.
  const first = firstKey(keys);
  if (draft.keyId === null && first !== null) setDraft({ ...draft, keyId: first });

  const key = keys.find((candidate) => candidate.id === draft.keyId) ?? null;
  const { problems, input: soundInput } = reviewDraft(draft, key, nowInSeconds());
  if (soundInput !== null && sound !== draft) setSound(draft);
  const isBusy = caller.state.status === 'busy';

  const afterPress = useAfterPress();
  const edit = useCallback((change: DraftChange) => {
    setDraft((before) => ({ ...before, ...(typeof change === 'function' ? change(before) : change) }));
    setRefusal(null);
  }, []);
  const mint = async () => {
    if (isBusy) return;
    const { input } = reviewDraft(draft, key, nowInSeconds());
    if (input === null) {
      edit(({ claims }) => ({ claims: { ...claims, rows: claims.rows.map((row) => ({ ...row, isLeft: true })) } }));
      setLeft(new Set(allFields));
      setStops((count) => count + 1);
      return;
    }
    setRefusal(null);
    const result = await caller.run(input);
    if (result.ok) setMinted(result.value);
    else setRefusal(result.error);
  };

  return {
    draft,
    key,
    sound,
    shown: shownProblems(problems, draft.claims.view === 'rows' ? new Set([...left, 'claims']) : left, refusal),
    refusal: refusal !== null && fieldOfError(refusal) === null ? refusal : null,
    minted,
    isBusy,
    stops,
    edit,
    leave: (field) => afterPress(() => setLeft((before) => new Set([...before, field]))),
    afterPress,
    mint: () => void mint(),
    forget: () => setMinted(null),
  };
}

const allFields: readonly Field[] = ['keyId', 'typ', 'subject', 'issuer', 'audience', 'claims', 'lifetime', 'label'];

/** The key that was used last, else the newest; one that waits for its turn in a rotation comes after those in use. */
function firstKey(keys: readonly KeySummary[]): string | null {
  const signers = keys.filter(canSign);
  const active = signers.filter((key) => key.state === 'active');
  const usable = active.length > 0 ? active : signers;
  return usable.toSorted((one, other) => (other.lastUsedAt ?? other.createdAt) - (one.lastUsedAt ?? one.createdAt))[0]?.id ?? null;
}

function shownProblems(problems: FieldProblems, left: ReadonlySet<Field>, refusal: AppError | null): FieldProblems {
  const shown: FieldProblems = {};
  for (const field of allFields) {
    const problem = problems[field];
    if (problem !== undefined && left.has(field)) shown[field] = problem;
  }
  const refused = refusal === null ? null : fieldOfError(refusal);
  if (refusal !== null && refused !== null) shown[refused] ??= { problem: 'refused', error: refusal };
  return shown;
}
