import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { defaultPolicy } from '../../../shared/policy.ts';
import { invoke } from '../../e2e/bridge.ts';
import { dropFiles } from '../../e2e/drop-files.ts';
import { storyOf } from '../../e2e/story.ts';
import type { HostileText } from './corpus.ts';
import { isReadable, wrongIn } from './judge.ts';
import type { Stage } from './stages.ts';
import { hostileToken, rowsOfToken } from './tokens.ts';

const tabs = ['Verdict', 'Lint'] as const;

/**
 * Each text by itself: the name of a file that is dropped, in it the names under which two tokens stand, in them every member;
 * and a policy of that name, for that issuer, whose demands it fails.
 */
export const oneByOne: Stage = async ({ window, folder, lookout, texts }) => {
  const wrong: string[] = [];
  for (const [index, text] of texts.entries()) {
    await invoke(window, 'policies:save', { id: null, content: policyFor(text, index) });
  }
  await storyOf(window).goTo('Inspect');
  for (const [index, text] of texts.entries()) {
    const mark = `mark-${index}.`;
    const file = path.join(folder, fileNameOf(text.text));
    const [token, other] = [hostileToken(text.text, mark), hostileToken(text.text, 'other')];
    await writeFile(file, JSON.stringify({ [text.text]: token, list: [{ [text.text]: other }] }));
    await dropFiles(window, [file]);
    if (!(await lookout.until(isReadable(text) ? mark : 'is not a JSON object'))) wrong.push(`${text.name}: its token is not shown`);
    for (const tab of tabs) {
      await lookout.press(tab);
      const names = isReadable(text) ? [...rowsOfToken, text.text] : [];
      wrong.push(...wrongIn(await lookout.look(), names, text).map((what) => `${text.name}: ${tab}: ${what}`));
    }
    wrong.push(...(await lookout.incidents()).map((what) => `${text.name}: ${what}`));
    await rm(file);
  }
  // File, names of two tokens, policy, and each member of header and claims, once as a row and once in what is said of it.
  return { places: 4 + rowsOfToken.length + 8, wrong };
};

function policyFor({ text }: HostileText, index: number) {
  const most = text.slice(0, 190);
  const policy = {
    ...defaultPolicy,
    issuers: [text],
    audience: { match: 'exact' as const, values: [`${most}!`] },
    types: [`${most}!`],
    subject: `${most}!`,
    required: [`${most}?`],
    rules: [{ claim: most, rule: 'equals' as const, value: `${most}!` }],
  };
  return { name: `${text.slice(0, 100)} ${index}`, description: text.slice(0, 900), policy, forIssuers: [text] };
}

/** As near to the text as a file can be called. */
function fileNameOf(text: string): string {
  const allowed = [...text].map((character) => (character === '/' || character === '\0' ? '_' : character));
  while (Buffer.byteLength(allowed.join('')) > 200) allowed.pop();
  return `${allowed.join('')}.txt`;
}
