import type { Figure } from '../../scripts/figure.ts';
import { allCases } from './bulk/cases.ts';
import { comparePython } from './bulk/python-csv.ts';
import { readAll } from './bulk/reading.ts';

const promised = 100;
/** Whole, and cut where it hurts: what comes of a source may not depend on where its blocks end. */
const blockSizes = [65_536, 1, 7, 16];

/** Rows right and wrong, each with exactly what is read of it; and random ones, read by Python too. */
export const figure: Figure = {
  name: 'bulk-corpus',
  title: 'Rows of every kind',
  async run({ full, progress }) {
    const cases = allCases();
    const details: string[] = [];
    let [done, caught] = [0, 0];
    for (const [index, { name, bytes, expected }] of cases.entries()) {
      const wanted = JSON.stringify(expected);
      for (const size of bytes.length > 10_000 ? [65_536] : blockSizes) {
        const read = JSON.stringify(await readAll(bytes, size));
        if (read !== wanted) details.push(`${name}, in blocks of ${size}: ${read} instead of ${wanted}`.slice(0, 1_000));
      }
      // The control: what if each had the label of another?
      const other = [...cases.slice(index + 1), ...cases].find((one) => JSON.stringify(one.expected) !== wanted);
      if (JSON.stringify(await readAll(bytes)) !== JSON.stringify(other?.expected)) caught++;
      progress(++done, cases.length);
    }
    const python = await comparePython(full ? 2_000 : 200);
    details.push(...python.different);
    if (cases.length < promised) details.push(`only ${cases.length} cases of ${promised}`);
    const beside = python.compared === 0 ? 'without Python, not installed' : `${python.compared} random files as Python reads them`;
    return {
      cases: cases.length + python.compared,
      wrong: details.length,
      summary: `${cases.length} sources of rows, each cut in several ways: ${details.length} read otherwise than they are; ${beside}`,
      control: { description: 'the same sources under the labels of others', caught, of: cases.length },
      details,
    };
  },
};
