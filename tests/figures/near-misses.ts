import type { Figure } from '../../scripts/figure.ts';
import type { CheckName } from '../../shared/verdict.ts';
import type { Hint } from '../../shared/hints.ts';
import { guessByLooks } from './near-misses/by-looks.ts';
import { claimCases } from './near-misses/claim-cases.ts';
import { hopelessCases } from './near-misses/hopeless-cases.ts';
import { hintsFor } from './near-misses/judged.ts';
import { keyCases } from './near-misses/key-cases.ts';
import type { HopelessCase, NearCase } from './near-misses/near-case.ts';
import { forgeryCases, secretCases } from './near-misses/secret-cases.ts';
import { decodedCases, signatureCases } from './near-misses/signature-cases.ts';
import { textCases } from './near-misses/text-cases.ts';
import { writingCases } from './near-misses/writing-cases.ts';

/** Tokens with one fault each: the right hint comes first. Good and hopeless ones: none is told what would mend the signature. */
export const figure: Figure = {
  name: 'near-misses',
  title: 'Near misses',
  async run({ progress }) {
    const near = [
      ...secretCases(),
      ...forgeryCases(),
      ...keyCases(),
      ...signatureCases(),
      ...decodedCases(),
      ...writingCases(),
      ...textCases(),
      ...claimCases(),
    ];
    const hopeless = hopelessCases();
    const total = near.length + hopeless.length;
    const details: string[] = [];
    let done = 0;
    for (const one of near) {
      const wrong = judgeNear(one, await hintsFor(one));
      if (wrong !== null) details.push(`${one.name}: ${wrong}`);
      progress(++done, total);
    }
    let guessed = { caught: 0, of: 0 };
    for (const one of hopeless) {
      const wrong = judgeHopeless(one, await hintsFor(one));
      if (wrong !== null) details.push(`${one.name}: ${wrong}`);
      const guess = await guessByLooks(one);
      if (guess !== null) guessed = { caught: guessed.caught + (judgeHopeless(one, [guess]) === null ? 0 : 1), of: guessed.of + 1 };
      progress(++done, total);
    }
    return {
      cases: total,
      wrong: details.length,
      summary: `${near.length} tokens with one fault, ${hopeless.length} good or hopeless ones: ${details.length} without the right hint first`,
      control: { description: 'a tool that guesses from the looks, before hopeless tokens: each false hint is seen', ...guessed },
      details,
    };
  },
};

function judgeNear({ code, actual, isAttack = false }: NearCase, hints: readonly Hint[]): string | null {
  const [first] = hints;
  if (first?.code !== code) return `${code} expected, ${hints.map((hint) => hint.code).join(', ') || 'nothing'} found`;
  if (actual !== undefined && first.actual !== actual) return `${code} with ${String(first.actual)}, not ${String(actual)}`;
  if (first.isAttack !== isAttack) return isAttack ? 'not called an attack' : 'called an attack';
  return null;
}

const ofSignature: readonly CheckName[] = ['format', 'key', 'algorithm', 'signature'];

function judgeHopeless({ hasNoHint }: HopelessCase, hints: readonly Hint[]): string | null {
  const wrong = hints.filter(({ check }) => hasNoHint || ofSignature.includes(check));
  return wrong.length === 0 ? null : `false hint ${wrong.map(({ code }) => code).join(', ')}`;
}
