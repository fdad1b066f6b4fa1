import type { Page } from '@playwright/test';
import type { HostileText } from './corpus.ts';
import { mostCompared, wrongIn } from './judge.ts';
import type { Lookout } from './lookout.ts';

/**
 * Whether the same look sees what a careless page makes of the text: markup set as HTML, hidden characters drawn as they are, and
 * a text that is cut short. The page itself refuses HTML (Trusted Types), so that the debugger has to set it.
 */
export async function seesBlunder(window: Page, lookout: Lookout, text: HostileText): Promise<boolean> {
  const isSeen = async (drawn: string, isHtml: boolean) => {
    await draw(window, drawn, isHtml);
    return wrongIn(await lookout.look(), ['control'], text).length > 0;
  };
  const seen = await isSeen(text.harm === 'meaning' ? cutShort(text.text) : text.text, text.harm === 'markup');
  await window.evaluate(() => document.querySelector('#scratch')?.remove());
  await lookout.incidents();
  return seen;
}

/** One character less than is compared. */
function cutShort(text: string): string {
  return [...text].slice(0, mostCompared).slice(0, -1).join('');
}

/** The scratch place itself is not what is seen. */
export async function seesNothingPlain(window: Page, lookout: Lookout): Promise<boolean> {
  await draw(window, 'a plain text', false);
  const wrong = wrongIn(await lookout.look(), ['control'], { text: 'a plain text' });
  await window.evaluate(() => document.querySelector('#scratch')?.remove());
  return wrong.length === 0;
}

async function draw(window: Page, drawn: string, isHtml: boolean): Promise<void> {
  await window.evaluate((text) => {
    const make = (name: string, ...children: (Node | string)[]) => {
      const element = document.createElement(name);
      element.append(...children);
      return element;
    };
    const scratch = make('div', make('dl', make('div', make('dt', 'control'), make('dd', text))));
    scratch.id = 'scratch';
    document.body.append(scratch);
  }, drawn);
  if (!isHtml) return;
  const session = await window.context().newCDPSession(window);
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: '#scratch dd' });
  await session.send('DOM.setOuterHTML', { nodeId, outerHTML: `<dd>${drawn}</dd>` });
  await session.detach();
}
