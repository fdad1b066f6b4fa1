import { expect, test } from '@playwright/test';
import { buildSmallHouse, compile, type Findings } from './small-house.ts';

test.describe.configure({ mode: 'default' });

const reexport = (from: string) => `export { present } from '${from}';\n`;

/** What the compiler alone must refuse: each room is a project that sees its own libraries and the rooms that it may import. */
const violations: ReadonlyArray<readonly [what: string, file: string, content: string, said: RegExp]> = [
  ['the DOM in shared', 'shared/a.ts', 'export const a = () => document.title;\n', /'document'/],
  ['Node in shared', 'shared/b.ts', 'export const b = () => process.pid;\n', /'process'/],
  ['the DOM in the engine', 'electron/engine/a.ts', 'export const a = () => document.title;\n', /'document'/],
  ['the DOM in the command line', 'electron/cli/a.ts', 'export const a = () => document.title;\n', /'document'/],
  ['the DOM in main', 'electron/main/a.ts', 'export const a = () => document.title;\n', /'document'/],
  ['Node in the renderer', 'renderer/a.ts', 'export const a = () => process.pid;\n', /'process'/],
  ['Node in the preload', 'electron/preload/a.ts', 'export const a = () => process.pid;\n', /'process'/],
  ['the renderer imports the engine', 'renderer/b.ts', reexport('../electron/engine/present.ts'), /file list/],
  ['the renderer imports main', 'renderer/c.ts', reexport('../electron/main/present.ts'), /file list/],
  ['shared imports the engine', 'shared/c.ts', reexport('../electron/engine/present.ts'), /file list/],
  ['the engine imports main', 'electron/engine/b.ts', reexport('../main/present.ts'), /file list/],
  ['the command line imports main', 'electron/cli/b.ts', reexport('../main/present.ts'), /file list/],
  ['main imports tests', 'electron/main/b.ts', reexport('../../tests/present.ts'), /file list/],
  ['an unchecked index', 'shared/d.ts', 'export const d = (list: string[]): string => list[0];\n', /undefined/],
  ['an enum', 'shared/e.ts', 'export enum Colour {\n  red,\n}\n', /erasable/],
];

const legal: ReadonlyArray<readonly [file: string, content: string]> = [
  ['shared/legal.ts', reexport('./present.ts')],
  ['electron/engine/legal.ts', `export const pid = process.pid;\n${reexport('../../shared/present.ts')}`],
  ['electron/main/legal.ts', reexport('../engine/present.ts')],
  ['electron/cli/legal.ts', reexport('../engine/present.ts')],
  ['renderer/legal.ts', `export const title = () => document.title;\n${reexport('../shared/present.ts')}`],
  ['tests/legal.ts', reexport('../electron/engine/present.ts')],
];

let findings: Findings;

test.beforeAll(async () => {
  const house = await buildSmallHouse(new Map([...violations.map(([, file, content]) => [file, content] as const), ...legal]));
  findings = await compile(house);
  await house.tearDown();
});

for (const [what, file, , said] of violations) {
  test(`${what}: red`, () => {
    expect(findings.get(file)?.join('\n') ?? 'nothing was said').toMatch(said);
  });
}

test('legal code: green', () => {
  expect(legal.map(([file]) => findings.get(file)).filter((said) => said !== undefined)).toEqual([]);
});
