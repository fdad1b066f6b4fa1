import type { Page } from '@playwright/test';
import { mustInvoke, untilOpen } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { freePort } from './free-port.ts';
import { seriousFindings } from './serious-findings.ts';
import { storyOf } from './story.ts';
import { plainKey } from '../plain-key.ts';
import { mintInput } from '../plain-token.ts';

for (const theme of ['light', 'dark'] as const) {
  test(`no serious finding of axe on tokens, their sessions, and the local API at work: ${theme}`, async ({ window }) => {
    await mustInvoke(window, 'settings:save', { theme, language: 'en' });
    const origin = await fillShelf(window);
    const { main, goTo } = storyOf(window);
    await goTo('Tokens');
    const looksGood = async (what: string) => expect(await seriousFindings(window), what).toEqual([]);

    await main
      .getByRole('option', { name: /grace.*access/ })
      .first()
      .click();
    await expect(main.getByRole('heading', { level: 3, name: 'Session' })).toBeVisible();
    await looksGood('an access token');
    await main.getByRole('button', { name: 'More about this token' }).click();
    await window.getByRole('menuitem', { name: 'Step up…' }).click();
    await looksGood('the step-up form');
    await main.getByRole('option', { name: /grace.*used/ }).click();
    await main.getByRole('button', { name: 'Use it again…' }).click();
    await looksGood('the question before a reuse');
    await window.getByRole('button', { name: 'Use it and revoke the session' }).click();
    await expect(main.getByRole('alert')).toBeInViewport();
    await looksGood('a revoked session');

    await main.getByRole('button', { name: 'Filter', exact: true }).click();
    await looksGood('the filter');
    await window.keyboard.press('Escape');
    await main.getByRole('option').first().click();
    await window.keyboard.press('Control+a');
    await expect(main.getByRole('heading', { level: 2, name: /tokens selected/ })).toBeVisible();
    await looksGood('several tokens');
    await main.getByRole('searchbox').fill('nowhere');
    await expect(main.getByText('Nothing found')).toBeVisible();
    await looksGood('nothing found');

    await goTo('Local API');
    await fetch(`${origin}/protected`);
    await expect(main.getByText('Refused: it carried no token')).toBeVisible();
    await looksGood('the local API');
  });
}

/** Tokens of every look, and the local API; its origin. */
async function fillShelf(window: Page): Promise<string> {
  await untilOpen(window);
  const key = await mustInvoke(window, 'keys:create', plainKey('Shop', 'ES256'));
  for (const lifetime of ['1h', '2m', '2020-01-01', 'none']) {
    const input = mintInput(key.id, { label: lifetime, lifetime });
    const { id } = await mustInvoke(window, 'tokens:mint', {
      ...input,
      place: { ...input.place, folder: 'Shop', environment: 'staging', tags: ['smoke'] },
    });
    if (lifetime === '1h') await mustInvoke(window, 'tokens:organize', { ids: [id], renewsBefore: 60, remindsBefore: 300 });
  }
  const access = mintInput(key.id, { label: 'grace' }, { typ: 'at+jwt' });
  const pair = await mustInvoke(window, 'tokens:mint-pair', { access, refreshLifetime: '1h', slidesUpTo: '1d' });
  await mustInvoke(window, 'tokens:refresh', { id: pair.refresh.id });
  const { origin } = await mustInvoke(window, 'local-api:start', { port: await freePort(), keyId: key.id });
  return origin ?? '';
}
