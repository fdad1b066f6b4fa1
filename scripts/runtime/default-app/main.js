// What the registry copy of Electron lacks: `electron <folder>` loads that folder as the app.
// Electron's own default_app does the same (MIT, electron/electron, default_app/main.ts). It is an ES module with a
// top-level await on purpose: Electron holds back `ready` until the app's main file has run, and an app must be able
// to register its schemes before that.
import { app } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const { folder, preloads } = readArguments(process.argv.slice(1));

for (const file of preloads) require(path.resolve(file));

if (folder === undefined) {
  console.error('Usage: electron <folder of the app>');
  app.exit(64);
} else {
  await loadApp(path.resolve(folder));
}

/** The first argument that is no switch is the app; `-r file` comes before it. The app sees the rest as its own. */
function readArguments(words) {
  const preloads = [];
  let folder;
  for (let at = 0; at < words.length && folder === undefined; at += 1) {
    const word = words[at];
    if (word === '-r' || word === '--require') preloads.push(words[(at += 1)]);
    else if (!word.startsWith('-')) folder = word;
  }
  return { folder, preloads };
}

async function loadApp(folder) {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  const description = readDescription(folder);
  if (description.version) app.setVersion(description.version);
  const name = description.productName ?? description.name;
  if (name) app.name = name;
  app.setDesktopName(description.desktopName ?? `${app.name}.desktop`);
  const main = description.main ? path.resolve(folder, description.main) : folder;
  const file = require.resolve(main);
  app.setAppPath(existsSync(path.join(folder, 'package.json')) ? folder : path.dirname(file));
  await import(pathToFileURL(file).href);
}

function readDescription(folder) {
  const file = path.join(folder, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
