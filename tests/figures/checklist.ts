import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSession } from '../../scripts/desktop.ts';
import type { Figure } from '../../scripts/figure.ts';
import { inProject, root } from '../../scripts/project.ts';
import { checklist, failing, readChecklist, type Point } from '../e2e/checklist.ts';
import { electronExecutable, launchElectron } from '../e2e/launch.ts';
import { isCurrentRuntime, isFusedRuntime } from '../e2e/runtime-facts.ts';

/** Our own app, point by point; and a twin that keeps all points but one, which must be the one that is reported. */
export const figure: Figure = {
  name: 'checklist',
  title: "Electron's security checklist at run time",
  async run({ full, progress }) {
    const broken = await lookAtOurs();
    // Small: one of each way to look (preferences, page, events, files).
    const flips = full ? checklist : checklist.filter((_, index) => index % 5 === 1);
    const details = broken.map((point) => `does not hold: ${point}`);
    let caught = 0;
    for (const [index, point] of flips.entries()) {
      progress(index, flips.length);
      const seen = await lookAtTwin(point);
      if (seen.includes(point)) caught++;
      else details.push(`not caught: ${point} (seen instead: ${seen.join(', ') || 'nothing'})`);
    }
    const sound = await lookAtTwin(null);
    if (sound.length > 0) details.push(`the twin without a broken point is blamed for: ${sound.join(', ')}`);
    return {
      cases: checklist.length,
      wrong: broken.length + sound.length,
      summary: `${checklist.length - broken.length} of ${checklist.length} points hold on the window`,
      control: { description: 'a twin app with one point broken', caught, of: flips.length },
      details,
    };
  },
};

async function lookAtOurs(): Promise<Point[]> {
  const session = await startSession('unlocked');
  const target = { executable: await electronExecutable(), appFolder: root };
  const data = path.join(session.folder, 'tokensmith-data');
  const { app, window, close } = await launchElectron({ target, env: { ...session.env, TOKENSMITH_DATA_DIR: data } });
  try {
    await window.getByRole('navigation').waitFor();
    return failing(await readChecklist({ app, window, isFused: isFusedRuntime, isCurrent: await isCurrentRuntime(app) }));
  } finally {
    await close();
    await session.stop();
  }
}

async function lookAtTwin(broken: Point | null): Promise<Point[]> {
  const data = await mkdtemp(path.join(tmpdir(), 'tokensmith-twin-'));
  const target = { executable: await electronExecutable(), appFolder: inProject('tests', 'e2e', 'twin-app') };
  const env = { ...process.env, TWIN_DATA: data, TWIN_BREAKS: broken ?? '' };
  const { app, window, close } = await launchElectron({ target, env });
  try {
    await window.getByRole('navigation').waitFor({ state: 'attached' });
    // The two points that lie outside of an app: the control gives the look another version, and other fuses.
    const isCurrent = await isCurrentRuntime(app, broken === 'current Electron' ? '20.0.0' : undefined);
    const isFused = () => isFusedRuntime(broken === 'fuses set' ? 'as shipped' : 'as set');
    return failing(await readChecklist({ app, window, isFused, isCurrent }));
  } finally {
    await close();
    await rm(data, { recursive: true, force: true });
  }
}
