import { expiryOf, latestInstant, lifetimePresets, parseLifetime } from '../../../../shared/lifetime.ts';
import { useMedia } from '../../lib/use-media.ts';
import { useNow } from '../../lib/use-now.ts';
import { useMessages } from '../../messages/index.ts';
import { Callout } from '../../ui/callout.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { lifetimeText, type LifetimeChoice } from './mint-draft.ts';
import { fieldText } from './problem-text.ts';
import type { MintForm } from './use-mint.ts';

const choices: readonly LifetimeChoice[] = [...lifetimePresets, 'custom', 'never'];

/** How long the token lives, and which instant that gives. */
export function LifetimeField({ form }: { readonly form: MintForm }) {
  const m = useMessages();
  const { draft, shown, edit, leave } = form;
  const isWide = useMedia('(min-width: 68rem)');
  const error = fieldText('lifetime', shown.lifetime, m);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <span aria-hidden className="text-xs font-semibold text-ink-soft">
        {m.mint.expiresIn} <code className="ml-0.5 font-mono font-normal text-ink-faint">exp</code>
      </span>
      <Segmented
        label={m.mint.expiresIn}
        size={isWide ? 'normal' : 'small'}
        segments={choices.map((value) => ({ value, label: m.mint.lifetimes[value] }))}
        value={draft.lifetime}
        onChange={(lifetime) => edit({ lifetime })}
      />
      {draft.lifetime === 'custom' && (
        <div className="mt-1 max-w-sm">
          <TextField
            label={m.mint.customLifetime}
            hideLabel
            isMono
            autoFocus
            placeholder="2h30m"
            value={draft.customLifetime}
            onChange={(customLifetime) => edit({ customLifetime })}
            onBlur={() => leave('lifetime')}
            hint={m.mint.customHint}
            error={error}
          />
        </div>
      )}
      {draft.lifetime !== 'custom' && error !== null && <p className="text-xs text-invalid">{error}</p>}
      <Outcome text={lifetimeText(draft)} />
    </div>
  );
}

function Outcome({ text }: { readonly text: string }) {
  const m = useMessages();
  const now = useNow();
  const lifetime = parseLifetime(text);
  if (!lifetime.ok) return null;
  const expiresAt = expiryOf(lifetime.value, now);
  if (expiresAt === null) {
    return (
      <Callout tone="warning" announce="status" title={m.mint.neverTitle}>
        {m.mint.neverText}
      </Callout>
    );
  }
  if (expiresAt >= latestInstant) return null;
  return (
    <>
      <p className="text-xs selectable">
        <Time at={expiresAt} />
      </p>
      {expiresAt <= now && (
        <p role="status" className="text-xs text-warning">
          {m.mint.inThePast}
        </p>
      )}
    </>
  );
}
