import { useCallback, useState } from 'react';
import type { AppError } from '../../../../shared/errors.ts';
import type { KeyAlgorithm } from '../../../../shared/key-algorithms.ts';
import type { KeySummary, SecretAssessment } from '../../../../shared/keys.ts';
import { useCall } from '../../lib/use-call.ts';
import { useMessages, type Messages } from '../../messages/index.ts';
import { errorLine } from '../../ui/inline-error.tsx';
import { isDeclined } from './declined.ts';
import { useJob } from '../../lib/use-job.ts';
import {
  emptyDraft,
  fieldOf,
  inputOf,
  isTooWeak,
  isWrongSize,
  kidKindOf,
  takesOwnSecret,
  type NewKeyDraft,
  type NewKeyField,
} from './new-key-draft.ts';
import { useSecretAssessment } from './use-secret-assessment.ts';

export type NewKeyErrors = Partial<Record<NewKeyField, string>>;

export type NewKeyForm = {
  readonly draft: NewKeyDraft;
  readonly name: string;
  readonly edit: (change: Partial<NewKeyDraft>) => void;
  readonly assessment: SecretAssessment | null;
  readonly errors: NewKeyErrors;
  /** Main's refusal where no field is to blame. */
  readonly refusal: AppError | null;
  readonly isBusy: boolean;
  /** Counts the attempts that ended at a field. */
  readonly stops: number;
  readonly submit: () => void;
  readonly stop: () => void;
};

/** The form's state and the act of creating. Nothing that was typed is lost by an error or by stopping. */
export function useNewKey(alg: KeyAlgorithm | null, names: readonly string[], onCreated: (key: KeySummary) => void): NewKeyForm {
  const m = useMessages();
  const create = useCall('keys:create');
  const job = useJob();
  const [draft, setDraft] = useState<NewKeyDraft>({ ...emptyDraft, ...(alg !== null && { alg }) });
  const [stops, setStops] = useState(0);
  const [found, setFound] = useState<NewKeyErrors>({});
  const isOwn = takesOwnSecret(draft);
  const assessed = useSecretAssessment(isOwn ? { text: draft.secret, encoding: draft.encoding } : null, draft.alg);
  const name = draft.name ?? freeName(draft.alg, names, m);
  const isBusy = create.state.status === 'busy';
  const { reset } = create;

  const edit = useCallback(
    (change: Partial<NewKeyDraft>) => {
      setDraft((before) => ({ ...before, ...change }));
      setFound({});
      reset();
    },
    [reset],
  );
  const submit = async () => {
    if (isBusy) return;
    // What is known of the secret before this one says nothing about it: then main alone decides.
    const errors = errorsOf(draft, name, assessed.isCurrent ? assessed.value : null, m);
    setFound(errors);
    if (Object.keys(errors).length > 0 || (assessed.isCurrent && assessed.error !== null)) return setStops((count) => count + 1);
    const result = await create.run(inputOf(draft, name, job.begin()));
    if (result.ok) onCreated(result.value);
    else if (isDeclined(result.error)) create.reset();
    else setStops((count) => count + 1);
  };

  const failure = create.state.status === 'failed' ? create.state.error : null;
  const at = failure === null ? null : fieldOf(failure);
  const malformed: NewKeyErrors = assessed.error === null ? {} : { secret: errorLine(assessed.error, m) };
  return {
    draft,
    name,
    edit,
    assessment: assessed.value,
    errors: { ...malformed, ...found, ...(failure !== null && at !== null && { [at]: errorLine(failure, m) }) },
    refusal: at === null ? failure : null,
    isBusy,
    stops,
    submit: () => void submit(),
    stop: job.stop,
  };
}

function errorsOf(draft: NewKeyDraft, name: string, assessment: SecretAssessment | null, m: Messages): NewKeyErrors {
  const errors: NewKeyErrors = {};
  if (name.trim() === '') errors.name = m.keys.nameMissing;
  if (kidKindOf(draft) === 'own' && draft.kid.trim() === '') errors.kid = m.keyCreate.kidMissing;
  if (!takesOwnSecret(draft)) return errors;
  if (draft.secret === '') errors.secret = m.keyCreate.ownSecretMissing;
  else if (assessment !== null && isWrongSize(assessment)) errors.secret = wrongSize(assessment, m);
  else if (!draft.acceptsWeak && isTooWeak(assessment)) errors.weak = m.keyCreate.weakRefused;
  return errors;
}

function wrongSize({ bytes, minimumBytes, isExact, findings }: SecretAssessment, m: Messages): string {
  const finding = findings.find(({ code }) => code === 'secret-wrong-size');
  if (isExact || finding === undefined) return m.keyCreate.bytesMust(bytes, minimumBytes);
  return m.keyHealth.findings['secret-wrong-size'](finding).title;
}

function freeName(alg: string, names: readonly string[], m: Messages): string {
  let ordinal = 1;
  while (names.includes(m.keyCreate.defaultName(alg, ordinal))) ordinal += 1;
  return m.keyCreate.defaultName(alg, ordinal);
}
