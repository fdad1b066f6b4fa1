import { useEffect, useEffectEvent, useState } from 'react';
import { maxInspectText, type InspectedToken } from '../../../../shared/inspect.ts';
import { call } from '../../lib/api.ts';
import { useGo, useIntent } from '../../lib/navigation.tsx';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages } from '../../messages/screens.ts';
import { showFailure, showToast } from '../../ui/toast.tsx';
import { findCheck } from './judgement.ts';
import { useInspection } from './use-inspection.ts';

/** 'show': the token in its colours. 'type': the text, the caret after it. 'edit': the text, all of it selected. */
export type BenchMode = 'show' | 'type' | 'edit';

/** What lies on the bench: a text, which of its tokens, and how it is shown. */
type Bench = {
  readonly text: string;
  readonly index: number;
  readonly mode: BenchMode;
  /** Characters of a text that was refused for its size; it is not kept. */
  readonly refusedSize: number | null;
};
const empty: Bench = { text: '', index: 0, mode: 'type', refusedSize: null };

export type Inspect = ReturnType<typeof useInspect>;

/** All state and acts of the Inspect screen. */
export function useInspect() {
  const m = useMessages();
  const go = useGo();
  const { state: vault } = useVaultStatus();
  const [bench, setBench] = useState(empty);
  const { state, retry } = useInspection(bench.text, bench.index);
  const [shelved, setShelved] = useState<{ compact: string; id: string } | null>(null);
  const [isSaving, setSaving] = useState(false);

  const put = (text: string, mode: BenchMode) => {
    if (text.length > maxInspectText) return setBench({ ...empty, refusedSize: text.length });
    setBench({ text, index: 0, mode, refusedSize: null });
  };
  const token = state.status === 'done' && bench.text.trim() !== '' ? state.value.token : null;

  useIntent('inspect', async ({ tokenId, text }) => {
    if (text !== undefined) put(text, 'show');
    if (tokenId === undefined) return;
    const stored = await call('tokens:text', { id: tokenId });
    if (!stored.ok) return showFailure(stored.error, m);
    setShelved({ compact: stored.value.text, id: tokenId });
    put(stored.value.text, 'show');
  });
  usePaste((text) => put(text, 'show'));

  /** The shelf's id of the token, saved first where need be; null where that failed. */
  const shelve = async (compact: string): Promise<string | null> => {
    if (shelved?.compact === compact) return shelved.id;
    setSaving(true);
    const saved = await call('tokens:save', { compact, label: null });
    setSaving(false);
    if (!saved.ok) {
      showFailure(saved.error, m);
      return null;
    }
    setShelved({ compact, id: saved.value.id });
    showToast({ title: m.inspect.saved });
    return saved.value.id;
  };

  return {
    bench,
    state,
    retry,
    token,
    put,
    choose: (index: number) => setBench({ ...bench, index }),
    setMode: (mode: BenchMode) => setBench({ ...bench, mode }),
    clear: () => setBench(empty),
    isSaving,
    shelvedId: token !== null && shelved?.compact === token.compact ? shelved.id : null,
    obstacle: token === null ? null : obstacleTo(token, isWritable(vault)),
    save: () => void (token !== null && shelve(token.compact)),
    showInTokens: (tokenId: string) => go({ screen: 'tokens', tokenId }),
    sendOn: async () => {
      const tokenId = token === null ? null : await shelve(token.compact);
      if (tokenId !== null) go({ screen: 'requests', tokenId });
    },
    createKey: () => go({ screen: 'keys', create: true }),
  };
}

/** Why the token cannot be kept; null where it can. */
function obstacleTo(token: InspectedToken, canSave: boolean): 'malformed' | 'vault' | null {
  if (findCheck(token.verdict, 'format')?.outcome !== 'passed') return 'malformed';
  return canSave ? null : 'vault';
}

/**
 * Ctrl/Cmd+V anywhere on the screen replaces what is inspected. A paste into another field, or into the
 * middle of a text that is being edited, stays where it was meant.
 */
function usePaste(onPaste: (text: string) => void): void {
  const take = useEffectEvent((event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text === '' || !replacesAll(event.target, text)) return;
    event.preventDefault();
    onPaste(text);
  });
  useEffect(() => {
    const listener = (event: ClipboardEvent) => take(event);
    window.addEventListener('paste', listener);
    return () => window.removeEventListener('paste', listener);
  }, []);
}

function replacesAll(target: EventTarget | null, text: string): boolean {
  if (target instanceof HTMLInputElement) return false;
  if (!(target instanceof HTMLTextAreaElement)) return true;
  if (target.value.length + text.length > maxInspectText) return true;
  return target.selectionStart === 0 && target.selectionEnd === target.value.length;
}
