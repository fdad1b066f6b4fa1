import { documentOf } from '../../../renderer/src/features/inspect/work/report-document.ts';
import { htmlOf, markdownOf } from '../../../renderer/src/features/inspect/work/report-text.ts';
import { messages } from '../../../renderer/src/messages/en/index.ts';
import { screenMessages } from '../../../renderer/src/messages/en/screens.ts';
import { inspectInput } from '../../inspect-input.ts';
import { mustInvoke } from '../../e2e/bridge.ts';
import { storyOf } from '../../e2e/story.ts';
import type { HostileText } from './corpus.ts';
import { hidden } from './hidden.ts';
import { isReadable } from './judge.ts';
import type { Scene, Stage } from './stages.ts';
import { crowdedToken, hostileToken } from './tokens.ts';

const ownTags = /<\/?(?:html|head|meta|title|style|body|h1|h2|dl|dt|dd|table|thead|tbody|tr|th|td|footer)[\s>]|<!doctype html>/gi;

/** The report's preview with every value shown, and its two texts. */
export const asReports: Stage = async (whole) => {
  const scene = { ...whole, texts: whole.texts.filter(isReadable) };
  const wrong: string[] = [];
  for (let from = 0; from < scene.texts.length; from += 50) {
    wrong.push(...(await preview(scene, scene.texts.slice(from, from + 50), `report-${from}.`)));
  }
  for (const text of scene.texts) wrong.push(...(await writtenReport(scene, text)).map((what) => `${text.name}: ${what}`));
  return { places: 12, wrong };
};

async function preview({ window, lookout }: Scene, texts: readonly HostileText[], mark: string): Promise<string[]> {
  const { main, inspect } = storyOf(window);
  await inspect(
    crowdedToken(
      texts.map(({ text }) => text),
      mark,
    ),
  );
  if (!(await lookout.until(mark))) return [`report: ${mark} is not shown`];
  await lookout.press('Report');
  await main.getByRole('button', { name: 'Copy as Markdown' }).waitFor();
  const { findings } = await lookout.look();
  await window.keyboard.press('Escape');
  return [...findings, ...(await lookout.incidents())].map((what) => `report: ${what}`);
}

async function writtenReport({ window }: Scene, { text }: HostileText): Promise<string[]> {
  const input = inspectInput(hostileToken(text, 'report'));
  const report = await mustInvoke(window, 'inspect:report', { ...input, shows: ['sub', 'jti', 'scope', text.slice(0, 200)] });
  const document = documentOf(report, { ...messages, ...screenMessages });
  const [html, markdown] = [htmlOf(document, 'en'), markdownOf(document)];
  const wrong: string[] = [];
  if (hidden.test(html)) wrong.push('hidden character in HTML');
  if (hidden.test(markdown)) wrong.push('hidden character in Markdown');
  if (html.replaceAll(ownTags, '').includes('<')) wrong.push('markup in HTML');
  // What is escaped is text (CommonMark 2.4); what stands alone is the report's own.
  if (/[<`[]/.test(markdown.replaceAll(/\\./g, ''))) wrong.push('markup in Markdown');
  return wrong;
}
