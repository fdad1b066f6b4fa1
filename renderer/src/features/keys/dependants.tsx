import type { Dependants as DependantsValue } from '../../../../shared/keys.ts';
import { useMessages } from '../../messages/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';

/** Who needs the key, and until when. */
export function Dependants({ dependants }: { readonly dependants: DependantsValue }) {
  const m = useMessages();
  const { tokens, validTokens, validUntil, hasEndlessTokens, usedByLocalApi, profiles } = dependants;
  return (
    <Section level={3} title={m.keys.dependants} isFramed>
      <div className="flex flex-wrap items-center gap-2 selectable">
        {tokens > 0 ? (
          <Badge>{m.keys.dependsTokens(tokens, validTokens)}</Badge>
        ) : (
          <span className="text-ink-soft">{m.keys.dependsNone}</span>
        )}
        {usedByLocalApi && <Badge tone="accent">{m.keys.dependsApi}</Badge>}
      </div>
      {profiles.length > 0 && (
        <div className="flex flex-wrap items-center gap-2 selectable">
          <span className="text-ink-soft">{m.keys.dependsProfiles(profiles.length)}</span>
          {profiles.map(({ id, name }) => (
            <Badge key={id}>
              <SafeText text={name} />
            </Badge>
          ))}
        </div>
      )}
      {validUntil !== null && (
        <div className="flex flex-wrap gap-x-2 selectable">
          <span className="text-ink-soft">{m.keys.dependsUntil}</span>
          <Time at={validUntil} />
        </div>
      )}
      {hasEndlessTokens && <p className="text-warning selectable">{m.keys.dependsEndless}</p>}
    </Section>
  );
}
