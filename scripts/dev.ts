import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureBuild } from './building/ensure-build.ts';
import { fingerprint } from './building/inputs.ts';
import { stopProcess } from './child.ts';
import { hasDisplay } from './desktop.ts';
import { prepare, sandboxArguments } from './prepare.ts';
import { root } from './project.ts';
import { messageOf, Refusal, runScript, say } from './terminal.ts';

/** How often the sources are looked at, in milliseconds. */
const LOOK_MS = 500;

/**
 * Opens the app, and again after each change of a source. The page always comes from app:// with the policy that is shipped:
 * a development server would need another policy, and its mistakes would show up late.
 */
await runScript(async () => {
  if (!hasDisplay()) throw new Refusal('There is no display here. `npm run tour` shows the app in pictures.');
  const runtime = await prepare({ virtualDesktop: false });
  const words = [...sandboxArguments(), root];
  const open = () => spawn(runtime.executable, words, { stdio: 'inherit', env: { ...process.env, TOKENSMITH_DEVELOPMENT: '1' } });
  let built = fingerprint();
  let app = open();
  say('Open. Each change builds it anew; closing the window ends this.');
  while (isRunning(app)) {
    await pause(LOOK_MS);
    const current = fingerprint();
    if (current === built) continue;
    built = current;
    try {
      await ensureBuild();
    } catch (error) {
      say(`The build failed, the app stays as it was:\n${messageOf(error)}`);
      continue;
    }
    await stopProcess(app);
    app = open();
  }
  return 0;
});

function isRunning(app: ChildProcess): boolean {
  return app.exitCode === null && app.signalCode === null;
}
