import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What axe finds on the page as it is now, serious and critical: the rule, and where. */
export async function seriousFindings(window: Page): Promise<string[]> {
  // A colour on its way to another one is not what a person reads.
  const inTransition = () => window.evaluate(() => document.getAnimations().filter((one) => one instanceof CSSTransition).length);
  await expect.poll(inTransition).toBe(0);
  // Legacy mode runs in this page alone: the other one opens a page of its own, which the app refuses.
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
