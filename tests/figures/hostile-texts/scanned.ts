import { storyOf } from '../../e2e/story.ts';
import type { HostileText } from './corpus.ts';
import { beginning, isReadable } from './judge.ts';
import type { Scene, Stage } from './stages.ts';
import { hostileToken } from './tokens.ts';

/** So many stand in one text: more of them take longer to be typed than to be looked at. */
const most = 100;
/** In characters; a row shows less. */
const longest = 200;

/** Texts that are looked through, a token in each line; the table is gone through from top to bottom. */
export const asScanRows: Stage = async (scene) => {
  const texts = scene.texts.filter(isReadable).map((text) => ({ ...text, text: [...text.text].slice(0, longest).join('') }));
  const wrong: string[] = [];
  await storyOf(scene.window).goTo('Inspect');
  await scene.lookout.press('Many');
  for (let from = 0; from < texts.length; from += most) wrong.push(...(await scan(scene, texts.slice(from, from + most))));
  await scene.lookout.press('One token');
  return { places: 5, wrong: wrong.map((what) => `table: ${what}`) };
};

async function scan({ window, lookout }: Scene, texts: readonly HostileText[]): Promise<string[]> {
  const { main } = storyOf(window);
  const lines = texts.map(({ text }, index) => JSON.stringify({ [text]: hostileToken(text, `scan-${index}`) }));
  await main.getByRole('textbox', { name: 'Or paste a text' }).fill(lines.join('\n'));
  await main.getByRole('button', { name: 'Find tokens' }).click();
  const list = main.getByRole('listbox', { name: 'Tokens that were found' });
  await list.waitFor();
  const wrong: string[] = [];
  let seen = '';
  for (let isEnd = false; !isEnd;) {
    const sight = await lookout.look();
    seen += sight.text;
    wrong.push(...sight.findings);
    isEnd = await list.evaluate(async (element) => {
      const before = element.scrollTop;
      element.scrollTop += element.clientHeight * 0.8;
      for (let frame = 0; frame < 6; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
      return element.scrollTop === before;
    });
  }
  const unseen = texts.filter(({ text }) => !seen.includes(beginning(text).slice(0, 30))).map(({ name }) => `${name} is not shown`);
  await main.getByRole('button', { name: 'Look through others' }).click();
  return [...wrong, ...unseen, ...(await lookout.incidents())];
}
