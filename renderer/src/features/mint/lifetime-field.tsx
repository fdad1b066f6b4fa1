import { plainTyp } from '../../../../shared/claim-demands.ts';
import { lifetimePresets } from '../../../../shared/lifetime.ts';
import { useMedia } from '../../lib/use-media.ts';
import { useNow } from '../../lib/use-now.ts';
import { useMessages } from '../../messages/screens.ts';
import { Callout } from '../../ui/callout.tsx';
import { FieldLegend } from './field-legend.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { Clock } from './clock.tsx';
import { DemandMark } from './demand-mark.tsx';
import { lifetimeInWords, readLifetime } from './lifetime-reading.ts';
import type { LifetimeChoice, MintDraft } from './mint-draft.ts';
import { fieldText } from './problem-text.ts';
import { typOf } from './recipe-of.ts';
import type { MintForm } from './use-mint.ts';

const choices: readonly LifetimeChoice[] = [...lifetimePresets, 'custom', 'never'];

/** How long the token lives, in which words that is read, and which instant it gives. */
export function LifetimeField({ form }: { readonly form: MintForm }) {
  const m = useMessages();
  const { draft, shown, edit, leave } = form;
  const isWide = useMedia('(min-width: 68rem)');
  const error = fieldText('lifetime', shown.lifetime, m);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <FieldLegend label={m.mint.expiresIn} code="exp" mark={<DemandMark form={form} name="exp" />} end={<Clock />} />
      <Segmented
        label={m.mint.expiresIn}
        size={isWide ? 'normal' : 'small'}
        segments={choices.map((value) => ({ value, label: m.mint.lifetimes[value] }))}
        value={draft.lifetime}
        onChange={(lifetime) => edit({ lifetime })}
      />
      {draft.lifetime === 'custom' && (
        <div className="mt-1 max-w-2xl">
          <TextField
            label={m.mint.customLifetime}
            hideLabel
            isMono
            autoFocus={draft.customLifetime === ''}
            placeholder="2h30m"
            value={draft.customLifetime}
            onChange={(customLifetime) => edit({ customLifetime })}
            onBlur={() => leave('lifetime')}
            hint={m.mint.customHint}
            error={error}
          />
        </div>
      )}
      {draft.lifetime !== 'custom' && error !== null && <p className="text-xs text-invalid selectable">{error}</p>}
      <Outcome draft={draft} />
    </div>
  );
}

function Outcome({ draft }: { readonly draft: MintDraft }) {
  const m = useMessages();
  const now = useNow();
  const reading = readLifetime(draft, now);
  if (reading.kind === 'unreadable') return null;
  if (reading.kind === 'never') {
    // RFC 9449 section 11.1.
    if (plainTyp(typOf(draft)) === 'dpop+jwt') return <p className="text-xs text-ink-faint">{m.mintForm.proofWithoutEnd}</p>;
    return (
      <Callout tone="warning" announce="status" title={m.mint.neverTitle}>
        {m.mint.neverText}
      </Callout>
    );
  }
  const words = draft.lifetime === 'custom' ? lifetimeInWords(reading.lifetime, m) : null;
  const isCalendar = reading.lifetime.kind === 'span' && reading.lifetime.months > 0;
  return (
    <div className="flex flex-col gap-0.5 text-xs selectable">
      {words !== null && <span className="text-ink-soft">{m.mintForm.readAs(words)}</span>}
      <Time at={reading.at} />
      {isCalendar && (
        <span className="text-ink-faint">{reading.isMovedToMonthsEnd ? m.mintForm.movedToMonthsEnd : m.mintForm.calendarMonths}</span>
      )}
      {reading.at <= now && (
        <span role="status" className="text-warning">
          {m.mint.inThePast}
        </span>
      )}
    </div>
  );
}
