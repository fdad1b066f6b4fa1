import type { Figure } from '../../scripts/figure.ts';
import type { KeyFile } from './key-corpus/corpus-file.ts';
import { makeCorpus } from './key-corpus/corpus.ts';
import { importOf, isAsBad, isAsGood, shownOutcome, type Outcome } from './key-corpus/outcome.ts';

const promised = { good: 60, bad: 120 };

/** Key files of every format, right and wrong, made when this runs; each must give its keys, or its reason in its place. */
export const figure: Figure = {
  name: 'import-corpus',
  title: 'Key files of every format',
  async run({ progress }) {
    const { good, bad, missing } = await makeCorpus();
    const total = good.length + bad.length;
    const details: string[] = [];
    let [done, crashes, caught] = [0, 0, 0];
    const tried = async (
      file: KeyFile,
      isRight: (outcome: Outcome) => boolean,
      isFlippedRight: (outcome: Outcome) => boolean,
    ): Promise<void> => {
      progress(++done, total);
      try {
        const outcome = await importOf(file);
        if (!isRight(outcome)) details.push(`${file.name}: ${shownOutcome(outcome)}`);
        if (!isFlippedRight(outcome)) caught++;
      } catch (error) {
        crashes++;
        details.push(`${file.name}: crashed: ${String(error)}`);
      }
    };
    // The control: what if every file had the label of another?
    for (const [index, file] of good.entries()) {
      const other = good
        .slice(index + 1)
        .concat(good)
        .find(({ keys }) => JSON.stringify(keys) !== JSON.stringify(file.keys)) ?? { keys: [] };
      await tried(
        file,
        (outcome) => isAsGood(outcome, file),
        (outcome) => isAsGood(outcome, other) || isAsBad(outcome, { error: { code: 'key-malformed' } }),
      );
    }
    for (const [index, file] of bad.entries()) {
      const other = bad
        .slice(index + 1)
        .concat(bad)
        .find(({ error }) => error.code !== file.error.code) ?? { error: { code: 'internal' } };
      await tried(
        file,
        (outcome) => isAsBad(outcome, file),
        (outcome) => isAsBad(outcome, other) || isAsGood(outcome, { keys: [] }),
      );
    }
    if (good.length < promised.good) details.push(`only ${good.length} good files of ${promised.good}`);
    if (bad.length < promised.bad) details.push(`only ${bad.length} bad files of ${promised.bad}`);
    const without = missing.length === 0 ? '' : `; without ${missing.join(', ')}, not installed`;
    return {
      cases: total,
      wrong: details.length,
      summary: `${good.length} good and ${bad.length} bad key files: ${details.length} read otherwise than they are, ${crashes} crashes${without}`,
      control: { description: 'the same files under the labels of others', caught, of: total },
      details,
    };
  },
};
