import { mustInvoke, untilOpen } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { plainKey } from '../plain-key.ts';
import { ecPair, generalJson, hmacToken, inspectStory, now, shownCredential } from './inspect-story.ts';
import { seriousFindings } from './serious-findings.ts';

const secret = 'a secret of thirty-two bytes, yes';

for (const theme of ['light', 'dark'] as const) {
  test(`no serious finding of axe on what is said of a token: ${theme}`, async ({ window }) => {
    await mustInvoke(window, 'settings:save', { theme, language: 'en' });
    const { main, judgedBy, inspect, giveKey, open, says } = await inspectStory(window);
    const looksGood = async (what: string) => expect(await seriousFindings(window), what).toEqual([]);
    await looksGood('the empty bench');
    await inspect(hmacToken(secret, { iss: 'https://idp.example', sub: 'ada', 'a\u202Eb': '<b>', iat: now() - 7200, exp: now() - 40 }));
    await looksGood('a token without a key');
    await giveKey(secret);
    await says('Not valid: 1 check failed');
    await expect(main.getByRole('button', { name: 'Try it in the policy' })).toBeVisible();
    await looksGood('a verdict with a near miss');
    for (const part of ['Keys', 'As of', 'Policy'] as const) {
      await open(part);
      await looksGood(`judged by: ${part}`);
    }
    await judgedBy.getByRole('button', { name: 'Edit', exact: true }).click();
    await judgedBy.getByRole('button', { name: 'Add a rule' }).click();
    await looksGood('the editor of policies');
    await judgedBy.getByRole('textbox', { name: 'Leeway' }).fill('1 month');
    await looksGood('a mistake in it');
    await window.keyboard.press('Escape');
    await main.getByRole('tab', { name: /^Lint/ }).click();
    await looksGood('lint');
    await main.getByRole('tab', { name: 'Would others accept it?' }).click();
    await looksGood('other verifiers');
    const [issuer, holder] = [ecPair(), ecPair()];
    await inspect(shownCredential(issuer, holder));
    await expect(main.getByRole('table')).toBeVisible();
    await looksGood('an SD-JWT');
    await inspect(generalJson({ sub: 'ada' }, [{ key: issuer.privateKey }, { key: holder.privateKey, isBroken: true }]));
    await expect(main.getByRole('heading', { name: 'Signature 2' })).toBeVisible();
    for (const view of ['JSON', 'Bytes']) await main.getByRole('radio', { name: view }).first().click();
    await looksGood('two signatures, and bytes');
    await inspect('ghp_16C7e42F292c6912E7710c838347Ae178B4a');
    await expect(main.getByText(/GitHub/).first()).toBeVisible();
    await looksGood('an opaque one');
  });

  test(`no serious finding of axe on the work on tokens: ${theme}`, async ({ window }) => {
    await mustInvoke(window, 'settings:save', { theme, language: 'en' });
    await untilOpen(window);
    await mustInvoke(window, 'keys:create', plainKey('signs', 'ES256'));
    const { main, inspect } = await inspectStory(window);
    const looksGood = async (what: string) => expect(await seriousFindings(window), what).toEqual([]);
    const [one, other] = [
      hmacToken(secret, { sub: 'ada', scope: 'read', exp: now() + 60 }),
      hmacToken(secret, { sub: 'bob', scope: 'read write' }),
    ];
    await inspect(one);
    await main.getByRole('button', { name: 'Edit and re-sign' }).click();
    await main.getByRole('textbox', { name: 'Claims' }).and(main.locator('[contenteditable]')).fill('{ "sub": }');
    await main.getByRole('button', { name: /^Sign( Ctrl.*)?$/ }).click();
    await expect(main.getByRole('alert').first()).toBeVisible();
    await looksGood('a mistake in an edited token');
    await main.getByRole('button', { name: 'Close', exact: true }).click();
    await main.getByRole('button', { name: 'Report' }).click();
    await expect(main.getByRole('button', { name: 'Copy as Markdown' })).toBeVisible();
    await looksGood('a report');
    await window.keyboard.press('Escape');
    await main.getByRole('radio', { name: 'Compare' }).click();
    await main.getByRole('textbox', { name: 'The other token' }).fill(other);
    await expect(main.getByText('At a glance')).toBeVisible();
    await looksGood('two tokens compared');
    await main.getByRole('radio', { name: 'Many' }).click();
    await looksGood('where many are looked for');
    await main.getByRole('textbox', { name: 'Or paste a text' }).fill(`${one}\n${other}\nghp_16C7e42F292c6912E7710c838347Ae178B4a`);
    await main.getByRole('button', { name: /^Find tokens/ }).click();
    await expect(main.getByRole('listbox', { name: 'Tokens that were found' })).toBeVisible();
    await looksGood('the table of many');
    await main.getByRole('searchbox').fill('nobody');
    await expect(main.getByText('Nothing fits')).toBeVisible();
    await looksGood('a search that finds nothing');
  });
}
