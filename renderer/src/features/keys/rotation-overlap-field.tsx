import type { Dependants } from '../../../../shared/keys.ts';
import { formatDuration } from '../../lib/format.ts';
import { useMessages } from '../../messages/index.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { overlapKindsFor, type Overlap } from './rotation-overlap.ts';

type Props = {
  readonly overlap: Overlap;
  /** What it comes to now; null while its text says no time. */
  readonly seconds: number | null;
  readonly dependants: Dependants;
  readonly isWrong: boolean;
  readonly onChange: (overlap: Overlap) => void;
  readonly onLeave: () => void;
};

/** For how long the old key is still accepted after the switch. */
export function RotationOverlapField({ overlap, seconds, dependants, isWrong, onChange, onLeave }: Props) {
  const m = useMessages();
  const { validUntil, hasEndlessTokens } = dependants;
  const duration = seconds === null ? null : m.keyRotation.overlapIs(formatDuration(seconds, m.time));
  const note = validUntil === null && !hasEndlessTokens ? m.keyRotation.overlapNone : overlap.kind === 'last-token' ? duration : null;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="grid min-w-0 items-start gap-3 @lg:grid-cols-2">
        <Select
          label={m.keyRotation.overlap}
          options={overlapKindsFor(dependants).map((kind) => ({ value: kind, label: m.keyRotation.overlaps[kind] }))}
          value={overlap.kind}
          onChange={(kind) => onChange({ ...overlap, kind })}
          hint={overlap.kind === 'own' ? undefined : note}
        />
        {overlap.kind === 'own' && (
          <TextField
            label={m.keyRotation.ownOverlap}
            isMono
            placeholder="3d"
            value={overlap.text}
            onChange={(text) => onChange({ ...overlap, text })}
            onBlur={onLeave}
            hint={duration ?? m.keyRotation.ownOverlapHint}
            error={isWrong ? m.keyRotation.ownOverlapWrong : null}
          />
        )}
      </div>
      {hasEndlessTokens && <p className="text-xs text-warning">{m.keyRotation.overlapEndless}</p>}
    </div>
  );
}
