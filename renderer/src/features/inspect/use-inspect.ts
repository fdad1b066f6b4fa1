import { useMemo, useState } from 'react';
import { maxInspectText, plainJudging, type InspectInput, type InspectedToken, type Judging } from '../../../../shared/inspect.ts';
import { call } from '../../lib/api.ts';
import { useGo, useIntent } from '../../lib/navigation.tsx';
import { useLoad } from '../../lib/use-call.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/screens.ts';
import { showFailure, showToast } from '../../ui/toast.tsx';
import { findCheck } from './judgement.ts';
import { useBeside } from './use-beside.ts';
import { useFiles } from './use-files.ts';
import { useInspection } from './use-inspection.ts';
import { usePaste } from './use-paste.ts';
import { useJudgedBy } from './verdict/use-judged-by.ts';
import { useWork } from './work/use-work.ts';

/** 'show': the token in its colours. 'type': the text, the caret after it. 'edit': the text, all of it selected. */
export type BenchMode = 'show' | 'type' | 'edit';

/** What lies on the bench: a text, which of its tokens, and how it is shown. */
type Bench = {
  readonly text: string;
  readonly index: number;
  readonly mode: BenchMode;
  /** Counts the texts that were put here whole: another token is looked at from its beginning. */
  readonly turn: number;
  /** The file that the text was read from, while it is as it was read. */
  readonly file: string | null;
  /** Characters of a text that was refused for its size; it is not kept. */
  readonly refusedSize: number | null;
};
const empty: Bench = { text: '', index: 0, mode: 'type', turn: 0, file: null, refusedSize: null };

const askLint = (input: InspectInput) => call('inspect:lint', input);
const askHints = (input: InspectInput) => call('inspect:hints', input);

export type Inspect = ReturnType<typeof useInspect>;

type Place = {
  /** It is not behind another mode. */
  readonly isShown: boolean;
  /** Somebody came here with a token. */
  readonly onArrive: () => void;
};

/** All state and acts of the Inspect screen's one token. */
export function useInspect({ isShown, onArrive }: Place) {
  const m = useMessages();
  const go = useGo();
  const { state: vault } = useVaultStatus();
  const [bench, setBench] = useState(empty);
  const [judging, setJudgingAll] = useState<Judging>(plainJudging);
  const input = useMemo<InspectInput>(() => ({ ...judging, text: bench.text, index: bench.index }), [judging, bench.text, bench.index]);
  const { state, retry } = useInspection(input);
  const [saved, setShelved] = useState<{ text: string; id: string } | null>(null);
  // It may be deleted from the shelf, and come back.
  const { state: kept } = useLoad('tokens:get', saved === null ? null : { id: saved.id }, ['tokens:changed']);
  const shelved = kept.status === 'failed' && kept.error.code === 'token-not-found' ? null : saved;
  const [isSaving, setSaving] = useState(false);
  const work = useWork();

  const setJudging = (change: Partial<Judging>) => setJudgingAll((before) => ({ ...before, ...change }));
  const by = useJudgedBy(judging, setJudging, state);
  const put = (text: string, mode: BenchMode, file: string | null = null) => {
    // A detached payload belongs to the token that it was given for. Rules, clock and keys stay: many tokens are tried against them.
    if (mode === 'show') {
      setJudging({ payload: null });
      work.setOpen(null);
    }
    if (text.length > maxInspectText) return setBench({ ...empty, refusedSize: text.length });
    setBench(({ turn }) => ({ text, index: 0, mode, turn: mode === 'show' ? turn + 1 : turn, file, refusedSize: null }));
  };
  const files = useFiles((text, name) => put(text, 'show', name));
  const token = state.status === 'done' && bench.text.trim() !== '' ? state.value.token : null;
  const isRead = state.status === 'done' && state.input.text === bench.text && state.input.index === bench.index;
  const lint = useBeside(askLint, state, token !== null && token.opaque === null);
  const hints = useBeside(askHints, state, token !== null && token.opaque === null && !token.verdict.valid);

  useIntent('inspect', async ({ tokenId, text }) => {
    if (text !== undefined || tokenId !== undefined) onArrive();
    if (text !== undefined) put(text, 'show');
    if (tokenId === undefined) return;
    const stored = await call('tokens:text', { id: tokenId });
    if (!stored.ok) return showFailure(stored.error, m);
    setShelved({ text: stored.value.text, id: tokenId });
    put(stored.value.text, 'show');
  });
  usePaste(isShown ? (text) => put(text, 'show') : null);

  /** The shelf's id of the token, saved first where need be; null where that failed. */
  const shelve = async (text: string): Promise<string | null> => {
    if (shelved?.text === text) return shelved.id;
    setSaving(true);
    const result = await call('tokens:save', { compact: text, label: null });
    setSaving(false);
    if (!result.ok) {
      showFailure(result.error, m);
      return null;
    }
    setShelved({ text, id: result.value.id });
    showToast({ title: m.inspect.saved });
    return result.value.id;
  };

  return {
    bench,
    /** What is asked of the engine now, and the parts of it that are chosen on the screen. */
    input,
    judging,
    setJudging,
    /** How those parts are chosen: policies, keys for this look, what is open. */
    by,
    state,
    retry,
    token,
    /** What is looked at elsewhere: the token, or the text as it stands as long as no token was found in it. */
    standing: isRead && token !== null ? token.text : bench.text,
    /** Worked out after the verdict: 'idle' where they are not asked for. */
    lint,
    hints,
    files,
    work,
    put,
    choose: (index: number) => setBench((before) => ({ ...before, index })),
    setMode: (mode: BenchMode) => setBench((before) => ({ ...before, mode })),
    clear: () => {
      setJudging({ payload: null });
      work.setOpen(null);
      setBench(empty);
    },
    isSaving,
    shelvedId: token !== null && shelved !== null && shelved.text === token.text ? shelved.id : null,
    obstacle: token === null ? null : obstacleTo(token, isWritable(vault)),
    /** Whether it can go into a request as it is. */
    canSend: token !== null && isBearer(token),
    save: () => void (token !== null && shelve(token.text)),
    showInTokens: (tokenId: string) => go({ screen: 'tokens', tokenId }),
    sendOn: async () => {
      const tokenId = token === null ? null : await shelve(token.text);
      if (tokenId !== null) go({ screen: 'requests', tokenId });
    },
    importKey: () => go({ screen: 'keys', pane: 'import' }),
  };
}

/** Why the token cannot be kept; null where it can. */
function obstacleTo(token: InspectedToken, canSave: boolean): 'malformed' | 'vault' | null {
  const header = token.header?.json ?? token.encryption?.header?.json ?? null;
  const isMalformed = token.kind === 'damaged' || token.kind === 'opaque' || header === null;
  if (isMalformed || findCheck(token.verdict, 'format')?.outcome === 'failed') return 'malformed';
  return canSave ? null : 'vault';
}

/** A JSON serialization or a detached token is no bearer token (RFC 7519 section 1). */
function isBearer({ kind }: InspectedToken): boolean {
  return kind === 'jws' || kind === 'jwe' || kind === 'sd-jwt';
}
