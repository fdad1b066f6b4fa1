import path from 'node:path';
import { mustInvoke } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { mintStory } from './mint-story.ts';
import { saveTo } from './native-dialog.ts';
import { seriousFindings } from './serious-findings.ts';

// The fixtures fail a test on any error of the console too: the editor may break no rule of the content security policy.
for (const theme of ['light', 'dark'] as const) {
  test(`no serious finding of axe on minting one token and by profile: ${theme}`, async ({ window }) => {
    await mustInvoke(window, 'settings:save', { theme, language: 'en' });
    const { main, form, profile, open, pick, fill, claimsEditor, manageProfiles, mint } = await mintStory(window, [
      'ES256',
      'EdDSA',
      'ECDH-ES+A256KW',
    ]);
    const looksGood = async (what: string) => expect(await seriousFindings(window), what).toEqual([]);
    await profile(/^GitHub App/);
    await main.getByRole('button', { name: /^Mint\b/ }).click();
    await expect(form.getByText(/^client_id is required/)).toBeVisible();
    await looksGood('a profile with a key that does not fit, and a value that is missing');
    await profile(/^Plain JWT/);
    await looksGood('what the profile took the place of');
    await fill(/^Subject/, '{{user}}');
    await (await claimsEditor()).fill('{ "role": }');
    for (const part of ['Times and id', 'Protected header', 'Form of the token', 'On the shelf']) await open(part);
    await looksGood('a mistake in the JSON editor, and every part of the form');
    await (await claimsEditor()).fill('{ "role": "admin" }');
    await pick('Signed, then encrypted');
    await looksGood('encryption');
    await pick('None', 'Encryption');
    await pick('General JSON');
    await looksGood('several signatures');
    await manageProfiles('Save as a profile…');
    await expect(window.getByRole('dialog', { name: 'Save as a profile' })).toBeVisible();
    await looksGood('the variables of a new profile');
    await window.keyboard.press('Escape');
    await fill(/^Subject/, 'ada');
    await mint();
    await looksGood('a minted token');
  });

  test(`no serious finding of axe on pairs and on bulk: ${theme}`, async ({ app, window, session }) => {
    await mustInvoke(window, 'settings:save', { theme, language: 'en' });
    const { main, pick } = await mintStory(window, ['ES256']);
    const looksGood = async (what: string) => expect(await seriousFindings(window), what).toEqual([]);
    await pick('Access + refresh');
    await pick('Sliding');
    await main.getByRole('button', { name: /^Mint the pair/ }).click();
    await main.getByRole('button', { name: 'Refresh now' }).click();
    await expect(main.getByText('once', { exact: true })).toBeVisible();
    await looksGood('a pair that was refreshed');

    await pick('Bulk');
    await main.getByRole('button', { name: 'Read the rows' }).click();
    await looksGood('bulk without rows');
    await main.getByRole('textbox', { name: 'Or paste rows' }).fill('sub,level:number\nada,1\nbob,two\n');
    await main.getByRole('button', { name: 'Read the rows' }).click();
    await expect(main.getByRole('list', { name: 'One of the first rows gives no token' })).toBeVisible();
    await looksGood('rows of which one is bad');
    await saveTo(app, path.join(session.folder, 'tokens'));
    await main.getByRole('button', { name: /^Mint into a file/ }).click();
    await expect(main.getByText(/^One token minted in /)).toBeVisible();
    await looksGood('what a bulk came to');
  });
}
