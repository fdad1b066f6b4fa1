import path from 'node:path';
import { startSession } from '../../scripts/desktop.ts';
import type { Figure } from '../../scripts/figure.ts';
import { root } from '../../scripts/project.ts';
import { untilOpen } from '../e2e/bridge.ts';
import { electronExecutable, launchElectron } from '../e2e/launch.ts';
import { seesBlunder, seesNothingPlain } from './hostile-texts/control.ts';
import { hostileTexts } from './hostile-texts/corpus.ts';
import { postLookout } from './hostile-texts/lookout.ts';
import { stages } from './hostile-texts/stages.ts';

/**
 * Texts that are markup, hide characters or mean something elsewhere, in every place where the window draws what came out of a
 * token: in the real app, with its own content security policy. The same look must see a careless page.
 */
export const figure: Figure = {
  name: 'hostile-texts',
  title: 'Scripts and hidden characters from tokens',
  async run({ full, progress }) {
    const all = hostileTexts();
    // Small: some of each kind.
    const texts = full ? all : all.filter((_, index) => index % 24 === 5);
    const session = await startSession('unlocked');
    const target = { executable: await electronExecutable(), appFolder: root };
    const env = { ...session.env, TOKENSMITH_DATA_DIR: path.join(session.folder, 'tokensmith-data') };
    const running = await launchElectron({ target, env });
    try {
      await untilOpen(running.window);
      const lookout = await postLookout(running.window);
      const details: string[] = [];
      let [done, fields] = [0, 0];
      for (const stage of stages) {
        const { places, wrong } = await stage({ ...running, folder: session.folder, lookout, texts });
        fields += places;
        details.push(...wrong);
        progress(++done, stages.length + 1);
      }
      if (!(await seesNothingPlain(running.window, lookout))) details.push('the control: a plain text is blamed');
      let caught = 0;
      for (const text of texts) {
        if (await seesBlunder(running.window, lookout, text)) caught++;
        else details.push(`not seen by the control: ${text.name}`);
      }
      return {
        cases: texts.length,
        wrong: details.length,
        summary: `${texts.length} texts in ${fields} places: ${details.length} scripts, elements, hidden characters or texts not shown`,
        control: { description: 'set as HTML, drawn without chips, or cut short', caught, of: texts.length },
        details,
      };
    } finally {
      await running.close();
      await session.stop();
    }
  },
};
