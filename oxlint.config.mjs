// The import rules of the house, and the few habits that a compiler cannot ask for. tests/rooms/ plants each violation.
//
// An override replaces the list of no-restricted-imports that came before it, so every room's list is put together here from
// the parts that it needs. Two things oxlint does not have: look-ahead in a regex, and a negated group beside other patterns
// (it switches them off). A ban on everything but one package is therefore spelled out letter by letter.

const library = (name, message) => ({ regex: `^${name}(/|$)`, message });
const place = (regex, message) => ({ regex, message });

const noElectron = library('electron', 'Only electron/main and electron/preload import electron.');
const noKeytar = library('keytar', 'Only electron/engine/vault/keychain-agent.ts loads keytar: it can hang or crash its process.');
const noJose = library('jose', 'Only engine/keys and engine/tokens import jose: everything else asks them.');
const noNode = place('^node:', 'This room knows no Node.');
const noReact = library('react(-dom|-aria-components|-resizable-panels)?', 'React belongs to the renderer.');
const noFastify = library('fastify', 'Only engine/local-api serves.');
const noUndici = library('undici', 'Only engine/requests sends.');
const noDatabase = library('@signalapp/sqlcipher', 'Only engine/vault opens the database.');
const noTests = place('(^|/)tests/', 'Nobody imports tests.');
const noScripts = place('(^|/)scripts/', 'Only tests import scripts.');
const noRenderer = place('(^|/)renderer/', 'Only the renderer imports the renderer.');
const noEngine = place('(^|/)engine/', 'Only main, the command line and tests import the engine.');
const noMain = place('(^|/)main/', 'Nobody imports main.');
const noPreload = place('(^|/)preload/', 'Nobody imports the preload script.');
const noCommandLine = place('(^|/)cli/', 'Nobody imports the command line.');
const noNodeSide = place('(^|/)electron/', 'This room reaches the Node side through IPC only.');
const noOtherFeature = place('^\\.\\./[^.]|(^|/)features/', 'A feature never imports a feature: move what both need to lib or ui.');
const noFeatureFromWithin = place(
  '^\\.\\./\\.\\./[^.]|(^|/)features/',
  'A feature never imports a feature: move what both need to lib or ui.',
);
const noFeature = place('(^|/)features/', 'Features stand on this room, not the other way round.');

const everywhere = [noTests, noScripts];
const libraries = [noElectron, noKeytar, noJose, noFastify, noUndici, noDatabase];

const imports = (patterns, paths = []) => ({ 'no-restricted-imports': ['error', { patterns, paths }] });
const room = (files, patterns, paths) => ({ files, rules: imports([...everywhere, ...patterns], paths) });

const noIpcMain = {
  name: 'electron',
  importNames: ['ipcMain'],
  message: 'Only electron/main/ipc/router.ts registers calls: one road for all of them.',
};
const mainBans = [noKeytar, noJose, noFastify, noUndici, noDatabase, noReact, noRenderer, noPreload, noCommandLine];
const engineBans = [noElectron, noReact, noRenderer, noMain, noPreload, noCommandLine];
const engineLibraries = [noKeytar, noJose, noFastify, noUndici, noDatabase];
const engineRoom = (files, own) => room(files, [...engineBans, ...engineLibraries.filter((ban) => ban !== own)]);
const rendererBans = [...libraries, noNode, noNodeSide, noEngine, noMain, noPreload, noCommandLine];

const noSleeping = [
  { name: 'node:timers/promises', message: 'No sleeps in tests: wait for what you wait for.' },
  { name: 'timers/promises', message: 'No sleeps in tests: wait for what you wait for.' },
];

export default {
  plugins: ['typescript', 'import', 'react', 'oxc', 'unicorn'],
  categories: { correctness: 'error' },
  ignorePatterns: ['out/**', 'node_modules/**', 'tests/vectors/**/*.json'],
  options: { reportUnusedDisableDirectives: 'error' },
  rules: {
    ...imports([...everywhere, ...libraries]),
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'react/no-danger': 'error',
    'no-eval': 'error',
    'no-new-func': 'error',
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    // Playwright's fixtures that need no other fixture are written `async ({}, use) => …`.
    'no-empty-pattern': 'off',
    // Hidden and control characters are what this app looks for, and what its tests are made of.
    'no-control-regex': 'off',
    'no-misleading-character-class': 'off',
    'unicorn/no-thenable': 'off',
    // A copy is needed where the loop removes what it walks over.
    'unicorn/no-useless-spread': 'off',
    'unicorn/prefer-string-starts-ends-with': 'off',
    // Asks for a compiler that is not used here.
    'react/set-state-in-effect': 'off',
    'no-restricted-properties': [
      'error',
      { object: 'Math', property: 'random', message: 'Use node:crypto: nothing here may be guessable.' },
      { property: 'innerHTML', message: 'No HTML sinks.' },
      { property: 'insertAdjacentHTML', message: 'No HTML sinks.' },
      { property: 'waitForTimeout', message: 'No sleeps in tests: wait for what you wait for.' },
    ],
  },
  overrides: [
    {
      files: ['shared/**'],
      rules: imports([
        ...everywhere,
        place('^[^.z]|^z[^o]|^zo[^d]|^zod[^/]', 'shared imports zod only: no Node, no DOM, no Electron.'),
        noNodeSide,
        noRenderer,
        noEngine,
      ]),
    },
    engineRoom(['electron/engine/**']),
    engineRoom(['electron/engine/keys/**', 'electron/engine/tokens/**'], noJose),
    engineRoom(['electron/engine/local-api/**'], noFastify),
    engineRoom(['electron/engine/requests/**'], noUndici),
    room(['electron/engine/vault/**'], [...engineBans, noKeytar, noJose, noFastify, noUndici]),
    room(['electron/engine/vault/keychain-agent.ts'], [...engineBans, noJose, noFastify, noUndici, noDatabase]),
    room(['electron/cli/**'], [...libraries, noReact, noRenderer, noMain, noPreload]),
    room(['electron/main/**'], mainBans, [noIpcMain]),
    room(['electron/main/ipc/router.ts'], mainBans),
    room(
      ['electron/preload/**'],
      [
        ...libraries.filter((ban) => ban !== noElectron),
        noNode,
        noReact,
        noRenderer,
        noEngine,
        noMain,
        noCommandLine,
        { regex: '(^|/)shared/', allowTypeImports: true, message: 'Types only: a value would bundle zod into every page.' },
      ],
      [noIpcMain],
    ),
    room(['renderer/**'], rendererBans),
    room(['renderer/src/features/**'], [...rendererBans, noOtherFeature]),
    room(['renderer/src/features/*/*/**'], [...rendererBans, noFeatureFromWithin]),
    room(['renderer/src/lib/**', 'renderer/src/messages/**'], [...rendererBans, noFeature]),
    room(['renderer/src/ui/**'], [...rendererBans, noFeature, place('/lib/(api|use-call|use-event)', 'ui knows no IPC.')]),
    {
      files: ['scripts/**', '*.config.*'],
      rules: imports([
        noTests,
        noElectron,
        noKeytar,
        noJose,
        place('^\\.\\./(electron|renderer|shared)/', 'scripts import no room of the app.'),
      ]),
    },
    { files: ['scripts/runtime/default-app/**'], rules: imports([noTests]) },
    { files: ['tests/**'], rules: imports([noKeytar], noSleeping) },
    {
      files: ['*.config.*', 'tests/playwright.config.ts', 'scripts/testing/tally-reporter.ts', '**/*.d.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
  ],
};
