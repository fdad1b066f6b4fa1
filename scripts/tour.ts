import { runScript } from './terminal.ts';
import { runTour } from './tour/run.ts';

await runScript(runTour);
