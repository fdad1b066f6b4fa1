import { ensureBuild } from './building/ensure-build.ts';
import { runScript } from './terminal.ts';

await runScript(async () => {
  await ensureBuild();
  return 0;
});
