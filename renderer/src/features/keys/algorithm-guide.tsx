import type { KeyAlgorithm } from '../../../../shared/key-algorithms.ts';
import { useMessages } from '../../messages/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { usualAlgorithms } from './algorithm-choice.tsx';

/** What the choice means, in four answers. Read out when it changes. */
export function AlgorithmGuide({ alg }: { readonly alg: KeyAlgorithm }) {
  const m = useMessages();
  const { use, holders, speed, size } = m.keyGuides.guides[alg];
  const answers = [
    { question: m.keyCreate.guideUse, answer: use },
    { question: m.keyCreate.guideHolders, answer: holders },
    { question: m.keyCreate.guideSpeed, answer: speed },
    { question: m.keyCreate.guideSize, answer: size },
  ];
  return (
    <div aria-live="polite" className="sticky top-5 flex flex-col gap-3 rounded-xl border border-line p-4 selectable">
      <p className="flex flex-wrap items-center gap-2">
        <span className="text-md font-semibold">{alg}</span>
        {usualAlgorithms.has(alg) && <Badge tone="accent">{m.keyCreate.usualChoice}</Badge>}
      </p>
      <p className="text-ink-soft">{m.keyGuides.plainWords[alg]}</p>
      <dl className="flex flex-col gap-3">
        {answers.map(({ question, answer }) => (
          <div key={question}>
            <dt className="text-xs font-semibold text-ink-soft">{question}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
