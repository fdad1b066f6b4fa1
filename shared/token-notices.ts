import type { TokenNotice } from './tokens.ts';

/** Notices of one kind that are told at once: few of them each by its name, many by their number. */
export type TellableNotices = { readonly kind: TokenNotice['kind']; readonly notices: readonly TokenNotice[]; readonly isCounted: boolean };

const kinds = ['renewal-failed', 'expires-soon', 'renewed'] as const;
/** More of a kind than this are counted, not named. */
const mostNamed = 2;

/** What came together, the most urgent first. Of a token that came twice the newer word counts. */
export function tellable(notices: readonly TokenNotice[]): TellableNotices[] {
  return kinds.flatMap((kind) => {
    const ofKind = [...new Map(notices.filter((notice) => notice.kind === kind).map((notice) => [notice.id, notice])).values()];
    return ofKind.length === 0 ? [] : [{ kind, notices: ofKind, isCounted: ofKind.length > mostNamed }];
  });
}

/** In milliseconds: what comes is gathered until nothing more came for `quiet`, but no longer than `longest`. */
export type Patience = { readonly quiet: number; readonly longest: number };
/** Calls `work` after so many milliseconds; what it gives back calls that off. */
export type NoticeTimer = (work: () => void, milliseconds: number) => () => void;

/** At the start of the app hundreds of tokens may renew themselves within seconds: they are told together. */
export function gatherNotices(
  tell: (notices: readonly TokenNotice[]) => void,
  { quiet, longest }: Patience,
  setTimer: NoticeTimer,
): { add(notice: TokenNotice): void; stop(): void } {
  let gathered: TokenNotice[] = [];
  let cancelQuiet = () => {};
  let cancelLongest = () => {};
  const stop = () => {
    cancelQuiet();
    cancelLongest();
  };
  const flush = () => {
    stop();
    const notices = gathered;
    gathered = [];
    tell(notices);
  };
  return {
    add(notice) {
      if (gathered.length === 0) cancelLongest = setTimer(flush, longest);
      gathered.push(notice);
      cancelQuiet();
      cancelQuiet = setTimer(flush, quiet);
    },
    stop,
  };
}
