import type { TokenDetail } from '../../../../shared/tokens.ts';
import type { ErrorCode } from '../../../../shared/errors.ts';
import { formatDuration } from '../../lib/format.ts';
import { useCall } from '../../lib/use-call.ts';
import { isWritable, useVaultStatus } from '../../lib/vault-status.tsx';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { Callout } from '../../ui/callout.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { Section } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { Time } from '../../ui/time.tsx';
import { leadTimes, obstacleToRenewingItself, usualLeadTime, type Obstacle } from './renewable.ts';

/** Renewal by itself and the reminder, each with how long before the end. */
export function FreshSection({ detail }: { readonly detail: TokenDetail }) {
  const m = useMessages();
  const { item, session } = detail;
  const organize = useCall('tokens:organize');
  const { state: vault } = useVaultStatus();
  const t = m.tokenLife;
  const obstacle = obstacleToRenewingItself(item, session);
  const save = (change: { renewsBefore: number | null } | { remindsBefore: number | null }) =>
    void organize.run({ ids: [item.id], ...change });
  const shared = { item, isOff: !isWritable(vault) || item.expiresAt === null };
  return (
    <Section level={3} title={t.fresh} isFramed>
      <p className="text-ink-soft">{textFor(detail, obstacle, m)}</p>
      {detail.renewalProblem !== null && <Problem code={detail.renewalProblem} />}
      <Lead
        {...shared}
        label={t.renewsBefore}
        isOff={shared.isOff || (obstacle !== null && item.renewsBefore === null)}
        seconds={item.renewsBefore}
        onChange={(renewsBefore) => save({ renewsBefore })}
      />
      <Lead
        {...shared}
        label={t.remindsBefore}
        isOff={shared.isOff || (isOver(item, obstacle) && item.remindsBefore === null)}
        seconds={item.remindsBefore}
        onChange={(remindsBefore) => save({ remindsBefore })}
      />
      {detail.renewedAt !== null && (
        <p className="flex flex-wrap gap-x-1.5 text-xs text-ink-soft">
          <span>{t.renewals(detail.renewals)}</span>
          <Time at={detail.renewedAt} show="relative" />
        </p>
      )}
      {organize.state.status === 'failed' && <InlineError error={organize.state.error} />}
    </Section>
  );
}

/** Nobody accepts it any more, however long it would have lasted. */
const isOver = (item: TokenDetail['item'], obstacle: Obstacle | null) => obstacle === 'revoked' || item.role === 'used';

function textFor({ item, session }: TokenDetail, obstacle: Obstacle | null, m: Messages): string {
  const t = m.tokenLife;
  if (item.expiresAt === null) return t.endless;
  if (obstacle !== null) return t.notRenewable[obstacle];
  return session === null ? t.freshText : t.freshOfSession;
}

type LeadProps = {
  readonly label: string;
  readonly item: TokenDetail['item'];
  readonly seconds: number | null;
  readonly isOff: boolean;
  readonly onChange: (seconds: number | null) => void;
};

function Lead({ label, item, seconds, isOff, onChange }: LeadProps) {
  const m = useMessages();
  const name = (value: number) => m.tokenLife.before(formatDuration(value, m.time));
  return (
    <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <Switch isOn={seconds !== null} isDisabled={isOff} onChange={(isOn) => onChange(isOn ? usualLeadTime(item) : null)}>
        {label}
      </Switch>
      {seconds !== null && (
        <div className="w-44">
          <Select
            label={m.tokenLife.howLongBefore}
            hideLabel
            isDisabled={isOff}
            value={String(seconds)}
            options={leadTimes(item, seconds).map((value) => ({ value: String(value), label: name(value) }))}
            onChange={(value) => onChange(Number(value))}
          />
        </div>
      )}
    </div>
  );
}

/** Why it failed last, in the words of that error. */
function Problem({ code }: { readonly code: string }) {
  const m = useMessages();
  const text = isErrorCode(code, m) ? m.errors[code]({ code }) : null;
  return (
    <Callout tone="warning" title={m.tokenLife.problemTitle}>
      {text !== null && m.ui.titleAndWay(text.title, text.way)}
    </Callout>
  );
}

function isErrorCode(code: string, m: Messages): code is ErrorCode {
  return Object.hasOwn(m.errors, code);
}
