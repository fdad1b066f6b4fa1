import { expect, test } from '@playwright/test';
import { everyRow, runOn, scanWith, valueOf } from './scanning.ts';
import { makers, tokenOf } from './tokens.ts';

const [maker] = makers;
if (maker === undefined) throw new Error('There are some');
const claimSets = [
  { sub: '=cmd|calc', iss: 'https://b.example', exp: 300 },
  { sub: '+1', iss: 'https://a.example' },
  { sub: '-1', aud: ['x', 'y'], exp: 100 },
  { sub: '@SUM(A1)', iss: 'https://A.example', exp: 200 },
  { sub: 'quoted "name", and\r\nlines', iss: 'https://b.example' },
  { sub: '\t=1', iss: '한국' },
];
const text = claimSets.map((claims) => tokenOf(maker, claims)).join('\n');

test('sorted by a column, rows without a value come last either way; words and verdicts narrow', async () => {
  const scan = scanWith();
  const { session } = await runOn(scan, { kind: 'text', text });
  const linesOf = async (by: 'expires' | 'issuer' | 'subject', isDescending: boolean, search = '') => {
    const view = { filter: { search, verdict: null }, order: { by, isDescending } };
    return valueOf(await scan.rows({ session, ...view, offset: 0, limit: 500 })).rows.map(({ line }) => line);
  };
  expect(await linesOf('expires', false)).toEqual([3, 4, 1, 2, 5, 6]);
  expect(await linesOf('expires', true)).toEqual([1, 4, 3, 2, 5, 6]);
  expect(await linesOf('issuer', false)).toEqual([2, 4, 1, 5, 6, 3]);
  expect(await linesOf('issuer', true)).toEqual([6, 1, 5, 2, 4, 3]);
  expect(await linesOf('issuer', false, 'EXAMPLE b.')).toEqual([1, 5]);
  expect(await linesOf('issuer', false, '한')).toEqual([6]);
  const page = valueOf(await scan.rows({ session, ...everyRow, offset: 4, limit: 10 }));
  expect([page.total, page.rows.map(({ line }) => line)]).toEqual([6, [5, 6]]);
  scan.releaseAll();
});

test('the CSV has every row, no token, no byte order mark and no formula', async () => {
  const scan = scanWith();
  const { session } = await runOn(scan, { kind: 'text', text });
  const csv = Buffer.from(valueOf(await scan.csv({ session, ...everyRow }))).toString('utf8');
  const cells = csvCells(csv);
  expect(csv.startsWith('index,kind,file,line,')).toBe(true);
  expect(cells).toHaveLength(claimSets.length + 1);
  expect(cells.flat().filter((cell) => /^\s*[=+@-]/.test(cell))).toEqual([]);
  const subject = cells[0]?.indexOf('subject') ?? -1;
  expect(cells.slice(1).map((row) => row[subject])).toEqual([
    "'=cmd|calc",
    "'+1",
    "'-1",
    "'@SUM(A1)",
    'quoted "name", and\r\nlines',
    "'\t=1",
  ]);
  for (const token of text.split('\n')) expect(csv).not.toContain(token.split('.')[1]);
  scan.releaseAll();
});

/** A reader of RFC 4180, written without the writer. */
function csvCells(csv: string): string[][] {
  const rows: string[][] = [];
  for (const line of csv.match(/(?:"(?:[^"]|"")*"|[^"\r\n])+\r\n/g) ?? []) {
    const cells = line.slice(0, -2).match(/(?<=^|,)(?:"(?:[^"]|"")*"|[^,"]*)(?=,|$)/g) ?? [];
    rows.push(cells.map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)));
  }
  return rows;
}
