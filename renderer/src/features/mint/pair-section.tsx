import { useMessages } from '../../messages/screens.ts';
import { errorLine } from '../../ui/inline-error.tsx';
import { Section } from '../../ui/section.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { refreshLifetimes, type Pair } from './use-pair.ts';

/** What a pair needs beyond the access token: how long the refresh token lives, and how the session ends. */
export function PairSection({ pair }: { readonly pair: Pair }) {
  const m = useMessages();
  const { draft, edit, problems, leave } = pair;
  const line = (error: (typeof problems)['refresh']) => (error === null ? null : errorLine(error, m));
  return (
    <Section title={m.mintPair.title} isFramed>
      <p className="text-ink-soft">{m.mintPair.intro}</p>
      <div className="flex min-w-0 flex-col gap-1.5">
        <span aria-hidden className="text-xs font-semibold text-ink-soft">
          {m.mintPair.refreshLife}
        </span>
        <Segmented
          label={m.mintPair.refreshLife}
          size="small"
          segments={refreshLifetimes.map((value) => ({ value, label: m.mintPair.refreshLives[value] }))}
          value={draft.refresh}
          onChange={(refresh) => edit({ refresh })}
        />
        {draft.refresh === 'own' && (
          <div className="max-w-sm">
            <TextField
              label={m.mintPair.refreshLife}
              hideLabel
              isMono
              placeholder="2 weeks"
              value={draft.ownRefresh}
              onChange={(ownRefresh) => edit({ ownRefresh })}
              onBlur={leave}
              error={line(problems.refresh)}
            />
          </div>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-1.5">
        <span aria-hidden className="text-xs font-semibold text-ink-soft">
          {m.mintPair.end}
        </span>
        <Segmented
          label={m.mintPair.end}
          size="small"
          segments={[
            { value: 'fixed', label: m.mintPair.fixed },
            { value: 'sliding', label: m.mintPair.sliding },
          ]}
          value={draft.isSliding ? 'sliding' : 'fixed'}
          onChange={(end) => edit({ isSliding: end === 'sliding' })}
        />
        <p className="text-xs text-ink-faint">{draft.isSliding ? m.mintPair.slidingNote : m.mintPair.fixedNote}</p>
        {draft.isSliding && (
          <div className="max-w-sm">
            <TextField
              label={m.mintPair.maximum}
              isMono
              placeholder="30d"
              value={draft.maximum}
              onChange={(maximum) => edit({ maximum })}
              onBlur={leave}
              hint={m.mintPair.maximumHint}
              error={line(problems.maximum)}
            />
          </div>
        )}
      </div>
    </Section>
  );
}
