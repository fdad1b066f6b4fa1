import { ChevronDown, CircleCheck, CircleHelp, CircleX, Clock, KeyRound, Scale, type LucideIcon } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { InspectedToken } from '../../../../../shared/inspect.ts';
import type { Verdict } from '../../../../../shared/verdict.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useShortcut } from '../../../lib/shortcuts.ts';
import { useMessages, type Messages } from '../../../messages/screens.ts';
import { cx } from '../../../ui/class-names.ts';
import { SafeText } from '../../../ui/safe-text.tsx';
import { Card } from '../../../ui/section.tsx';
import { judgementOf } from '../judgement.ts';
import { formatShort } from '../life.ts';
import { judgementTitle } from '../judgement-title.ts';
import type { Inspect } from '../use-inspect.ts';
import { ClockPanel } from './clock-panel.tsx';
import { saidBy } from './fill-from-token.ts';
import { KeysPanel } from './keys-panel.tsx';
import { PolicyPanel } from './policy-panel.tsx';
import { policyName } from './policy-words.ts';
import { judgedByParts, type JudgedBy, type JudgedByPart } from './use-judged-by.ts';

const shortIcons = { valid: CircleCheck, invalid: CircleX, unchecked: CircleHelp };
const shortColours = { valid: 'text-valid', invalid: 'text-invalid', unchecked: 'text-warning' };
const icons: Record<JudgedByPart, LucideIcon> = { policy: Scale, clock: Clock, keys: KeyRound };

/** `token` null: it could not be judged, and something here may have to be changed. */
type Props = { readonly inspect: Inspect; readonly token: InspectedToken | null };

/** Rules, clock and keys in one line; each opens below it, where the verdict stays in sight and follows at once. */
export function JudgedByBar({ inspect, token }: Props) {
  const m = useMessages();
  const panelId = useId();
  const now = useNow();
  const { by, judging, setJudging } = inspect;
  const said = saidBy(token);
  const { open } = by;
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // Opened from a check far below: the way leads here.
    if (open === null || section.current?.contains(document.activeElement) === true) return;
    section.current?.scrollIntoView({ block: 'start' });
    section.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus({ preventScroll: true });
  }, [open]);
  useShortcut('escape', open === null ? null : () => by.setOpen(null));
  return (
    <section ref={section} aria-label={m.inspectVerdict.judgedBy} className="@container flex min-w-0 scroll-mt-5 flex-col gap-2">
      {/* What is changed in a panel is seen to change the verdict. */}
      <div className={cx('flex min-w-0 flex-col gap-2', open !== null && 'sticky top-0 z-10 -mx-1 -mt-3 bg-pane px-1 pt-3 pb-2')}>
        <div className="grid min-w-0 grid-cols-[minmax(0,3fr)_minmax(0,2fr)_minmax(0,2fr)] divide-x divide-line-strong overflow-hidden rounded-lg border border-line-strong bg-pane">
          {judgedByParts.map((part) => (
            <PartButton
              key={part}
              part={part}
              isOpen={open === part}
              panelId={panelId}
              label={labelOf(part, by, m)}
              isUnusual={isUnusual(part, inspect)}
              onPress={() => by.setOpen(open === part ? null : part)}
            >
              {summaryOf(part, inspect, token, now, m)}
            </PartButton>
          ))}
        </div>
        {open !== null && token !== null && <ShortVerdict verdict={token.verdict} />}
      </div>
      {open !== null && (
        <div id={panelId} role="group" aria-label={m.inspectVerdict.parts[open]}>
          <Card>
            {open === 'policy' && <PolicyPanel by={by} said={said} />}
            {open === 'clock' && <ClockPanel at={judging.at} onChange={(at) => setJudging({ at })} said={said} />}
            {open === 'keys' && <KeysPanel token={token} judging={judging} setJudging={setJudging} given={by.given} said={said} />}
          </Card>
        </div>
      )}
    </section>
  );
}

type ButtonProps = {
  readonly part: JudgedByPart;
  readonly label: string;
  readonly isOpen: boolean;
  readonly panelId: string;
  /** It was set to something that one should not forget. */
  readonly isUnusual: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
};

function PartButton({ part, label, isOpen, panelId, isUnusual: isMarked, onPress, children }: ButtonProps) {
  const Icon = icons[part];
  return (
    <AriaButton
      aria-expanded={isOpen}
      {...(isOpen && { 'aria-controls': panelId })}
      onPress={onPress}
      className={cx(
        'flex min-w-0 items-center gap-2 px-2.5 py-1 text-left transition-colors duration-100 -outline-offset-2',
        isMarked ? 'bg-warning-soft text-warning' : isOpen ? 'bg-well' : 'data-hovered:bg-hover',
      )}
    >
      <Icon aria-hidden size={16} className={cx('hidden shrink-0 @md:block', !isMarked && 'text-ink-soft')} />
      <span className="min-w-0 flex-1">
        <span className={cx('block truncate text-2xs', !isMarked && 'text-ink-faint')}>{label}</span>
        <span className="block truncate text-sm font-medium">{children}</span>
      </span>
      <ChevronDown aria-hidden size={14} className={cx('shrink-0', isOpen && 'rotate-180', !isMarked && 'text-ink-faint')} />
    </AriaButton>
  );
}

/** Its title alone, while the panel takes the room. */
function ShortVerdict({ verdict }: { readonly verdict: Verdict }) {
  const m = useMessages();
  const { kind } = judgementOf(verdict);
  const Icon = shortIcons[kind];
  return (
    <p className={cx('flex items-center gap-1.5 text-xs font-semibold', shortColours[kind])}>
      <Icon aria-hidden size={14} className="shrink-0" />
      {judgementTitle(judgementOf(verdict), m)}
    </p>
  );
}

function isUnusual(part: JudgedByPart, { judging, by }: Inspect): boolean {
  return part === 'clock' ? judging.at !== null : part === 'keys' ? by.given.isExpired : false;
}

function summaryOf(part: JudgedByPart, { judging, by }: Inspect, token: InspectedToken | null, now: number, m: Messages): ReactNode {
  const words = m.inspectVerdict;
  switch (part) {
    case 'policy':
      return <SafeText text={by.standing.saved === null ? words.default : policyName(by.standing.saved, m)} truncates />;
    case 'clock':
      return judging.at === null ? words.now : formatShort(judging.at, now, m.time.locale);
    case 'keys': {
      if (judging.keyId !== null) {
        const key = token?.verdict.tried.find(({ id }) => id === judging.keyId) ?? token?.verdict.key;
        return <SafeText text={key?.name ?? words.keyGone} truncates />;
      }
      if (by.given.isExpired) return words.keysForgotten;
      return judging.given === null ? words.keysAutomatic : words.keysGiven(by.given.preview?.found.length ?? 0);
    }
  }
}

function labelOf(part: JudgedByPart, { standing }: JudgedBy, m: Messages): string {
  const words = m.inspectVerdict;
  if (part !== 'policy') return words.parts[part];
  if (standing.isEdited) return words.policyEdited;
  return standing.isByIssuer ? words.policyByIssuer : words.parts.policy;
}
