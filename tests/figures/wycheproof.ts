import type { Figure } from '../../scripts/figure.ts';
import { bareJoseTakes } from '../vectors/bare-jose.ts';
import { classify, isTaken, loadWycheproof } from '../vectors/wycheproof.ts';

/** What bare jose takes of what is labelled invalid: were it fewer, the harness would be blind. */
const knownFalseAccepts = 25;

/** All 649 vectors, small or full: they take seconds. */
export const figure: Figure = {
  name: 'wycheproof',
  title: 'Wycheproof JOSE vectors',
  async run({ progress }) {
    const vectors = loadWycheproof();
    const details: string[] = [];
    const counts = { 'as-labelled': 0, 'as-reviewed': 0, wrong: 0 };
    let falseAccepts = 0;
    for (const [index, vector] of vectors.entries()) {
      const taken = await isTaken(vector);
      const outcome = classify(vector, taken);
      counts[outcome]++;
      if (outcome === 'wrong') {
        details.push(`${vector.file} ${vector.tcId} ${vector.comment}: labelled ${vector.label}, ${taken ? 'taken' : 'refused'}`);
      }
      if (vector.label === 'invalid' && (await bareJoseTakes(vector))) falseAccepts++;
      progress(index + 1, vectors.length);
    }
    return {
      cases: vectors.length,
      wrong: counts.wrong,
      summary: `${counts['as-labelled']} as labelled, ${counts['as-reviewed']} on the reviewed list, ${counts.wrong} other`,
      control: {
        description: 'false accepts of jose without the strict front and the key policy',
        caught: falseAccepts,
        of: knownFalseAccepts,
      },
      details,
    };
  },
};
