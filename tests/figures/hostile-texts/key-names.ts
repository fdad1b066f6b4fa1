import { invoke, mustInvoke } from '../../e2e/bridge.ts';
import { storyOf } from '../../e2e/story.ts';
import { plainKey } from '../../plain-key.ts';
import type { Stage } from './stages.ts';
import { crowdedToken } from './tokens.ts';

/** So many candidates are drawn. */
const most = 50;

/** Keys of these names, each a candidate for a token that names none. */
export const asKeyNames: Stage = async ({ window, lookout, texts }) => {
  const wrong: string[] = [];
  const names = texts.map(({ text }) => text.slice(0, 100));
  for (let from = 0; from < names.length; from += most) {
    const ids: string[] = [];
    for (const [at, name] of names.slice(from, from + most).entries()) {
      const key = await invoke(window, 'keys:create', plainKey(`${name} ${at}`, 'HS256', { tags: [name.slice(0, 40)], notes: name }));
      if (key.ok) ids.push(key.value.id);
    }
    const mark = `keys-${from}.`;
    await storyOf(window).goTo('Keys');
    wrong.push(...(await lookout.look()).findings.map((what) => `list of keys: ${what}`));
    await storyOf(window).inspect(crowdedToken([], mark));
    if (!(await lookout.until(mark))) wrong.push(`candidates: ${mark} is not shown`);
    await lookout.press(`${ids.length} keys considered`);
    wrong.push(...(await lookout.look()).findings.map((what) => `candidates: ${what}`));
    wrong.push(...(await lookout.incidents()));
    for (const id of ids) await mustInvoke(window, 'keys:delete', { id });
  }
  return { places: 3, wrong };
};
