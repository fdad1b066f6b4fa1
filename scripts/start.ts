import { hasDisplay } from './desktop.ts';
import { prepare, sandboxArguments } from './prepare.ts';
import { root } from './project.ts';
import { runVisibly } from './child.ts';
import { runScript, say } from './terminal.ts';
import { runTour } from './tour/run.ts';

/** Opens the app; where there is no screen to open it on, it is shown in pictures instead. */
await runScript(async () => {
  if (!hasDisplay()) {
    say('There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set): the tour runs in a virtual one instead.');
    return runTour();
  }
  const runtime = await prepare({ virtualDesktop: false });
  say('Opening Tokensmith …');
  return runVisibly(runtime.executable, [...sandboxArguments(), root, ...process.argv.slice(2)]);
});
