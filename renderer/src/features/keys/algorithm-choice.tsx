import { Label, Radio, RadioGroup } from 'react-aria-components';
import { isSymmetric, signingAlgorithms, type SigningAlgorithm } from '../../../../shared/keys.ts';
import { useLoad } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/index.ts';
import { Badge } from '../../ui/badge.tsx';

type Props = { readonly value: SigningAlgorithm; readonly onChange: (value: SigningAlgorithm) => void };

const usual = new Set<SigningAlgorithm>(['HS256', 'ES256']);

/** All algorithms, in two groups, each with what it is good for. Those that the runtime lacks stay listed, with the reason. */
export function AlgorithmChoice({ value, onChange }: Props) {
  const m = useMessages();
  const { state } = useLoad('app:algorithms', {});
  const isMissing = (alg: string) => state.status === 'done' && !state.value.algorithms.includes(alg);
  const shared = signingAlgorithms.filter((alg) => isSymmetric(alg));
  const pairs = signingAlgorithms.filter((alg) => !isSymmetric(alg));
  return (
    <RadioGroup
      value={value}
      onChange={(chosen) => {
        const alg = signingAlgorithms.find((candidate) => candidate === chosen);
        if (alg !== undefined) onChange(alg);
      }}
      className="flex min-w-0 flex-col gap-0.5"
    >
      <Label className="text-xs font-semibold text-ink-soft">{m.keys.algorithm}</Label>
      <GroupName text={m.keys.groupShared} />
      {shared.map((alg) => (
        <Choice key={alg} alg={alg} isMissing={isMissing(alg)} />
      ))}
      <GroupName text={m.keys.groupPair} />
      {pairs.map((alg) => (
        <Choice key={alg} alg={alg} isMissing={isMissing(alg)} />
      ))}
    </RadioGroup>
  );
}

function GroupName({ text }: { readonly text: string }) {
  return <p className="px-2 pt-2 text-2xs text-ink-faint">{text}</p>;
}

function Choice({ alg, isMissing }: { readonly alg: SigningAlgorithm; readonly isMissing: boolean }) {
  const m = useMessages();
  return (
    <Radio
      value={alg}
      isDisabled={isMissing}
      className="group flex cursor-default items-center gap-3 rounded-lg border border-transparent px-2 py-1 transition-colors duration-100 data-disabled:text-ink-faint data-hovered:bg-hover data-selected:border-line data-selected:bg-well"
    >
      <span
        aria-hidden
        className="flex size-4 shrink-0 items-center justify-center rounded-full border border-field-line bg-pane group-data-selected:border-accent"
      >
        <span className="size-2 rounded-full group-data-selected:bg-accent" />
      </span>
      <span className="w-14 shrink-0 font-medium">{alg}</span>
      <span className="min-w-0 flex-1 text-xs text-ink-soft">{isMissing ? m.keys.notAvailable : m.keys.guides[alg].use}</span>
      {usual.has(alg) && !isMissing && (
        <span className="hidden @md:block">
          <Badge tone="accent">{m.keys.usualChoice}</Badge>
        </span>
      )}
    </Radio>
  );
}
