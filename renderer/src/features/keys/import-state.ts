import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import type { AppError } from '../../../../shared/errors.ts';
import type { DroppedFiles, ImportOrigin, ImportPreview } from '../../../../shared/key-import.ts';
import type { KeySummary } from '../../../../shared/keys.ts';
import type { Result } from '../../../../shared/result.ts';
import { call } from '../../lib/api.ts';
import { useEvent } from '../../lib/use-event.ts';
import { carriedOver, concernedKey, planImport, withAllTaken, withEdit, type Draft, type Edits, type Plan } from './import-choices.ts';
import { useJob } from '../../lib/use-job.ts';
import { isLocked } from './import-words.ts';

export type ImportWork = 'reading' | 'unlocking' | 'importing';

export type ImportState = {
  readonly preview: ImportPreview | null;
  readonly edits: Edits;
  readonly plan: Plan;
  readonly work: ImportWork | null;
  /** How many keys are in the keychain so far, while they are imported. */
  readonly storedCount: number;
  /** What the last reading, opening or importing ended with; null after a good one or one that the user stopped. */
  readonly error: AppError | null;
  /** The one that failed. */
  readonly failedWork: ImportWork | null;
  /** Main has forgotten what was read. */
  readonly isExpired: boolean;
  readonly canReadAgain: boolean;
  readonly read: (origin: ImportOrigin) => Promise<boolean>;
  readonly readAgain: () => void;
  readonly unlock: (passphrase: string, source: number | null) => Promise<boolean>;
  readonly edit: (index: number, edit: Partial<Draft>) => void;
  readonly takeAll: (isTaken: boolean) => void;
  readonly finish: () => Promise<readonly KeySummary[] | null>;
  readonly stop: () => void;
  /** Main forgets the keys; the pane begins anew. */
  readonly forget: () => void;
};

const nothing: Edits = new Map();

/** One import from the first text to the last choice. `names`: of the vault's keys. */
export function useImport(names: ReadonlySet<string>, drop: DroppedFiles | undefined): ImportState {
  const job = useJob();
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [edits, setEdits] = useState<Edits>(nothing);
  const [work, setWork] = useState<ImportWork | null>(null);
  const [storedCount, setStoredCount] = useState(0);
  const [failure, setFailure] = useState<{ work: ImportWork; error: AppError } | null>(null);
  const [isExpired, setExpired] = useState(false);
  const [lastOrigin, setLastOrigin] = useState<ImportOrigin['kind'] | null>(null);
  const isAtWork = useRef(false);
  /** Counts how often all was forgotten. */
  const turns = useRef(0);
  const plan = planImport(preview?.found ?? [], edits, names);

  const during = async <T>(kind: ImportWork, act: () => Promise<Result<T>>): Promise<T | null> => {
    if (isAtWork.current) return null;
    isAtWork.current = true;
    setWork(kind);
    setFailure(null);
    const result = await act();
    isAtWork.current = false;
    setWork(null);
    if (result.ok) return result.value;
    if (result.error.code === 'import-expired') setExpired(true);
    else if (result.error.code !== 'cancelled') setFailure({ work: kind, error: result.error });
    return null;
  };
  const show = (next: ImportPreview | null): boolean => {
    if (next === null) return false;
    // Within a session a key keeps its number.
    if (preview !== null && preview.session !== next.session) setEdits((before) => carriedOver(before, preview.found, next.found));
    setPreview(next);
    setExpired(false);
    return true;
  };

  const readInto = async (origin: ImportOrigin, session: string | null) => {
    const turn = turns.current;
    const next = await during('reading', () => call('keys:read-import', { job: job.begin(), origin, session }));
    if (turn !== turns.current) {
      // Nobody waits for it any more.
      if (next !== null) void call('keys:forget-import', { session: next.session });
      return false;
    }
    const problem = next === null || origin.kind !== 'text' || session !== null ? null : problemOfAll(next);
    if (next !== null && problem !== null) {
      // What was typed stays where it is, to be corrected.
      void call('keys:forget-import', { session: next.session });
      setFailure({ work: 'reading', error: problem });
      return false;
    }
    if (next !== null) setLastOrigin(origin.kind);
    return show(next);
  };
  const read = (origin: ImportOrigin) => readInto(origin, isExpired ? null : (preview?.session ?? null));
  const forget = () => {
    turns.current += 1;
    if (preview !== null) void call('keys:forget-import', { session: preview.session });
    setPreview(null);
    setEdits(nothing);
    setFailure(null);
    setExpired(false);
  };
  useEvent('job:progressed', (progress) => {
    if (job.isCurrent(progress.job)) setStoredCount(progress.done);
  });
  useDrops(drop, isAtWork, work, (dropped) => void read({ kind: 'dropped', drop: dropped.drop }));

  const canReadAgain = lastOrigin === 'clipboard' || lastOrigin === 'files';
  return {
    preview,
    edits,
    plan,
    work,
    storedCount,
    error: failure?.error ?? null,
    failedWork: failure?.work ?? null,
    isExpired,
    canReadAgain,
    read,
    readAgain: () => {
      if (lastOrigin === 'clipboard' || lastOrigin === 'files') void readInto({ kind: lastOrigin }, null);
      else forget();
    },
    unlock: async (passphrase, source) => {
      if (preview === null) return false;
      const { session } = preview;
      return show(await during('unlocking', () => call('keys:unlock-import', { job: job.begin(), session, passphrase, source })));
    },
    edit: (index, edit) => {
      setEdits((before) => withEdit(before, index, edit));
      setFailure(null);
    },
    takeAll: (isTaken) => {
      setEdits((before) => withAllTaken(before, preview?.found ?? [], isTaken));
      setFailure(null);
    },
    finish: async () => {
      if (preview === null || plan.choices.length === 0 || plan.problems.size > 0) return null;
      const keys = [...plan.choices];
      setStoredCount(0);
      const done = await during('importing', async () => {
        const result = await call('keys:finish-import', { job: job.begin(), session: preview.session, keys });
        const weak = !result.ok && result.error.code === 'secret-weak' ? concernedKey(result.error, keys) : null;
        if (weak !== null) setEdits((before) => withEdit(before, weak, { isRefusedAsWeak: true }));
        return result;
      });
      return done?.keys ?? null;
    },
    stop: job.stop,
    forget,
  };
}

/** Why there is nothing at all in a preview; null where there is something, or may be behind a passphrase. */
function problemOfAll({ sources, found }: ImportPreview): AppError | null {
  if (found.length > 0 || sources.some(isLocked)) return null;
  return sources.find(({ problem }) => problem !== null)?.problem ?? { code: 'nothing-to-import' };
}

/**
 * Files that were dropped before the pane was open (`first`) or since. Each drop is read once, in turn: while there is
 * `work`, it waits for that to end. `isAtWork` tells of it at once, also before it is drawn.
 */
function useDrops(
  first: DroppedFiles | undefined,
  isAtWork: RefObject<boolean>,
  work: ImportWork | null,
  onDrop: (drop: DroppedFiles) => void,
): void {
  const seen = useRef(new Set<string>());
  const waiting = useRef<DroppedFiles[]>([]);
  const readNext = useEffectEvent(() => {
    if (isAtWork.current) return;
    const next = waiting.current.shift();
    if (next !== undefined) onDrop(next);
  });
  const take = useEffectEvent((drop: DroppedFiles) => {
    if (seen.current.has(drop.drop)) return;
    seen.current.add(drop.drop);
    waiting.current.push(drop);
    readNext();
  });
  useEffect(() => {
    if (first !== undefined) take(first);
  }, [first]);
  useEffect(() => readNext(), [work]);
  useEvent('files:dropped', (drop) => take(drop));
}
