import { formatCountdown } from '../lib/format.ts';
import { useNow } from '../lib/use-now.ts';
import { useMessages } from '../messages/index.ts';
import { Badge, type Tone } from './badge.tsx';
import { cx } from './class-names.ts';

/** Under this many seconds a token is about to expire. */
const soon = 300;

function toneOf(left: number): Tone {
  return left <= 0 ? 'expired' : left <= soon ? 'warning' : 'valid';
}

type Props = {
  /** Unix seconds, or null for what never expires. */
  readonly until: number | null;
  readonly size?: 'badge' | 'large';
};

/** What is left, live: "54:12". Read out by screen readers on demand only, not each second. */
export function Countdown({ until, size = 'badge' }: Props) {
  const m = useMessages();
  const now = useNow();
  if (until === null)
    return size === 'badge' ? <Badge tone="warning">{m.ui.neverExpires}</Badge> : <Large tone="warning" text={m.ui.neverExpires} />;
  const left = until - now;
  const tone = toneOf(left);
  const clock = formatCountdown(left, m.time);
  if (size === 'large') return <Large tone={tone} text={left <= 0 ? m.ui.expired : clock} />;
  return <Badge tone={tone}>{left <= 0 ? m.ui.expired : m.ui.timeLeft(clock)}</Badge>;
}

const largeTones: Record<Tone, string> = {
  neutral: 'text-ink',
  accent: 'text-accent-text',
  valid: 'text-ink',
  warning: 'text-warning',
  invalid: 'text-invalid',
  expired: 'text-expired',
};

function Large({ tone, text }: { readonly tone: Tone; readonly text: string }) {
  return (
    <span role="timer" aria-live="off" className={cx('text-2xl font-semibold tracking-tight', largeTones[tone])}>
      {text}
    </span>
  );
}
