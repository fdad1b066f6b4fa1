import { storyOf } from '../../e2e/story.ts';
import type { HostileText } from './corpus.ts';
import { beginning, isReadable, wrongIn } from './judge.ts';
import type { Scene, Stage } from './stages.ts';
import { crowdedToken, disclosing, manySigned, sealed } from './tokens.ts';

type Crowd = {
  name: string;
  /** How many are drawn of what they are. */
  size: number;
  token: (texts: readonly string[], mark: string) => string;
  /** Buttons that show more of it, in this order. */
  views: readonly string[];
  /** What must be shown of it at first: as rows, or anywhere. */
  shows: 'rows' | 'anywhere' | 'nothing';
};

const crowds: readonly Crowd[] = [
  {
    name: 'members',
    size: 100,
    token: crowdedToken,
    views: ['JSON', 'Bytes', 'Lint', 'Would others accept it?', 'Edit and re-sign'],
    shows: 'rows',
  },
  { name: 'signatures', size: 10, token: manySigned, views: ['JSON', 'Lint'], shows: 'anywhere' },
  { name: 'disclosures', size: 100, token: disclosing, views: ['JSON', 'Lint'], shows: 'anywhere' },
  { name: 'headers of a JWE', size: 60, token: sealed, views: ['JSON', 'Lint'], shows: 'rows' },
];

/** Many texts in one token, in every form of a token and every view of it; then against another token. */
export const inCrowds: Stage = async (whole) => {
  const scene = { ...whole, texts: whole.texts.filter(isReadable) };
  const wrong: string[] = [];
  for (const crowd of crowds) {
    for (let from = 0; from < scene.texts.length; from += crowd.size) {
      wrong.push(...(await lookAt(scene, crowd, scene.texts.slice(from, from + crowd.size), `${crowd.name}-${from}.`)));
    }
  }
  for (let from = 0; from < scene.texts.length; from += 50) {
    wrong.push(...(await compared(scene, scene.texts.slice(from, from + 50), `compared-${from}.`)));
  }
  return { places: 22, wrong };
};

async function lookAt({ window, lookout }: Scene, crowd: Crowd, texts: readonly HostileText[], mark: string): Promise<string[]> {
  const { inspect } = storyOf(window);
  const wrong: string[] = [];
  await inspect(
    crowd.token(
      texts.map(({ text }) => text),
      mark,
    ),
  );
  if (!(await lookout.until(mark))) wrong.push('it is not shown');
  const sight = await lookout.look();
  wrong.push(...sight.findings);
  for (const text of texts) {
    if (crowd.shows === 'rows')
      wrong.push(...wrongIn({ ...sight, findings: [] }, [text.text], text).map((what) => `${text.name}: ${what}`));
    if (crowd.shows === 'anywhere' && !sight.text.includes(beginning(text.text).slice(0, 60))) wrong.push(`${text.name}: not shown`);
  }
  for (const view of crowd.views) {
    if ((await lookout.press(view)) === 0) wrong.push(`there is no ${view}`);
    if (view === 'Edit and re-sign') await window.locator('.cm-editor').nth(1).waitFor();
    wrong.push(...(await lookout.look()).findings.map((what) => `${view}: ${what}`));
  }
  await window.keyboard.press('Escape');
  return [...wrong, ...(await lookout.incidents())].map((what) => `${crowd.name} (${mark}): ${what}`);
}

/** The tokens side by side, and what differs. */
async function compared({ window, lookout }: Scene, texts: readonly HostileText[], mark: string): Promise<string[]> {
  const { main, goTo } = storyOf(window);
  await goTo('Inspect');
  await lookout.press('Compare');
  await main.getByRole('textbox', { name: 'This token' }).fill(
    crowdedToken(
      texts.map(({ text }) => text),
      mark,
    ),
  );
  await main.getByRole('textbox', { name: 'The other token' }).fill(crowdedToken([], 'none'));
  const isShown = await lookout.until(mark);
  const { findings, text: all } = await lookout.look();
  const unseen = texts.filter(({ text }) => !all.includes(beginning(text))).map(({ name }) => `${name}: not shown`);
  await lookout.press('One token');
  return [...(isShown ? [] : ['it is not shown']), ...findings, ...unseen, ...(await lookout.incidents())].map(
    (what) => `compare: ${what}`,
  );
}
