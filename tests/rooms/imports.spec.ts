import { expect, test } from '@playwright/test';
import { buildSmallHouse, lint, type Findings } from './small-house.ts';

test.describe.configure({ mode: 'default' });

const reexport = (from: string) => `export { present } from '${from}';\n`;
const useLibrary = (name: string) => `import * as library from '${name}';\nexport const used = library;\n`;

/** Each breaks one rule, at a place where nothing else is wrong. */
const violations: ReadonlyArray<readonly [what: string, file: string, content: string, said: RegExp]> = [
  ['shared imports Node', 'shared/a.ts', useLibrary('node:fs'), /zod only/],
  ['shared imports a library', 'shared/b.ts', useLibrary('zebra'), /zod only/],
  ['shared imports the engine', 'shared/c.ts', reexport('../electron/engine/present.ts'), /IPC only/],
  ['shared imports the renderer', 'shared/d.ts', reexport('../renderer/present.ts'), /Only the renderer/],
  ['the engine imports electron', 'electron/engine/a.ts', useLibrary('electron'), /Only electron\/main and electron\/preload/],
  ['the engine loads electron later', 'electron/engine/b.ts', "export const later = () => import('electron');\n", /Only electron\/main/],
  ['the engine imports main', 'electron/engine/c.ts', reexport('../main/present.ts'), /Nobody imports main/],
  ['the engine imports the command line', 'electron/engine/d.ts', reexport('../cli/present.ts'), /Nobody imports the command line/],
  ['the engine imports the renderer', 'electron/engine/e.ts', reexport('../../renderer/present.ts'), /Only the renderer/],
  ['the engine imports React', 'electron/engine/f.ts', useLibrary('react'), /React belongs/],
  ['a room of the engine imports jose', 'electron/engine/shelf/a.ts', useLibrary('jose'), /Only engine\/keys and engine\/tokens/],
  ['another file of the vault imports keytar', 'electron/engine/vault/a.ts', useLibrary('keytar'), /keychain-agent/],
  ['another room of the engine imports the database', 'electron/engine/shelf/b.ts', useLibrary('@signalapp/sqlcipher'), /engine\/vault/],
  ['another room of the engine imports Fastify', 'electron/engine/requests/a.ts', useLibrary('fastify'), /local-api serves/],
  ['another room of the engine imports undici', 'electron/engine/local-api/a.ts', useLibrary('undici'), /requests sends/],
  ['the command line imports electron', 'electron/cli/a.ts', useLibrary('electron'), /Only electron\/main/],
  ['the command line imports main', 'electron/cli/b.ts', reexport('../main/present.ts'), /Nobody imports main/],
  ['the command line imports keytar', 'electron/cli/c.ts', useLibrary('keytar'), /keychain-agent/],
  ['main imports keytar', 'electron/main/a.ts', useLibrary('keytar'), /keychain-agent/],
  ['main imports jose', 'electron/main/b.ts', useLibrary('jose'), /Only engine\/keys/],
  [
    'main registers a call beside the router',
    'electron/main/c.ts',
    "import { ipcMain } from 'electron';\nipcMain.handle('x', () => 1);\n",
    /router/,
  ],
  ['main imports the renderer', 'electron/main/d.ts', reexport('../../renderer/present.ts'), /Only the renderer/],
  ['main imports the command line', 'electron/main/e.ts', reexport('../cli/present.ts'), /command line/],
  ['the preload imports a value from shared', 'electron/preload/a.ts', reexport('../../shared/present.ts'), /Types only/],
  ['the preload imports Node', 'electron/preload/b.ts', useLibrary('node:fs'), /knows no Node/],
  ['the preload imports the engine', 'electron/preload/c.ts', reexport('../engine/present.ts'), /Only main, the command line/],
  ['the renderer imports electron', 'renderer/src/a.ts', useLibrary('electron'), /Only electron\/main/],
  ['the renderer imports Node', 'renderer/src/b.ts', useLibrary('node:crypto'), /knows no Node/],
  ['the renderer imports jose', 'renderer/src/c.ts', useLibrary('jose'), /Only engine\/keys/],
  ['the renderer imports the engine', 'renderer/src/d.ts', reexport('../../electron/engine/present.ts'), /IPC only/],
  ['a feature imports a feature', 'renderer/src/features/keys/a.ts', reexport('../mint/b.ts'), /A feature never imports a feature/],
  [
    'a feature imports a feature by a detour',
    'renderer/src/features/keys/b.ts',
    reexport('../../features/mint/b.ts'),
    /never imports a feature/,
  ],
  [
    'a room of a feature imports another feature',
    'renderer/src/features/keys/room/a.ts',
    reexport('../../mint/b.ts'),
    /never imports a feature/,
  ],
  ['ui imports a feature', 'renderer/src/ui/a.ts', reexport('../features/mint/b.ts'), /not the other way round/],
  ['ui talks to main', 'renderer/src/ui/b.ts', reexport('../lib/api.ts'), /ui knows no IPC/],
  ['lib imports a feature', 'renderer/src/lib/a.ts', reexport('../features/mint/b.ts'), /not the other way round/],
  ['messages import a feature', 'renderer/src/messages/a.ts', reexport('../features/mint/b.ts'), /not the other way round/],
  ['somebody imports tests', 'electron/engine/g.ts', reexport('../../tests/present.ts'), /Nobody imports tests/],
  ['the app imports scripts', 'electron/main/f.ts', reexport('../../scripts/present.ts'), /Only tests import scripts/],
  ['scripts import the app', 'scripts/a.ts', reexport('../electron/engine/present.ts'), /no room of the app/],
  ['a cycle', 'shared/cycle-a.ts', "import { b } from './cycle-b.ts';\nexport const a = () => b;\n", /cycle/],
  ['the other half of the cycle', 'shared/cycle-b.ts', "import { a } from './cycle-a.ts';\nexport const b = () => a;\n", /cycle/],
  ['a default export', 'shared/e.ts', 'export default 1;\n', /named exports/],
  ['any', 'shared/f.ts', 'export const f = (value: any): unknown => value;\n', /any/],
  ['a non-null assertion', 'shared/g.ts', 'export const g = (value: string | null): string => value!;\n', /non-null/],
  [
    'a file of 251 lines',
    'shared/h.ts',
    Array.from({ length: 251 }, (_, at) => `export const h${at} = ${at};\n`).join(''),
    /too many lines/i,
  ],
  ['Math.random', 'shared/i.ts', 'export const i = () => Math.random();\n', /guessable|restricted/],
  ['innerHTML', 'renderer/src/e.ts', "export const e = (element: Element) => {\n  element.innerHTML = '';\n};\n", /HTML sink|restricted/],
  [
    'dangerouslySetInnerHTML',
    'renderer/src/f.tsx',
    "export const F = () => <p dangerouslySetInnerHTML={{ __html: '' }} />;\n",
    /dangerously/,
  ],
  ['eval', 'electron/engine/h.ts', "export const h = () => eval('1');\n", /eval/],
  ['a sleep in a test', 'tests/a.ts', "export { setTimeout } from 'node:timers/promises';\n", /No sleeps|restricted/],
  [
    'a sleep in a page',
    'tests/b.ts',
    'export const b = (page: { waitForTimeout(ms: number): void }) => page.waitForTimeout(1);\n',
    /waitForTimeout/,
  ],
];

/** The same kinds of import where they are right: the nets must let them through. */
const legal: ReadonlyArray<readonly [file: string, content: string]> = [
  ['shared/legal.ts', "import { z } from 'zod';\nimport { present } from './present.ts';\nexport const legal = z.literal(present);\n"],
  ['electron/engine/tokens/legal.ts', useLibrary('jose') + reexport('../../../shared/present.ts')],
  ['electron/engine/keys/legal.ts', useLibrary('jose')],
  ['electron/engine/vault/keychain-agent.ts', useLibrary('keytar')],
  ['electron/engine/vault/legal.ts', useLibrary('@signalapp/sqlcipher')],
  ['electron/engine/local-api/legal.ts', useLibrary('fastify')],
  ['electron/engine/requests/legal.ts', useLibrary('undici')],
  ['electron/cli/legal.ts', reexport('../engine/present.ts')],
  ['electron/main/ipc/router.ts', "import { ipcMain } from 'electron';\nipcMain.handle('x', () => 1);\n"],
  ['electron/main/legal.ts', `import { app } from 'electron';\napp.quit();\n${reexport('../engine/present.ts')}`],
  ['electron/preload/legal.ts', "import type { present } from '../../shared/present.ts';\nexport type Legal = typeof present;\n"],
  ['renderer/src/lib/api.ts', reexport('../../../shared/present.ts')],
  ['renderer/src/features/mint/b.ts', reexport('../../lib/api.ts')],
  ['renderer/src/features/mint/legal.ts', reexport('./b.ts')],
  ['renderer/src/legal.ts', reexport('./features/mint/b.ts')],
  ['tests/legal.ts', reexport('../electron/engine/present.ts')],
];

let findings: Findings;

test.beforeAll(async () => {
  const house = await buildSmallHouse(new Map([...violations.map(([, file, content]) => [file, content] as const), ...legal]));
  findings = await lint(house);
  await house.tearDown();
});

for (const [what, file, , said] of violations) {
  test(`${what}: red`, () => {
    expect(findings.get(file)?.join('\n') ?? 'nothing was said').toMatch(said);
  });
}

test('legal imports: green', () => {
  expect(legal.map(([file]) => findings.get(file)).filter((said) => said !== undefined)).toEqual([]);
});
