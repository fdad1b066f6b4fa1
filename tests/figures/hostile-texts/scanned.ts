import { storyOf } from '../../e2e/story.ts';
import { beginning } from './judge.ts';
import type { Stage } from './stages.ts';
import { hostileToken } from './tokens.ts';

/** All in one text that is looked through; the table is gone through from top to bottom. */
export const asScanRows: Stage = async ({ window, lookout, texts }) => {
  const { main, goTo } = storyOf(window);
  const wrong: string[] = [];
  await goTo('Inspect');
  await lookout.press('Many');
  const lines = texts.map(({ text }, index) => JSON.stringify({ [text]: hostileToken(text, `scan-${index}`) }));
  await main.getByRole('textbox', { name: 'Or paste a text' }).fill(lines.join('\n'));
  await main.getByRole('button', { name: 'Find tokens' }).click();
  const list = main.getByRole('listbox', { name: 'Tokens that were found' });
  await list.waitFor();
  let seen = '';
  for (let isEnd = false; !isEnd;) {
    const sight = await lookout.look();
    seen += sight.text;
    wrong.push(...sight.findings.map((what) => `table: ${what}`));
    isEnd = await list.evaluate(async (element) => {
      const before = element.scrollTop;
      element.scrollTop += element.clientHeight * 0.8;
      for (let frame = 0; frame < 6; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
      return element.scrollTop === before;
    });
  }
  for (const { name, text } of texts) {
    if (!seen.includes(beginning(text).slice(0, 30))) wrong.push(`table: ${name} is not shown`);
  }
  wrong.push(...(await lookout.incidents()));
  await lookout.press('One token');
  return { places: 5, wrong };
};
