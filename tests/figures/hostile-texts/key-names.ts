import { invoke, mustInvoke } from '../../e2e/bridge.ts';
import { storyOf } from '../../e2e/story.ts';
import { plainKey } from '../../plain-key.ts';
import type { Stage } from './stages.ts';
import { crowdedToken } from './tokens.ts';

/** So many candidates are drawn. */
const most = 50;

/** Keys that are called so one after the other, each a candidate for a token that names none. */
export const asKeyNames: Stage = async ({ window, lookout, texts }) => {
  const wrong: string[] = [];
  const { goTo, inspect } = storyOf(window);
  const ids: string[] = [];
  for (let at = 0; at < Math.min(most, texts.length); at++) {
    ids.push((await mustInvoke(window, 'keys:create', plainKey(`key ${at}`, 'HS256'))).id);
  }
  for (let from = 0; from < texts.length; from += most) {
    for (const [at, { text }] of texts.slice(from, from + most).entries()) {
      const name = text.slice(0, 100);
      // Some are no name, and refused. Notes stand in a field, as they were typed.
      await invoke(window, 'keys:update', { id: ids[at] ?? '', name: `${name} ${from + at}`, tags: [name.slice(0, 40)] });
    }
    const mark = `keys-${from}.`;
    await goTo('Keys');
    wrong.push(...(await lookout.look()).findings.map((what) => `list of keys: ${what}`));
    await inspect(crowdedToken([], mark));
    if (!(await lookout.until(mark))) wrong.push(`candidates: ${mark} is not shown`);
    await lookout.press(`${ids.length} keys considered`);
    wrong.push(...(await lookout.look()).findings.map((what) => `candidates: ${what}`), ...(await lookout.incidents()));
  }
  for (const id of ids) await mustInvoke(window, 'keys:delete', { id });
  return { places: 4, wrong };
};
