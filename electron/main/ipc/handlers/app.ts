import { app } from 'electron';
import { ok } from '../../../../shared/result.ts';
import type { AppHandlers } from '../../../../shared/ipc/contract.ts';
import type { Services } from '../../services.ts';

type AppRoomHandlers = Pick<
  AppHandlers,
  Extract<keyof AppHandlers, `app:${string}` | `jobs:${string}` | `settings:${string}` | `clipboard:${string}`>
>;

export function appHandlers({ engine, preferences, applySettings, clipboard }: Services): AppRoomHandlers {
  return {
    'app:info': async () =>
      ok({
        version: app.getVersion(),
        electron: process.versions.electron ?? '',
        chrome: process.versions.chrome ?? '',
        node: process.versions.node,
        platform: `${process.platform} ${process.arch}`,
        systemLocale: app.getLocale(),
      }),
    'app:algorithms': async () => ok({ algorithms: await engine.algorithms() }),
    'jobs:stop': async ({ job }) => {
      engine.jobs.stop(job);
      return ok({});
    },
    'settings:get': async () => ok(preferences.settings()),
    'settings:save': async (settings) => {
      preferences.saveSettings(settings);
      applySettings(settings);
      return ok(preferences.settings());
    },
    'clipboard:copy': async ({ text }) => {
      clipboard.copy(text);
      return ok({ clearsInSeconds: null });
    },
  };
}
