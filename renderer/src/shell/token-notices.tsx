import { useEffect, useEffectEvent, useRef } from 'react';
import { gatherNotices, tellable, type TellableNotices } from '../../../shared/token-notices.ts';
import type { TokenNotice } from '../../../shared/tokens.ts';
import { call } from '../lib/api.ts';
import { clipped, formatRelative } from '../lib/format.ts';
import { useGo } from '../lib/navigation.tsx';
import { useEvent } from '../lib/use-event.ts';
import { useMessages, type Messages } from '../messages/index.ts';
import { showToast, type ToastMessage } from '../ui/toast.tsx';

/** Renewals come in rounds, a second apart. */
const patience = { quiet: 1_500, longest: 8_000 };
/** As long as this is shown of a token's name. */
const mostCharacters = 60;

/** Says on every screen what became of the tokens that renew themselves or are to be reminded of. Stands once, in the window. */
export function TokenNotices() {
  const m = useMessages();
  const go = useGo();
  const tell = useEffectEvent(async (notices: readonly TokenNotice[]) => {
    const groups = await Promise.all(tellable(notices).map(withNames));
    for (const { toast, tokenId } of groups.flatMap((group) => toastsOf(group, m))) {
      const onAction = () => go(tokenId === null ? { screen: 'tokens' } : { screen: 'tokens', tokenId });
      showToast({ ...toast, action: { label: m.shell.notices.show, onAction } });
    }
  });
  const gathering = useRef<ReturnType<typeof gatherNotices> | null>(null);
  useEffect(() => {
    gathering.current = gatherNotices((notices) => void tell(notices), patience, windowTimer);
    return () => gathering.current?.stop();
  }, []);
  useEvent('tokens:noticed', (notice) => gathering.current?.add(notice));
  return null;
}

/** One without a label is called by its subject, as on the shelf. Main leaves it out: the desktop would keep it. */
async function withNames(group: TellableNotices): Promise<TellableNotices> {
  if (group.isCounted) return group;
  const named = group.notices.map(async (notice) => {
    if (notice.label !== '') return notice;
    const found = await call('tokens:get', { id: notice.id });
    return found.ok ? { ...notice, label: found.value.item.subject ?? '' } : notice;
  });
  return { ...group, notices: await Promise.all(named) };
}

const tones = { 'renewal-failed': 'invalid', 'expires-soon': 'warning', renewed: 'valid' } as const;

type Told = { readonly toast: ToastMessage; readonly tokenId: string | null };

function toastsOf({ kind, notices, isCounted }: TellableNotices, m: Messages): Told[] {
  const tone = tones[kind];
  if (isCounted)
    return [{ toast: { title: m.shell.notices.many[kind](notices.length.toLocaleString(m.time.locale)), tone }, tokenId: null }];
  return notices.map(({ id, label, expiresAt }) => {
    const name = label === '' ? m.shell.notices.unnamed : clipped(label, mostCharacters);
    const relative = expiresAt === null ? null : formatRelative(expiresAt, Math.floor(Date.now() / 1000), m.time, 1);
    return { toast: { title: m.shell.notices[kind](name, relative), tone }, tokenId: id };
  });
}

function windowTimer(work: () => void, milliseconds: number): () => void {
  const timer = window.setTimeout(work, milliseconds);
  return () => window.clearTimeout(timer);
}
